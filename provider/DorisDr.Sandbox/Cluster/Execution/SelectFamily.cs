using DorisDr.Sandbox.Cluster.Catalog;
using DorisDr.Sandbox.Cluster.Security;
using DorisDr.Sandbox.Statements;
using DorisDr.Sandbox.Wire;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>SELECT over nothing, a table, or a table function.</summary>
internal sealed class SelectFamily(FrontendContext context)
{
    public void AddTo(StatementRouter router) => router.On<Select>((session, select) => Run(context, session, select).Result);

    /// <summary>Runs a query; the types are those of the result's columns.</summary>
    public static (RowsResult Result, IReadOnlyList<SqlType> Types) Run(FrontendContext context, Session session, Select select)
    {
        var (shape, rows) = Source(context, session, select.From);
        var query = new Query(context, session, select, shape);
        return query.Run(rows);
    }

    private static (RowShape Shape, IReadOnlyList<string?[]> Rows) Source(FrontendContext context, Session session, TableSource? from)
    {
        if (from is null)
        {
            return (RowShape.Empty, [[]]);
        }

        if (from.IsFunction)
        {
            session.DemandAdmin("ADMIN");
            var listing = from.Table.Name.ToUpperInvariant() switch
            {
                "FRONTENDS" => NodeListing.Frontends(context, session.ConnectedTo),
                "BACKENDS" => NodeListing.Backends(context),
                _ => throw DorisError.Detail($"Can not found function '{from.Table.Name}'"),
            };
            var shape = new RowShape([.. listing.Columns.Select(c => new ShapeColumn(c.Name, SqlType.String))]);
            return (shape, [.. listing.Rows.Select(r => r.ToArray())]);
        }

        lock (context.Catalog.Gate)
        {
            var name = Tables.DatabaseNameOf(session, from.Table);
            if (name is not null && !session.Account.Holds(Privileges.Select, name, from.Table.Name))
            {
                throw Access.ToRead(session, name, from.Table.Name);
            }

            var (_, table) = Tables.ForQuery(context, session, from.Table);
            if (table.View is { } view)
            {
                var inner = (Select)Statements.Parsing.StatementParser.Parse(view.Sql)[0];
                return (RowShape.Of(table), [.. Run(context, session, inner).Result.Rows.Select(r => r.ToArray())]);
            }

            return (RowShape.Of(table), table.Partitions.SelectMany(p => context.Catalog.RowsOf(p).Rows).Select(r => r.Value).ToList());
        }
    }
}
