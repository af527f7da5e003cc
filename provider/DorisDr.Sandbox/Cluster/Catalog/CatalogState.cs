using System.Globalization;
using DorisDr.Sandbox.Cluster.Persistence;

namespace DorisDr.Sandbox.Cluster.Catalog;

/// <summary>Databases, tables and rows. Callers hold <see cref="Gate"/> while they look and change.</summary>
internal sealed class CatalogState
{
    private const string DatabaseKind = "database";
    private const string TableKind = "table";
    private readonly ClusterStore _store;
    private readonly Dictionary<string, Database> _databases = new(StringComparer.Ordinal);
    private readonly Dictionary<long, Dictionary<string, Table>> _tables = [];
    private readonly Dictionary<long, RowSet> _rows = [];

    public CatalogState(ClusterStore store, IdAllocator ids)
    {
        _store = store;
        foreach (var database in store.Load<Database>(DatabaseKind))
        {
            Keep(database);
        }

        foreach (var table in store.Load<Table>(TableKind))
        {
            _tables[table.DatabaseId][table.Name] = table;
        }

        if (_databases.Count == 0)
        {
            var none = new Dictionary<string, string>(StringComparer.Ordinal);
            Add(new Database(0, "information_schema", none));
            Add(new Database(1, "mysql", none));
            Add(new Database(ids.Next(), "__internal_schema", none));
        }
    }

    public Lock Gate { get; } = new();

    public IEnumerable<Database> Databases => _databases.Values;

    public Database? Find(string name) => _databases.GetValueOrDefault(name);

    public IEnumerable<Table> TablesOf(Database database) => _tables[database.Id].Values;

    public Table? Find(Database database, string table) => _tables[database.Id].GetValueOrDefault(table);

    public void Add(Database database)
    {
        Keep(database);
        _store.Save(DatabaseKind, Key(database.Id), database);
    }

    public void Remove(Database database)
    {
        foreach (var table in TablesOf(database).ToList())
        {
            Remove(table);
        }

        _tables.Remove(database.Id);
        _databases.Remove(database.Name);
        _store.Remove(DatabaseKind, Key(database.Id));
    }

    public void Add(Table table)
    {
        _tables[table.DatabaseId][table.Name] = table;
        _store.Save(TableKind, Key(table.Id), table);
    }

    public void Remove(Table table)
    {
        foreach (var partition in table.Partitions)
        {
            Truncate(partition);
        }

        _tables[table.DatabaseId].Remove(table.Name);
        _store.Remove(TableKind, Key(table.Id));
    }

    public void Truncate(TablePartition partition)
    {
        _rows.Remove(partition.Id);
        _store.DropRows(partition.Id);
    }

    public RowSet RowsOf(TablePartition partition)
    {
        if (!_rows.TryGetValue(partition.Id, out var rows))
        {
            _rows[partition.Id] = rows = new RowSet(_store, partition.Id);
        }

        return rows;
    }

    private void Keep(Database database)
    {
        _databases[database.Name] = database;
        _tables[database.Id] = new Dictionary<string, Table>(StringComparer.Ordinal);
    }

    private static string Key(long id) => id.ToString(CultureInfo.InvariantCulture);
}
