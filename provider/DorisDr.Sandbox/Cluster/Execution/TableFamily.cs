using DorisDr.Sandbox.Cluster.Catalog;
using DorisDr.Sandbox.Cluster.Security;
using DorisDr.Sandbox.Statements;
using DorisDr.Sandbox.Wire;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>CREATE, DROP, TRUNCATE, DESC of tables.</summary>
internal sealed class TableFamily(FrontendContext context)
{
    public void AddTo(StatementRouter router) => router
        .On<CreateTable>(Create)
        .On<DropTable>(Drop)
        .On<TruncateTable>(Truncate)
        .On<DescribeTable>(Describe);

    private StatementResult Create(Session session, CreateTable statement)
    {
        var name = Tables.DatabaseNameOf(session, statement.Table) ?? throw DorisError.Detail("No database selected");
        if (!session.Account.Holds(Privileges.Create, name, statement.Table.Name))
        {
            throw Access.Needs("CREATE");
        }

        lock (context.Catalog.Gate)
        {
            var (database, existing) = Tables.ForDefinition(context, session, statement.Table);
            if (existing is not null && statement.IfNotExists)
            {
                return StatementResult.Ok;
            }

            var table = new TableBuilder(context, database).Build(statement);
            if (existing is not null)
            {
                throw DorisError.Detail($"Table '{statement.Table.Name}' already exists");
            }

            context.Catalog.Add(table);
        }

        return StatementResult.Ok;
    }

    private StatementResult Drop(Session session, DropTable statement)
    {
        var name = Tables.DatabaseNameOf(session, statement.Table) ?? throw DorisError.Detail("No database selected");
        if (!session.Account.Holds(Privileges.Drop, name, statement.Table.Name))
        {
            throw Access.Needs("DROP");
        }

        lock (context.Catalog.Gate)
        {
            var (database, table) = Tables.ForDefinition(context, session, statement.Table);
            if (table is { IsView: true })
            {
                throw DorisError.Detail($"'{database.Name}.{table.Name}' is not TABLE. Use 'DROP VIEW {database.Name}.{table.Name}'.");
            }

            if (table is not null)
            {
                context.RecycleBin.Drop(table, statement.Force);
                context.Binlogs.Forget(table.Id);
            }
            else if (!statement.IfExists)
            {
                throw DorisError.Detail($"Unknown table '{statement.Table.Name}' in {database.Name}");
            }
        }

        return StatementResult.Ok;
    }

    private StatementResult Truncate(Session session, TruncateTable statement)
    {
        lock (context.Catalog.Gate)
        {
            var (database, table) = Existing(session, statement.Table);
            if (!session.Account.Holds(Privileges.Load, database.Name, table.Name))
            {
                throw Access.Needs("LOAD");
            }

            var chosen = statement.Partitions.Count == 0 ? table.Partitions : [.. statement.Partitions.Select(p => Partition(table, p))];
            context.Catalog.Replace(table, table with { Partitions = [.. table.Partitions.Select(p => chosen.Contains(p) ? Emptied(table, p, statement.Force) : p)] });
        }

        return StatementResult.Ok;
    }

    private static TablePartition Partition(Table table, string name) => table.FindPartition(name) ?? throw DorisError.Detail($"Unknown partition '{name}' in table '{table.Name}'");

    /// <summary>A new partition takes the place of the old one, which goes into the bin.</summary>
    private TablePartition Emptied(Table table, TablePartition partition, bool force)
    {
        if (force || !context.Personality.TruncateRecycles)
        {
            context.Catalog.Truncate(partition);
        }
        else
        {
            context.RecycleBin.Keep(table, partition);
        }

        return partition with { Id = context.Ids.Next() };
    }

    private RowsResult Describe(Session session, DescribeTable statement)
    {
        lock (context.Catalog.Gate)
        {
            var (database, table) = Existing(session, statement.Table);
            if (!session.Account.SeesTable(database.Name, table.Name))
            {
                throw Access.ToTable(session, "DESCRIBE", database.Name, table.Name);
            }

            var rows = table.Columns.Select(c => (string?[])
                [c.Name, c.Type.ToString(), c.IsNullable ? "Yes" : "No", c.IsKey ? "true" : "false", c.Default, c.IsKey ? "" : c.Aggregation ?? "NONE"]);
            return new RowsResult(ResultColumn.Varchars("Field", "Type", "Null", "Key", "Default", "Extra"), [.. rows]);
        }
    }

    private (Database Database, Table Table) Existing(Session session, QualifiedName name)
    {
        var (database, table) = Tables.ForDefinition(context, session, name);
        return (database, table ?? throw DorisError.Detail($"Unknown table '{name.Name}'"));
    }
}
