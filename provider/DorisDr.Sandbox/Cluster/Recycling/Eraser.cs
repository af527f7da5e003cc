using DorisDr.Sandbox.Cluster.Catalog;

namespace DorisDr.Sandbox.Cluster.Recycling;

/// <summary>What the eraser obeys; read anew in every cycle, so that a lower value erases within half a minute.</summary>
/// <param name="ExpireSeconds">Age after which an entry goes (catalog_trash_expire_second).</param>
/// <param name="MaxSameName">How many entries of one name stay (max_same_name_catalog_trash_num); negative for no limit.</param>
/// <param name="IgnoreMinLatency">Whether the age alone decides (catalog_trash_ignore_min_erase_latency).</param>
internal sealed record RecycleRules(long ExpireSeconds, long MaxSameName, bool IgnoreMinLatency);

/// <summary>The daemon of the master that erases what is too old or too many of one name.</summary>
internal sealed class Eraser(RecycleBin bin, CatalogState catalog, TimeProvider clock, Func<RecycleRules> rules)
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    private const long MinLatency = 600_000;

    /// <summary>One cycle: partitions, tables, databases.</summary>
    public void Run()
    {
        lock (catalog.Gate)
        {
            var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
            var rule = rules();
            Sweep(bin.Partitions.All, p => (p.DatabaseId, p.TableId, p.Name.ToUpperInvariant()), bin.Erase, now, rule);
            Sweep(bin.Tables.All, t => (t.Table.DatabaseId, 0, t.Name), bin.Erase, now, rule);
            Sweep(bin.Databases.All, d => (0, 0, d.Name), bin.Erase, now, rule);
        }
    }

    /// <summary>What a restart does: entries of FORCE are gone.</summary>
    public void EraseForced()
    {
        lock (catalog.Gate)
        {
            bin.Partitions.All.Where(p => p.Time == 0).ToList().ForEach(bin.Erase);
            bin.Tables.All.Where(t => t.Time == 0).ToList().ForEach(bin.Erase);
            bin.Databases.All.Where(d => d.Time == 0).ToList().ForEach(bin.Erase);
        }
    }

    private static void Sweep<T>(IReadOnlyCollection<T> entries, Func<T, (long, long, string)> group, Action<T> erase, long now, RecycleRules rule)
        where T : class, IRecycled
    {
        foreach (var old in entries.Where(e => IsExpired(now - e.Time, rule)).ToList())
        {
            erase(old);
        }

        if (rule.MaxSameName < 0)
        {
            return;
        }

        var surplus = entries.GroupBy(group).SelectMany(g => g.OrderByDescending(e => e.Time).Skip((int)Math.Min(rule.MaxSameName, int.MaxValue)));
        foreach (var one in surplus.Where(e => now - e.Time > MinLatency).ToList())
        {
            erase(one);
        }
    }

    private static bool IsExpired(long age, RecycleRules rule) => age > rule.ExpireSeconds * 1000 && (rule.IgnoreMinLatency || age > MinLatency);
}
