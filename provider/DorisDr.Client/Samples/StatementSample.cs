using DorisDr.Client.Cluster;
using DorisDr.Client.Sql;

namespace DorisDr.Client.Samples;

/// <summary>What one statement builder makes, for people who want to try it on a Doris of their own.</summary>
/// <param name="Builder">Class and member that build it.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Build">Builds it for a version; null where it is not sent to that version.</param>
internal sealed record StatementSample(string Builder, string Purpose, Func<DorisVersion, SqlStatement?> Build)
{
    /// <summary>A statement that is the same in all versions.</summary>
    internal StatementSample(string builder, string purpose, SqlStatement statement)
        : this(builder, purpose, _ => statement)
    {
    }
}
