namespace DorisDr.Client.Catalog.Binlogs;

/// <summary>What can be asked about binlogs. Every answer is what the master knows.</summary>
public interface IBinlogQueries
{
    /// <summary>What is set for a database, or null, which is proof that there is no such database.</summary>
    Task<BinlogProperties?> FindDatabaseAsync(string database, CancellationToken cancellation);

    /// <summary>The tables of Doris's own engine that a filter takes; views, materialized views and external tables are never among them.
    /// One statement for each table that the filter takes, as many at once as there are connections.</summary>
    Task<IReadOnlyList<TableBinlog>> ListTablesAsync(string database, Func<string, bool> takes, CancellationToken cancellation);

    /// <summary>Names of all databases of users.</summary>
    Task<IReadOnlyList<string>> ListDatabasesAsync(CancellationToken cancellation);
}

/// <summary>What changes binlogs. None of these is sent twice by itself; sent twice by the caller, nothing changes.</summary>
public interface IBinlogCommands
{
    /// <summary>Sets properties of a database; those that are null stay.</summary>
    Task SetDatabaseAsync(string database, BinlogProperties properties, CancellationToken cancellation);

    /// <summary>Sets properties of a table; those that are null stay. Doris passes them on to every tablet.</summary>
    Task SetTableAsync(string database, string table, BinlogProperties properties, CancellationToken cancellation);
}
