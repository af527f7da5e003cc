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

    /// <summary>Takes an empty database out; the recycle bin takes its tables first.</summary>
    public void Remove(Database database)
    {
        _tables.Remove(database.Id);
        _databases.Remove(database.Name);
        _store.Remove(DatabaseKind, Key(database.Id));
    }

    public void Add(Table table)
    {
        _tables[table.DatabaseId][table.Name] = table;
        _store.Save(TableKind, Key(table.Id), table);
    }

    /// <summary>Takes a table out and keeps its rows.</summary>
    public void Detach(Table table)
    {
        _tables[table.DatabaseId].Remove(table.Name);
        _store.Remove(TableKind, Key(table.Id));
    }

    /// <summary>Puts a changed table in the place of the old one.</summary>
    public void Replace(Table old, Table table)
    {
        Detach(old);
        Add(table);
    }

    /// <summary>Puts a changed database in the place of the old one; its tables stay.</summary>
    public void Replace(Database old, Database database)
    {
        var tables = _tables[old.Id];
        _databases.Remove(old.Name);
        _databases[database.Name] = database;
        _tables[database.Id] = tables;
        _store.Save(DatabaseKind, Key(database.Id), database);
    }

    public Database? Find(long id) => _databases.Values.FirstOrDefault(d => d.Id == id);

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
