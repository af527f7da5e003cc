using System.Globalization;
using DorisDr.Sandbox.Cluster.Catalog;
using DorisDr.Sandbox.Statements;
using DorisDr.Sandbox.Wire;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>SHOW PARTITIONS and SHOW DATA.</summary>
internal sealed class TableListingFamily(FrontendContext context)
{
    private const string ReplicaQuota = "1073741824";

    public void AddTo(StatementRouter router) => router
        .On<ShowPartitions>(Partitions)
        .On<ShowData>(Data);

    private RowsResult Partitions(Session session, ShowPartitions statement)
    {
        lock (context.Catalog.Gate)
        {
            var (_, table) = Existing(session, statement.Table);
            var columns = ResultColumn.Varchars(
                "PartitionId", "PartitionName", "VisibleVersion", "VisibleVersionTime", "State", "PartitionKey", "Range", "DistributionKey", "Buckets", "ReplicationNum", "StorageMedium",
                "CooldownTime", "RemoteStoragePolicy", "LastConsistencyCheckTime", "DataSize", "IsInMemory", "ReplicaAllocation", "IsMutable", "SyncWithBaseTables", "UnsyncTables",
                "CommittedVersion", "RowCount");
            return new RowsResult(columns, [.. table.Partitions.Select(p => Row(table, p))]);
        }
    }

    private string?[] Row(Table table, TablePartition partition)
    {
        var rows = context.Catalog.RowsOf(partition);
        var version = rows.Count > 0 ? "2" : "1";
        var replicas = Text(CreateTableText.Replicas(table));
        return
        [
            Text(partition.Id), partition.Name, version, DorisTime.Print(table.CreateTime), "NORMAL", string.Join(", ", table.PartitionBy?.Columns ?? []),
            partition.Bounds is { } bounds ? PartitionText.Range(table, bounds) : "", table.Distribution.Columns.Count == 0 ? "ALL KEY" : string.Join(", ", table.Distribution.Columns),
            Text(table.Distribution.Buckets ?? 1), replicas, "HDD", "9999-12-31 15:59:59", "", null, DataSize.Print(DataSize.Of(rows)), "false", $"tag.location.default: {replicas}", "true",
            "true", null, version, rows.Count > 0 ? Text(rows.Count) : "-1",
        ];
    }

    private RowsResult Data(Session session, ShowData statement)
    {
        lock (context.Catalog.Gate)
        {
            if (statement.Table is { } name)
            {
                var (_, table) = Existing(session, name);
                var (size, replicas) = (DataSize.Print(SizeOf(table)), Text(ReplicasOf(table)));
                return new RowsResult(
                    ResultColumn.Varchars("TableName", "IndexName", "Size", "ReplicaCount", "RowCount", "RemoteSize"),
                    [
                        [table.Name, table.Name, size, replicas, Text(table.Partitions.Sum(p => context.Catalog.RowsOf(p).Count)), DataSize.Print(0)],
                        ["", "Total", size, replicas, "", DataSize.Print(0)],
                    ]);
            }

            return session.Database is { } current && context.Catalog.Find(current) is { } database ? OfDatabase(session, database) : OfAll(session);
        }
    }

    private RowsResult OfDatabase(Session session, Database database)
    {
        var tables = context.Catalog.TablesOf(database).Where(t => !t.IsView && session.Account.SeesTable(database.Name, t.Name)).OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        var (size, replicas) = (tables.Sum(SizeOf), tables.Sum(ReplicasOf));
        return new RowsResult(
            ResultColumn.Varchars("TableName", "Size", "ReplicaCount", "RemoteSize"),
            [
                .. tables.Select(t => (string?[])[t.Name, DataSize.Print(SizeOf(t)), Text(ReplicasOf(t)), DataSize.Print(0)]),
                ["Total", DataSize.Print(size), Text(replicas), DataSize.Print(0)],
                ["Quota", context.Personality.DatabaseQuota, ReplicaQuota, ""],
                ["Left", context.Personality.DatabaseQuota, Text(long.Parse(ReplicaQuota, CultureInfo.InvariantCulture) - replicas), ""],
            ]);
    }

    private RowsResult OfAll(Session session)
    {
        var databases = context.Catalog.Databases.Where(d => session.Account.SeesDatabase(d.Name)).ToList();
        var sizes = databases.Select(d => (Database: d, Size: context.Catalog.TablesOf(d).Sum(SizeOf))).ToList();
        return new RowsResult(
            ResultColumn.Varchars("DbId", "DbName", "Size", "RemoteSize", "RecycleSize", "RecycleRemoteSize"),
            [
                .. sizes.Select(s => (string?[])[Text(s.Database.Id), s.Database.Name, Text(s.Size), "0", "0", "0"]),
                ["Total", "NULL", Text(sizes.Sum(s => s.Size)), "0", "0", "0"],
            ]);
    }

    private (Database Database, Table Table) Existing(Session session, QualifiedName name)
    {
        var (database, table) = Tables.ForDefinition(context, session, name);
        if (!session.Account.SeesTable(database.Name, name.Name))
        {
            throw Access.ToTable(session, "SHOW", database.Name, name.Name);
        }

        return (database, table is { IsView: false } ? table : throw DorisError.Detail($"Unknown table '{name.Name}'"));
    }

    private long SizeOf(Table table) => table.Partitions.Sum(p => DataSize.Of(context.Catalog.RowsOf(p)));

    private static long ReplicasOf(Table table) => (long)table.Partitions.Count * (table.Distribution.Buckets ?? 1) * CreateTableText.Replicas(table);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
