using DorisDr.Client.Catalog.Binlogs;

namespace DorisDr.Client.Samples;

internal static class BinlogSamples
{
    private const string Class = nameof(BinlogStatements);
    private const string Database = "dorisdr_sample";
    private const string Table = "orders";

    internal static IReadOnlyList<StatementSample> All { get; } =
    [
        new($"{Class}.{nameof(BinlogStatements.ShowDatabases)}", "Which databases there are.", BinlogStatements.ShowDatabases),
        new($"{Class}.{nameof(BinlogStatements.ShowDatabase)}", "The binlog of a database.", BinlogStatements.ShowDatabase(Database)),
        new($"{Class}.{nameof(BinlogStatements.ShowTables)}", "Its tables.", BinlogStatements.ShowTables(Database)),
        new($"{Class}.{nameof(BinlogStatements.ShowTable)}", "The binlog of a table.", BinlogStatements.ShowTable(Database, Table)),
        new($"{Class}.{nameof(BinlogStatements.SetTable)}", "Tables come first.", BinlogStatements.SetTable(Database, Table, On)),
        new($"{Class}.{nameof(BinlogStatements.SetDatabase)}", "Then the database.", BinlogStatements.SetDatabase(Database, On)),
    ];

    private static BinlogProperties On => new(Enabled: true, TtlSeconds: 86400, MaxBytes: null, MaxHistoryNums: null);
}
