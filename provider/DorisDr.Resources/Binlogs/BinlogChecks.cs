using DorisDr.ResourceModel.Contract;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;
using DorisDr.Resources.Clusters;
using static DorisDr.Resources.Problems.ResourceProblems;

namespace DorisDr.Resources.Binlogs;

/// <summary>Rules of the inputs of a binlog policy that need no call.</summary>
internal static class BinlogChecks
{
    // A property is a double on its way through Pulumi, which holds whole numbers up to here exactly.
    private const long LargestNumber = 1L << 53;

    private static readonly TimeSpan LongestTtl = TimeSpan.FromDays(36500);

    private static readonly string[] OwnDatabases = ["information_schema", "mysql", "__internal_schema"];

    internal static IEnumerable<Problem> Check(CheckedInputs<BinlogPolicyInputs> inputs, ClusterDirectory clusters)
    {
        var values = inputs.Inputs;
        if (inputs.Knows("cluster") && !clusters.Knows(values.Cluster))
        {
            yield return clusters.Unknown(values.Cluster);
        }

        if (inputs.Knows("database") && !IsDatabase(values.Database))
        {
            yield return DatabaseNameInvalid.At(PropertyPath.Of("database"), values.Database);
        }

        for (var i = 0; inputs.Knows("tables") && i < values.Tables.Length; i++)
        {
            if (!IsName(values.Tables[i]))
            {
                yield return TableNameInvalid.At(PropertyPath.Of("tables").Child(i), values.Tables[i]);
            }
        }

        if (values.Ttl is { } ttl && (ttl < TimeSpan.Zero || ttl > LongestTtl || ttl.Ticks % TimeSpan.TicksPerSecond != 0))
        {
            yield return NoWholeSeconds.At(PropertyPath.Of("ttl"), "ttl", (long)LongestTtl.TotalSeconds);
        }

        foreach (var (name, value) in new[] { ("maxBytes", values.MaxBytes), ("maxHistoryNums", values.MaxHistoryNums) })
        {
            if (value is < 0 or > LargestNumber)
            {
                yield return LimitOutOfRange.At(PropertyPath.Of(name), name, 0, LargestNumber);
            }
        }
    }

    private static bool IsDatabase(string text) => IsName(text) && !OwnDatabases.Contains(text, StringComparer.OrdinalIgnoreCase) && !TablePattern.IsPattern(text);

    private static bool IsName(string text) => text.Length is > 0 and <= 256 && text.AsSpan().IndexOfAny('.', '`', '/') < 0 && text.Trim() == text;
}
