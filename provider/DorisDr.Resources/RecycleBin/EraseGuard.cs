using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;
using DorisDr.Resources.Clusters;
using static DorisDr.Resources.Problems.ResourceProblems;

namespace DorisDr.Resources.RecycleBin;

/// <summary>Stands between a lower value and what it would erase.</summary>
internal sealed class EraseGuard(ClusterAccess cluster)
{
    private const int LongestList = 50;

    /// <summary>The problem with bringing values about, or null where nothing would be erased that stays today.</summary>
    internal async Task<Problem?> CheckAsync(TrashReading reading, TrashValues wanted, CancellationToken cancellationToken)
    {
        var before = reading.Found;
        if (!EraseForecast.Lowers(before, wanted))
        {
            return null;
        }

        var lost = EraseForecast.Lost(await cluster.AskAsync(cluster.RecycleBin.ListAsync, cancellationToken), before, wanted);
        if (lost.Count == 0)
        {
            return null;
        }

        var list = string.Join(", ", lost.Take(LongestList).Select(EraseForecast.Describe));
        var more = lost.Count > LongestList ? $", and {lost.Count - LongestList} more" : string.Empty;
        var lowersRetention = wanted.Retention is { } retention && retention < (before.Retention ?? long.MaxValue);
        var what = (lowersRetention, wanted.MaxSameName is { } count && count != before.MaxSameName) switch
        {
            (true, true) => $"Changing retention from {before.Retention} s to {wanted.Retention} s and maxSameName from {before.MaxSameName} to {wanted.MaxSameName}",
            (true, false) => $"Lowering retention from {before.Retention} s to {wanted.Retention} s",
            _ => $"Lowering maxSameName from {before.MaxSameName} to {wanted.MaxSameName}",
        };
        return WouldErase.At(
            PropertyPath.Of(lowersRetention ? "retention" : "maxSameName"), what, lost.Count == 1 ? "one entry of the recycle bin" : $"{lost.Count} entries of the recycle bin", list + more);
    }
}
