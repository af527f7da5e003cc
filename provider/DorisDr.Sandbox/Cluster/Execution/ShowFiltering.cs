using DorisDr.Sandbox.Cluster.Catalog;
using DorisDr.Sandbox.Statements;
using DorisDr.Sandbox.Wire;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>LIKE (on the first column) and WHERE (on all columns) of a SHOW statement.</summary>
internal static class ShowFiltering
{
    public static IReadOnlyList<string?[]> Apply(FrontendContext context, Session session, ShowFilter filter, IReadOnlyList<ResultColumn> columns, IEnumerable<string?[]> rows)
    {
        if (filter.Like is { } pattern)
        {
            return rows.Where(r => LikePattern.Matches(pattern, r[0] ?? "")).ToList();
        }

        if (filter.Where is not { } condition)
        {
            return rows.ToList();
        }

        var names = new RowShape([.. columns.Select(c => new ShapeColumn(c.Name, SqlType.Varchar))]);
        var evaluator = new Evaluator(context, session, names);
        evaluator.Check(condition);
        return rows.Where(r => SqlValue.Truth(evaluator.Evaluate(condition, [.. r])) == true).ToList();
    }
}
