using System.Globalization;
using DorisDr.Client.Catalog.RecycleBin;

namespace DorisDr.Resources.RecycleBin;

/// <summary>What the eraser of the master takes out of the recycle bin under given values (CatalogRecycleBin.java). It looks every 30 s and goes by the
/// values of that moment.</summary>
/// <remarks>The 10 minutes that everything stays at least are left out of account: what only they protect is as good as lost.</remarks>
internal static class EraseForecast
{
    private static readonly TimeSpan Cycle = TimeSpan.FromSeconds(30);

    /// <summary>The entries that go under the new values and would stay under the old ones.</summary>
    internal static IReadOnlyList<RecycleBinEntry> Lost(RecycleBinListing bin, TrashValues before, TrashValues after)
    {
        var gone = Goes(bin, before);
        return [.. Goes(bin, before with { Retention = after.Retention ?? before.Retention, MaxSameName = after.MaxSameName ?? before.MaxSameName }).Except(gone)];
    }

    /// <summary>Whether values can make anything go that would stay else.</summary>
    internal static bool Lowers(TrashValues before, TrashValues after) =>
        (after.Retention is { } retention && retention < (before.Retention ?? long.MaxValue))
        || (after.MaxSameName is { } count && Limit(count) < Limit(before.MaxSameName ?? -1));

    internal static string Describe(RecycleBinEntry entry)
    {
        var id = entry.PartitionId ?? entry.TableId ?? entry.DatabaseId;
#pragma warning disable CA1308 // Words of a sentence.
        return $"{entry.Type.ToLowerInvariant()} {entry.Name} (id {id}, dropped {entry.Dropped?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)})";
#pragma warning restore CA1308
    }

    private static HashSet<RecycleBinEntry> Goes(RecycleBinListing bin, TrashValues values)
    {
        var dropped = bin.Entries.Where(entry => entry.Dropped is not null).ToArray();
        var goes = dropped.Where(entry => (bin.Now - entry.Dropped!.Value + Cycle).TotalSeconds > (values.Retention ?? long.MaxValue)).ToHashSet();
        var limit = Limit(values.MaxSameName ?? -1);
        foreach (var group in dropped.GroupBy(Place))
        {
            goes.UnionWith(group.OrderByDescending(entry => entry.Dropped).Skip((int)Math.Min(limit, int.MaxValue)));
        }

        return goes;
    }

    private static (string Type, string Place, string Name) Place(RecycleBinEntry entry) => entry switch
    {
        { PartitionId: not null } => ("partition", $"{entry.DatabaseId}/{entry.TableId}", entry.Name),
        { TableId: not null } => ("table", entry.DatabaseId, entry.Name),
        _ => ("database", string.Empty, entry.Name),
    };

    private static long Limit(long count) => count < 0 ? long.MaxValue : count;
}
