using DorisDr.Sandbox.Cluster.Recycling;
using DorisDr.Sandbox.Cluster.Security;
using DorisDr.Sandbox.Statements;
using DorisDr.Sandbox.Wire;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>RECOVER: what was dropped comes back with its id and its rows. Whether the name is free is asked before the bin is searched.</summary>
internal sealed class RecoverFamily(FrontendContext context)
{
    private static readonly string[] Needed = [Privileges.Admin, Privileges.Alter, Privileges.Create];

    private RecycleBin Bin => context.RecycleBin;

    public void AddTo(StatementRouter router) => router
        .On<RecoverDatabase>(Database)
        .On<RecoverTable>(Table)
        .On<RecoverPartition>(Partition);

    private StatementResult Database(Session session, RecoverDatabase statement)
    {
        if (!Needed.Any(p => session.Account.Holds(p, statement.Database)))
        {
            throw Access.ToDatabase(session, statement.Database);
        }

        lock (context.Catalog.Gate)
        {
            var name = statement.NewName ?? statement.Database;
            if (context.Catalog.Find(name) is not null)
            {
                throw DorisError.Detail($"Database[{name}] already exist.");
            }

            var entry = RecycleBin.Wanted(Bin.Databases.All.Where(d => d.Name == statement.Database), statement.Id)
                ?? throw DorisError.Detail($"Unknown database '{statement.Database}' or database id '{statement.Id ?? -1}'");
            var tables = entry.TableIds.Select(Bin.Tables.Find).ToList();
            if (tables.Contains(null))
            {
                throw DorisError.Detail($"Tables[[{string.Join(", ", entry.TableNames.Where((_, i) => tables[i] is null))}]] is missing. Can not recover db");
            }

            Bin.Databases.Take(entry);
            context.Catalog.Add(entry.Database with { Name = name });
            foreach (var table in tables.OfType<RecycledTable>())
            {
                // Views and other engines are taken out of the bin and do not come back.
                Bin.Tables.Take(table);
                if (!table.Table.IsView)
                {
                    context.Catalog.Add(table.Table);
                }
            }
        }

        return StatementResult.Ok;
    }

    private StatementResult Table(Session session, RecoverTable statement)
    {
        var database = DatabaseOf(session, statement.Table);
        Demand(session, database, statement.Table.Name);
        lock (context.Catalog.Gate)
        {
            var found = context.Catalog.Find(database) ?? throw DorisError.Detail($"Unknown database '{database}'");
            var name = statement.NewName ?? statement.Table.Name;
            if (context.Catalog.Find(found, name) is not null)
            {
                throw DorisError.Detail($"Table '{name}' already exists");
            }

            var entry = RecycleBin.Wanted(Bin.Tables.All.Where(t => t.Table.DatabaseId == found.Id && t.Name == statement.Table.Name), statement.Id)
                ?? throw DorisError.Detail($"Unknown table '{statement.Table.Name}' or table id '{statement.Id ?? -1}' in {found.Name}");
            Bin.Tables.Take(entry);
            context.Catalog.Add(entry.Table with { Name = name });
        }

        return StatementResult.Ok;
    }

    private StatementResult Partition(Session session, RecoverPartition statement)
    {
        var database = DatabaseOf(session, statement.Table);
        Demand(session, database, statement.Table.Name);
        lock (context.Catalog.Gate)
        {
            var (_, table) = Tables.ForDefinition(context, session, statement.Table);
            if (table is null)
            {
                throw DorisError.Detail($"Unknown table '{statement.Table.Name}'");
            }

            var name = statement.NewName ?? statement.Partition;
            if (table.FindPartition(name) is not null)
            {
                throw DorisError.Detail($"partition[{name}] already exist in table[{table.Name}]");
            }

            var entry = RecycleBin.Wanted(
                Bin.Partitions.All.Where(p => p.TableId == table.Id && p.Name.Equals(statement.Partition, StringComparison.OrdinalIgnoreCase)), statement.Id)
                ?? throw DorisError.Detail($"No partition named '{statement.Partition}' or partition id '{statement.Id ?? -1}' in table {table.Name}");
            if (PartitionBounds.Conflicts(table, entry.Partition.Bounds))
            {
                throw DorisError.Detail($"Can not recover partition[{statement.Partition}]. Partition item conflict.");
            }

            Bin.Partitions.Take(entry);
            context.Catalog.Replace(table, PartitionBounds.With(table, entry.Partition with { Name = name }));
        }

        return StatementResult.Ok;
    }

    private static string DatabaseOf(Session session, QualifiedName name) => Tables.DatabaseNameOf(session, name) ?? throw DorisError.Detail("No database selected");

    private static void Demand(Session session, string database, string table)
    {
        if (!Needed.Any(p => session.Account.Holds(p, database, table)))
        {
            throw Access.ToTable(session, "RECOVERY", database, table);
        }
    }
}
