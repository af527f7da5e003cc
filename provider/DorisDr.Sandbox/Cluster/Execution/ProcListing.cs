using System.Globalization;
using DorisDr.Sandbox.Cluster.Binlogs;
using DorisDr.Sandbox.Cluster.Catalog;
using DorisDr.Sandbox.Wire;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>The tree of SHOW PROC, as far as it tells about the catalog.</summary>
internal static class ProcListing
{
    private static readonly string[] Roots =
    [
        "auth", "backends", "bdbje", "binlog", "brokers", "catalogs", "cluster_balance", "cluster_health", "colocation_group", "current_backend_instances", "current_queries",
        "current_query_stmts", "dbs", "diagnose", "frontends", "jobs", "monitor", "resources", "routine_loads", "statistic", "stream_loads", "tasks", "transactions", "trash",
    ];

    // Tables that every cluster has and the sandbox does not keep.
    private static readonly Dictionary<string, (string Tables, string Replicas)> BuiltIn = new(StringComparer.Ordinal)
    {
        ["mysql"] = ("2", "0"),
        ["__internal_schema"] = ("3", "22"),
    };

    public static RowsResult Root() => new(ResultColumn.Varchars("name"), [.. Roots.Select(r => (string?[])[r])]);

    public static RowsResult Databases(FrontendContext context)
    {
        var columns = ResultColumn.Varchars(
            "DbId", "DbName", "TableNum", "Size", "Quota", "LastConsistencyCheckTime", "ReplicaCount", "ReplicaQuota", "RunningTransactionNum", "TransactionQuota", "LastUpdateTime");
        lock (context.Catalog.Gate)
        {
            return new RowsResult(columns, [.. context.Catalog.Databases.OrderBy(d => d.Id).Select(d => Row(context, d))]);
        }
    }

    public static RowsResult Jobs(FrontendContext context)
    {
        lock (context.Catalog.Gate)
        {
            return new RowsResult(ResultColumn.Varchars("DbId", "DbName"), [.. context.Catalog.Databases.OrderBy(d => d.Id).Select(d => (string?[])[Text(d.Id), d.Name])]);
        }
    }

    /// <summary>What has binlogs and still may.</summary>
    public static RowsResult Binlogs(FrontendContext context)
    {
        var columns = ResultColumn.Varchars(
            "Name", "Type", "Id", "Dropped", "BinlogLength", "BinlogSize", "FirstBinlogCommittedTime", "ReadableFirstBinlogCommittedTime", "LastBinlogCommittedTime",
            "ReadableLastBinlogCommittedTime", "BinlogTtlSeconds", "BinlogMaxBytes", "BinlogMaxHistoryNums");
        lock (context.Catalog.Gate)
        {
            return new RowsResult(columns, [.. context.Binlogs.All.OrderBy(b => b.ObjectId).Select(b => Row(context, b)).OfType<string?[]>()]);
        }
    }

    private static string?[] Row(FrontendContext context, Database database)
    {
        var personality = context.Personality;
        var (tables, replicas) = database.Name == "information_schema" ? (personality.SchemaTables, "0") : BuiltIn.TryGetValue(database.Name, out var known) ? known : (Text(context.Catalog.TablesOf(database).Count()), "0");
        return [Text(database.Id), database.Name, tables, "0.000 ", personality.DatabaseQuota, null, replicas, "1073741824", "0", personality.TransactionQuota, null];
    }

    private static string?[]? Row(FrontendContext context, BinlogCount count)
    {
        var database = context.Catalog.Find(count.ObjectId);
        var owner = database is null ? context.Catalog.Databases.FirstOrDefault(d => context.Catalog.TablesOf(d).Any(t => t.Id == count.ObjectId)) : null;
        var table = owner is null ? null : context.Catalog.TablesOf(owner).First(t => t.Id == count.ObjectId);
        var properties = BinlogProperties.Read(database?.Properties ?? table?.Properties ?? new Dictionary<string, string>(StringComparer.Ordinal), BinlogProperties.Default);
        if (!properties.IsEnabled)
        {
            return null;
        }

        var values = properties.Print().Skip(1).Select(p => p.Value).ToList();
        return
        [
            database?.Name ?? $"{owner!.Name}.{table!.Name}", database is null ? "table" : "db", Text(count.ObjectId), "false", Text(count.Records), Text(count.Records * 229),
            .. context.Personality.IsUniform ? (string?[])[Text(count.FirstTime), Readable(count.FirstTime), Text(count.LastTime), Readable(count.LastTime)] : [null, null, null, null],
            values[0], values[1], values[2],
        ];
    }

    private static string Readable(long milliseconds) => DorisTime.Print(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
