using DorisDr.ResourceModel.Contract;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;
using DorisDr.Resources.Clusters;
using static DorisDr.Resources.Problems.ResourceProblems;

namespace DorisDr.Resources.RecycleBin;

/// <summary>Rules of the inputs of a recycle bin policy that need no call.</summary>
internal static class RecycleBinChecks
{
    // The types of the values in FE and BE: long and int32.
    private static readonly TimeSpan LongestRetention = TimeSpan.FromDays(36500);
    private static readonly TimeSpan LongestBackendTrash = TimeSpan.FromSeconds(int.MaxValue);

    internal static IEnumerable<Problem> Check(CheckedInputs<RecycleBinPolicyInputs> inputs, ClusterDirectory clusters)
    {
        var values = inputs.Inputs;
        if (inputs.Knows("cluster") && !clusters.Knows(values.Cluster))
        {
            yield return clusters.Unknown(values.Cluster);
        }

        if (values is { Retention: null, MaxSameName: null, BackendTrashRetention: null }
            && inputs.Knows("retention") && inputs.Knows("maxSameName") && inputs.Knows("backendTrashRetention"))
        {
            yield return NothingManaged.At(PropertyPath.Of("retention"));
        }

        foreach (var (name, value, longest) in new[]
        {
            ("retention", values.Retention, LongestRetention), ("backendTrashRetention", values.BackendTrashRetention, LongestBackendTrash),
        })
        {
            if (value is { } duration && (duration < TimeSpan.Zero || duration > longest || duration.Ticks % TimeSpan.TicksPerSecond != 0))
            {
                yield return NoWholeSeconds.At(PropertyPath.Of(name), name, (long)longest.TotalSeconds);
            }
        }

        if (values.MaxSameName is < -1 or > int.MaxValue)
        {
            yield return CountOutOfRange.At(PropertyPath.Of("maxSameName"), values.MaxSameName);
        }
    }
}
