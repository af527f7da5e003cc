using DorisDr.Sandbox.Cluster.Catalog;
using DorisDr.Sandbox.Cluster.Security;
using DorisDr.Sandbox.Statements;
using DorisDr.Sandbox.Wire;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>Views, and the statement that made a table or view.</summary>
internal sealed class ViewFamily(FrontendContext context)
{
    public void AddTo(StatementRouter router) => router
        .On<CreateView>(Create)
        .On<DropView>(Drop)
        .On<ShowCreateTable>(Show);

    private StatementResult Create(Session session, CreateView statement)
    {
        var name = Tables.DatabaseNameOf(session, statement.View) ?? throw DorisError.Detail("No database selected");
        if (!session.Account.Holds(Privileges.Create, name, statement.View.Name))
        {
            throw Access.ToTable(session, "CREATE VIEW", name, statement.View.Name);
        }

        var (result, types) = SelectFamily.Run(context, session, statement.Query);
        lock (context.Catalog.Gate)
        {
            var (database, existing) = Tables.ForDefinition(context, session, statement.View);
            if (existing is not null && !(statement.OrReplace && existing.IsView))
            {
                return statement.IfNotExists ? StatementResult.Ok : throw DorisError.Detail($"Table '{statement.View.Name}' already exists");
            }

            var names = statement.Columns.Count > 0 ? statement.Columns : [.. result.Columns.Select(c => c.Name)];
            var view = new Table
            {
                Id = context.Ids.Next(),
                DatabaseId = database.Id,
                Name = statement.View.Name,
                Model = KeyModel.Duplicate,
                Columns = [.. names.Zip(types, (n, t) => new TableColumn(n, t, IsKey: false, IsNullable: true, null, null, HasDefault: false, ""))],
                Partitions = [],
                Distribution = new DistributionClause([], null),
                Comment = statement.Comment,
                Properties = new Dictionary<string, string>(StringComparer.Ordinal),
                CreateTime = context.Clock.GetUtcNow(),
                View = new ViewDefinition(WriteOut(session, statement)),
            };
            if (existing is not null)
            {
                context.Catalog.Detach(existing);
            }

            context.Catalog.Add(view);
        }

        return StatementResult.Ok;
    }

    /// <summary>The query with the full name of every table and column.</summary>
    private string WriteOut(Session session, CreateView statement)
    {
        if (statement.Query.From is not { IsFunction: false } from)
        {
            return string.Concat(statement.QueryText.Pieces.Select(p => p.Text));
        }

        lock (context.Catalog.Gate)
        {
            var (database, table) = Tables.ForQuery(context, session, from.Table);
            var full = $"`internal`.`{database.Name}`.`{table.Name}`";
            var owner = from.Alias is { } alias ? $"`{alias}`" : full;
            return string.Concat(statement.QueryText.Pieces.Select(p => p.Kind switch
            {
                ViewPieceKind.Table => full,
                ViewPieceKind.Column => $"{owner}.`{p.Text.Split('.')[^1].Trim('`')}`",
                ViewPieceKind.AllColumns => string.Join(", ", table.Columns.Select(c => $"{owner}.`{c.Name}`")),
                _ => p.Text,
            }));
        }
    }

    private string ViewText(Table table, ViewDefinition view) => context.Personality.IsUniform
        ? $"CREATE VIEW `{table.Name}`\n({string.Join(",", table.Columns.Select(c => c.Name))})\n AS {view.Sql};"
        : $"CREATE VIEW `{table.Name}` AS {view.Sql};";

    private StatementResult Drop(Session session, DropView statement)
    {
        var name = Tables.DatabaseNameOf(session, statement.View) ?? throw DorisError.Detail("No database selected");
        if (!session.Account.Holds(Privileges.Drop, name, statement.View.Name))
        {
            throw Access.Needs("DROP");
        }

        lock (context.Catalog.Gate)
        {
            var (database, view) = Tables.ForDefinition(context, session, statement.View);
            switch (view)
            {
                case { IsView: false }:
                    throw DorisError.Detail($"'{database.Name}.{view.Name}' is not VIEW. Use 'DROP TABLE {database.Name}.{view.Name}'.");
                case null when !statement.IfExists:
                    throw DorisError.Detail($"Unknown table '{statement.View.Name}' in {database.Name}");
                case not null:
                    context.RecycleBin.Drop(view, force: false);
                    break;
            }
        }

        return StatementResult.Ok;
    }

    private RowsResult Show(Session session, ShowCreateTable statement)
    {
        lock (context.Catalog.Gate)
        {
            var (database, table) = Tables.ForDefinition(context, session, statement.Table);
            if (!session.Account.SeesTable(database.Name, statement.Table.Name))
            {
                throw Access.ToTable(session, "SHOW CREATE TABLE", database.Name, statement.Table.Name);
            }

            return table switch
            {
                null => throw DorisError.Detail($"Unknown table '{statement.Table.Name}'"),
                { View: { } view } => new RowsResult(
                    ResultColumn.Varchars("View", "Create View", "character_set_client", "collation_connection"),
                    [[table.Name, ViewText(table, view), "utf8mb4", "utf8mb4_0900_bin"]]),
                _ when statement.IsView => throw DorisError.Detail($"'{database.Name}.{table.Name}' is not VIEW"),
                _ => new RowsResult(ResultColumn.Varchars("Table", "Create Table"), [[table.Name, CreateTableText.Of(table, context.Personality.InvertedIndexFormat)]]),
            };
        }
    }
}
