using System.Globalization;
using System.Text;
using DorisDr.Client.Cluster;

namespace DorisDr.Client.Samples;

/// <summary>
/// Every statement that this client sends, as each generation of Doris gets it: <c>schema/statements.sql</c>. Anybody with a cluster can see whether
/// it takes them.
/// </summary>
public static class StatementSamples
{
    /// <summary>One version of each generation with differences that count here.</summary>
    internal static IReadOnlyList<DorisVersion> Generations { get; } =
        [.. new[] { "doris-2.1.11", "doris-3.0.8", "doris-3.1.2", "doris-4.0.1" }.Select(text => DorisVersion.TryParse(text)!)];

    internal static IReadOnlyList<StatementSample> All { get; } = [.. ClusterSamples.All, .. RepositorySamples.All, .. SettingSamples.All, .. RecycleBinSamples.All, .. BinlogSamples.All];

    /// <summary>The file: a section per generation. Keys, hosts and buckets are placeholders.</summary>
    public static string Write()
    {
        var text = new StringBuilder("-- What DorisDr sends to Doris, one sample per statement and generation. Put your own store and keys in the place of\n")
            .Append("-- https://s3.eu-central-1.amazonaws.com, s3://bucket, ACCESS_KEY, SECRET_KEY and namenode before you run it.\n");
        foreach (var version in Generations)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n-- Doris {version.Major}.{version.Minor}\n");
            foreach (var sample in All)
            {
                if (sample.Build(version) is { } statement)
                {
                    text.Append(CultureInfo.InvariantCulture, $"\n-- {sample.Builder}: {sample.Purpose}\n{statement.Text};\n");
                }
            }
        }

        return text.ToString();
    }
}
