using DorisDr.Client.Cluster;
using DorisDr.Client.Sessions;
using DorisDr.Client.Sql;

namespace DorisDr.Client.Catalog.Binlogs;

/// <summary>Binlogs of the databases and tables of one cluster.</summary>
internal sealed class Binlogs(StatementRunner runner, MasterProof proof) : IBinlogQueries, IBinlogCommands
{
    // Databases that Doris makes for itself (InfoSchemaDb.java, MysqlDb.java, FeConstants.java).
    private static readonly string[] OwnDatabases = ["information_schema", "mysql", "__internal_schema"];

    public async Task<BinlogProperties?> FindDatabaseAsync(string database, CancellationToken cancellation)
    {
        try
        {
            var rows = await ReadAsync(BinlogStatements.ShowDatabase(database), static row => row.Required("Create Database"), cancellation);
            return BinlogProperties.Read(PrintedProperties.Read(rows.Single()));
        }
        catch (DorisException error) when (error.Kind is DorisErrorKind.UnknownDatabase)
        {
            return null;
        }
    }

    public async Task<IReadOnlyList<TableBinlog>> ListTablesAsync(string database, Func<string, bool> takes, CancellationToken cancellation)
    {
        var column = $"Tables_in_{database}";
        var tables = await ReadAsync(
            BinlogStatements.ShowTables(database), row => (Name: row.Required(column), Type: row.Required("Table_type")), cancellation);
        var wanted = tables.Where(table => table.Type == "BASE TABLE" && takes(table.Name)).Select(table => table.Name).Order(StringComparer.Ordinal);
        var read = await Task.WhenAll(wanted.Select(table => ReadTableAsync(database, table, cancellation)));
        return [.. read.OfType<TableBinlog>()];
    }

    public async Task<IReadOnlyList<string>> ListDatabasesAsync(CancellationToken cancellation) =>
        [.. (await ReadAsync(BinlogStatements.ShowDatabases, static row => row.Required("Database"), cancellation)).Except(OwnDatabases, StringComparer.Ordinal)];

    public Task SetDatabaseAsync(string database, BinlogProperties properties, CancellationToken cancellation) =>
        runner.ExecuteAsync(BinlogStatements.SetDatabase(database, properties), cancellation);

    public Task SetTableAsync(string database, string table, BinlogProperties properties, CancellationToken cancellation) =>
        runner.ExecuteAsync(BinlogStatements.SetTable(database, table, properties), cancellation);

    // A materialized view is listed as a table; only the titles of this answer tell (ShowCreateTableCommand.java).
    private async Task<TableBinlog?> ReadTableAsync(string database, string table, CancellationToken cancellation)
    {
        try
        {
            var rows = await ReadAsync(BinlogStatements.ShowTable(database, table), static row => row.Optional("Create Table"), cancellation);
            if (rows is not [{ } statement] || !statement.Contains("\n) ENGINE=OLAP\n", StringComparison.Ordinal))
            {
                return null;
            }

            var binlog = BinlogProperties.Read(PrintedProperties.Read(statement));
            return new TableBinlog(table, binlog.Enabled is null ? null : binlog);
        }
        catch (DorisException error) when (error.Kind is DorisErrorKind.UnknownTable)
        {
            return null; // Dropped between the two answers.
        }
    }

    private Task<IReadOnlyList<T>> ReadAsync<T>(SqlStatement statement, Func<Row, T> read, CancellationToken cancellation) =>
        runner.ReadAsync(
            (session, token) => proof.ReadCurrentAsync(
                session, async (current, inner) => (await current.QueryAsync(statement, inner)).Read(read), token),
            cancellation);
}
