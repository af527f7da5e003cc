using System.Globalization;
using DorisDr.Sandbox.Cluster.Catalog;
using DorisDr.Sandbox.Cluster.Security;
using DorisDr.Sandbox.Statements;
using DorisDr.Sandbox.Wire;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>INSERT, UPDATE, DELETE and what a transaction does with them.</summary>
internal sealed class WriteFamily(FrontendContext context)
{
    private readonly NameRule _label = new(context.Personality.LabelRule);

    public void AddTo(StatementRouter router) => router
        .On<Insert>(Insert)
        .On<Update>(Update)
        .On<Delete>(Delete);

    private StatementResult Insert(Session session, Insert statement)
    {
        var source = statement.Source is { } select ? SelectFamily.Run(context, session, select).Result.Rows : null;
        lock (context.Catalog.Gate)
        {
            var (database, table) = Find(session, statement.Table);
            var builder = new RowBuilder(context, session, table, statement.Columns);
            var rows = source is null ? builder.FromExpressions(statement.Rows) : builder.FromCells(source);
            return session.InTransaction ? InsertLater(session, database, table, rows) : InsertNow(database, table, rows, statement.Label);
        }
    }

    private OkResult InsertNow(Database database, Table table, IReadOnlyList<string?[]> rows, string? name)
    {
        var label = Claim(database, name);
        try
        {
            Insert(table, rows);
        }
        catch
        {
            context.Labels.Release(label);
            throw;
        }

        return Loaded(context.Labels.Finish(label), rows.Count);
    }

    /// <summary>Within BEGIN and COMMIT all inserts share one label and are visible at COMMIT.</summary>
    private OkResult InsertLater(Session session, Database database, Table table, IReadOnlyList<string?[]> rows)
    {
        session.TransactionLoad ??= Claim(database, session.TransactionLabel);
        session.PendingWrites.Add(() => Insert(table, rows));
        return Loaded(session.TransactionLoad, rows.Count);
    }

    private StatementResult Update(Session session, Update statement)
    {
        lock (context.Catalog.Gate)
        {
            var (database, table) = Find(session, statement.Table);
            if (table.Model != KeyModel.Unique)
            {
                throw DorisError.Detail("Only unique table could be updated.");
            }

            var evaluator = Checked(session, table, statement.Where);
            var targets = statement.Assignments.Select(a => (Index: ValueColumn(table, a.Key), Expression: a.Value)).ToList();
            targets.ForEach(t => evaluator.Check(t.Expression, "PROJECT"));
            var changed = new List<(RowSet Rows, string Key, string?[] Row)>();
            foreach (var (rows, key, row) in Matching(table, evaluator, statement.Where))
            {
                var updated = (string?[])row.Clone();
                foreach (var (index, expression) in targets)
                {
                    updated[index] = RowBuilder.Cell(table.Columns[index], evaluator.Evaluate(expression, row));
                }

                changed.Add((rows, key, updated));
            }

            Write(session, () =>
            {
                foreach (var group in changed.GroupBy(c => c.Rows))
                {
                    group.Key.Replace(group.Select(c => (c.Key, c.Row)));
                }
            });
            return Loaded(database, changed.Count);
        }
    }

    private StatementResult Delete(Session session, Delete statement)
    {
        lock (context.Catalog.Gate)
        {
            var (database, table) = Find(session, statement.Table);
            if (statement.Where is null)
            {
                throw DorisError.Detail("delete all rows is forbidden temporary.");
            }

            var evaluator = Checked(session, table, statement.Where);
            var gone = Matching(table, evaluator, statement.Where).ToList();
            Write(session, () =>
            {
                foreach (var group in gone.GroupBy(g => g.Rows))
                {
                    group.Key.Delete(group.Select(g => g.Key));
                }
            });
            return Loaded(database, table.Model == KeyModel.Unique ? gone.Count : 0);
        }
    }

    /// <summary>UPDATE and DELETE are loads too: they have a transaction and a label of their own.</summary>
    private OkResult Loaded(Database database, int rows) => Loaded(context.Labels.Finish(Claim(database, null)), rows);

    private static OkResult Loaded(LoadLabel label, int rows) =>
        new((ulong)rows, $"{{'label':'{label.Label}', 'status':'{label.Status}', 'txnId':'{label.TransactionId}'}}");

    private (Database Database, Table Table) Find(Session session, QualifiedName name)
    {
        if (!context.Topology.BackendAlive)
        {
            throw DorisError.Detail($"No backend available as scan node, please check the status of your backends.[{context.Facts.BackendId}: not alive]");
        }

        var database = Tables.DatabaseNameOf(session, name);
        if (database is not null && !session.Account.Holds(Privileges.Load, database, name.Name))
        {
            throw Access.ToTable(session, "LOAD", database, name.Name);
        }

        var (found, table) = Tables.ForWrite(context, session, name);
        return table.IsView ? throw DorisError.Detail($"the target table of insert command should be an OLAP table, {found.Name}.{table.Name} is a view") : (found, table);
    }

    private LoadLabel Claim(Database database, string? label)
    {
        if (label is not null && !_label.Allows(label))
        {
            throw DorisError.Plain(1105, "HY000", "errCode = 2, detailMessage = begin transaction failed. errCode = 2, detailMessage = "
                + $"Label format error. regex: {_label.Printed}, label: {label}");
        }

        return context.Labels.Claim(database.Id, label ?? "label_" + context.Ids.Next().ToString("x", CultureInfo.InvariantCulture));
    }

    private static int ValueColumn(Table table, string name)
    {
        var index = table.IndexOf(name);
        if (index < 0)
        {
            throw DorisError.Detail($"unknown column {name}");
        }

        return table.Columns[index].IsKey ? throw DorisError.Detail("Only value columns of unique table could be updated") : index;
    }

    private Evaluator Checked(Session session, Table table, Expression? where)
    {
        var evaluator = new Evaluator(context, session, RowShape.Of(table));
        if (where is not null)
        {
            evaluator.Check(where);
        }

        return evaluator;
    }

    private IEnumerable<(RowSet Rows, string Key, string?[] Row)> Matching(Table table, Evaluator evaluator, Expression? where) =>
        from partition in table.Partitions
        let rows = context.Catalog.RowsOf(partition)
        from row in rows.Rows.ToList()
        where @where is null || SqlValue.Truth(evaluator.Evaluate(@where, row.Value)) == true
        select (rows, row.Key, row.Value);

    private void Insert(Table table, IReadOnlyList<string?[]> rows)
    {
        foreach (var group in rows.GroupBy(r => PartitionChoice.Of(table, r)))
        {
            context.Catalog.RowsOf(group.Key).Insert(table, [.. group]);
        }
    }

    /// <summary>Writes now, or at the COMMIT of the open transaction.</summary>
    private static void Write(Session session, Action write)
    {
        if (session.InTransaction)
        {
            session.PendingWrites.Add(write);
        }
        else
        {
            write();
        }
    }
}
