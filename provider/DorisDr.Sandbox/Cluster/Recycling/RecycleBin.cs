using DorisDr.Sandbox.Cluster.Catalog;
using DorisDr.Sandbox.Cluster.Persistence;

namespace DorisDr.Sandbox.Cluster.Recycling;

/// <summary>
/// What was dropped and can come back (CatalogRecycleBin.java): three shelves, of databases, tables and partitions. Rows stay on disk until the
/// eraser takes them. Callers hold the gate of the catalog.
/// </summary>
internal sealed class RecycleBin
{
    private readonly CatalogState _catalog;
    private readonly TimeProvider _clock;
    private long _last;

    public RecycleBin(ClusterStore store, CatalogState catalog, TimeProvider clock)
    {
        _catalog = catalog;
        _clock = clock;
        Databases = new Shelf<RecycledDatabase>(store, "recycled database");
        Tables = new Shelf<RecycledTable>(store, "recycled table");
        Partitions = new Shelf<RecycledPartition>(store, "recycled partition");
    }

    public Shelf<RecycledDatabase> Databases { get; }

    public Shelf<RecycledTable> Tables { get; }

    public Shelf<RecycledPartition> Partitions { get; }

    /// <summary>Takes a database out of the catalog, and every table in it as an entry of its own.</summary>
    public void Drop(Database database, bool force)
    {
        var tables = _catalog.TablesOf(database).ToList();
        var time = Time(force);
        foreach (var table in tables)
        {
            _catalog.Detach(table);
            Tables.Put(new RecycledTable(table, time));
        }

        _catalog.Remove(database);
        Databases.Put(new RecycledDatabase(database, [.. tables.Select(t => t.Id)], [.. tables.Select(t => t.Name)], time));
    }

    /// <summary>Takes a table or view out of the catalog.</summary>
    public void Drop(Table table, bool force)
    {
        _catalog.Detach(table);
        Tables.Put(new RecycledTable(table, Time(force)));
    }

    /// <summary>Keeps a partition that the caller has taken out of its table.</summary>
    public void Keep(Table table, TablePartition partition) =>
        Partitions.Put(new RecycledPartition(table.DatabaseId, table.Id, partition, Time(force: false)));

    /// <summary>The entry that a RECOVER means: the newest of the name, or the one with the id, which finds entries of FORCE too.</summary>
    public static T? Wanted<T>(IEnumerable<T> named, long? id)
        where T : class, IRecycled =>
        id is { } wanted ? named.FirstOrDefault(e => e.Id == wanted) : named.Where(e => e.Time != 0).MaxBy(e => e.Time);

    /// <summary>Erases a database entry. Its tables stay, as they are entries of their own.</summary>
    public void Erase(RecycledDatabase entry) => Databases.Take(entry);

    /// <summary>Erases a table entry and its rows; partitions of it that were dropped before stay.</summary>
    public void Erase(RecycledTable entry)
    {
        foreach (var partition in entry.Table.Partitions)
        {
            _catalog.Truncate(partition);
        }

        Tables.Take(entry);
    }

    /// <summary>Erases a partition entry and its rows.</summary>
    public void Erase(RecycledPartition entry)
    {
        _catalog.Truncate(entry.Partition);
        Partitions.Take(entry);
    }

    // Two drops within one millisecond have an order all the same.
    private long Time(bool force) => force ? 0 : _last = Math.Max(_clock.GetUtcNow().ToUnixTimeMilliseconds(), _last + 1);
}
