using System.Globalization;
using DorisDr.Sandbox.Cluster.Catalog;
using DorisDr.Sandbox.Cluster.Recycling;
using DorisDr.Sandbox.Cluster.Security;
using DorisDr.Sandbox.Statements;
using DorisDr.Sandbox.Wire;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>SHOW CATALOG RECYCLE BIN, purging by id, and the trash of the backend.</summary>
internal sealed class RecycleBinFamily(FrontendContext context)
{
    public void AddTo(StatementRouter router) => router
        .On<ShowRecycleBin>(Show)
        .On<PurgeRecycleBin>((_, statement) => Purge(statement))
        .On<ShowTrash>(Trash)
        .On<CleanTrash>((session, _) =>
        {
            session.DemandAdmin("ADMIN");
            return StatementResult.Ok;
        });

    private RowsResult Show(Session session, ShowRecycleBin statement)
    {
        if (statement.BareLike is { } refusal && context.Personality.IsUniform)
        {
            throw refusal;
        }

        session.DemandAdmin(Privileges.Admin);
        var matches = NameCondition.Read(statement.Where, "Name", "name");
        lock (context.Catalog.Gate)
        {
            var bin = context.RecycleBin;
            string?[][] rows =
            [
                .. Sorted(bin.Databases.All).Select(d => Row("Database", d, d.Id, null, null, SizeOf(d))),
                .. Sorted(bin.Tables.All).Select(t => Row("Table", t, t.Table.DatabaseId, t.Id, null, SizeOf(t.Table.Partitions))),
                .. Sorted(bin.Partitions.All).Select(p => Row("Partition", p, p.DatabaseId, p.TableId, p.Id, SizeOf([p.Partition]))),
            ];
            return new RowsResult(
                ResultColumn.Varchars("Type", "Name", "DbId", "TableId", "PartitionId", "DropTime", "DataSize", "RemoteDataSize"), [.. rows.Where(r => matches(r[1]!))]);
        }
    }

    private static IEnumerable<T> Sorted<T>(IEnumerable<T> entries)
        where T : IRecycled => entries.OrderBy(e => e.Name, StringComparer.Ordinal).ThenBy(e => Printed(e) ?? @"\N", DropTimes.Order).ThenBy(e => e.Id);

    private static string? Printed(IRecycled entry) => entry.Time == 0 ? null : DorisTime.Print(DateTimeOffset.FromUnixTimeMilliseconds(entry.Time));

    private static string?[] Row(string type, IRecycled entry, long database, long? table, long? partition, long size) =>
        [type, entry.Name, Text(database), table is { } t ? Text(t) : "", partition is { } p ? Text(p) : "", Printed(entry), DataSize.Print(size), DataSize.Print(0)];

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private long SizeOf(RecycledDatabase entry) =>
        context.RecycleBin.Tables.All.Where(t => t.Table.DatabaseId == entry.Id).Sum(t => SizeOf(t.Table.Partitions))
        + context.RecycleBin.Partitions.All.Where(p => p.DatabaseId == entry.Id).Sum(p => SizeOf([p.Partition]));

    private long SizeOf(IEnumerable<TablePartition> partitions) => partitions.Sum(p => DataSize.Of(context.Catalog.RowsOf(p)));

    private OkResult Purge(PurgeRecycleBin statement)
    {
        lock (context.Catalog.Gate)
        {
            var (bin, id) = (context.RecycleBin, statement.Id);
            switch (statement.IdKind.ToUpperInvariant())
            {
                case "DBID":
                    Erase($"Unknown database id '{id}'", [bin.Databases.Find(id)], bin.Tables.All.Where(t => t.Table.DatabaseId == id), bin.Partitions.All.Where(p => p.DatabaseId == id));
                    break;
                case "TABLEID":
                    Erase($"Unknown table id '{id}'", [], [bin.Tables.Find(id)], bin.Partitions.All.Where(p => p.TableId == id));
                    break;
                case "PARTITIONID":
                    Erase($"No partition id '{id}'", [], [], [bin.Partitions.Find(id)]);
                    break;
                default:
                    throw DorisError.Detail($"DROP CATALOG RECYCLE BIN: {statement.IdKind} should be 'DbId', 'TableId' or 'PartitionId'.");
            }
        }

        return StatementResult.Ok;
    }

    private void Erase(string otherwise, IEnumerable<RecycledDatabase?> databases, IEnumerable<RecycledTable?> tables, IEnumerable<RecycledPartition?> partitions)
    {
        var (d, t, p) = (databases.OfType<RecycledDatabase>().ToList(), tables.OfType<RecycledTable>().ToList(), partitions.OfType<RecycledPartition>().ToList());
        if (d.Count + t.Count + p.Count == 0)
        {
            throw DorisError.Detail(otherwise);
        }

        p.ForEach(context.RecycleBin.Erase);
        t.ForEach(context.RecycleBin.Erase);
        d.ForEach(context.RecycleBin.Erase);
    }

    private RowsResult Trash(Session session, ShowTrash statement)
    {
        if (!session.Account.Holds(Privileges.Admin) && !session.Account.Holds(Privileges.Node))
        {
            throw Access.Needs("ADMIN/OPERATOR");
        }

        var used = context.Topology.BackendAlive ? DataSize.Print(0) : "";
        return new RowsResult(
            ResultColumn.Varchars("BackendId", "Backend", "TrashUsedCapacity"), [[Text(context.Facts.BackendId), $"127.0.0.1:{Text(context.Topology.Backend.Heartbeat)}", used]]);
    }

    /// <summary>Times as text, with those of FORCE behind all others.</summary>
    private static class DropTimes
    {
        public static IComparer<string> Order { get; } = Comparer<string>.Create(static (a, b) => string.CompareOrdinal(a == @"\N" ? "~" : a, b == @"\N" ? "~" : b));
    }
}
