using System.Text.Json;
using DorisDr.Sandbox.Cluster.Catalog;
using DorisDr.Sandbox.Statements;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>COUNT, SUM, MIN, MAX, AVG over groups of rows.</summary>
internal sealed class Aggregation(Evaluator evaluator)
{
    /// <summary>Whether an expression holds an aggregate.</summary>
    public static bool IsIn(Expression expression) => (expression is FunctionCall call && Functions.IsAggregate(call.Name)) || Evaluator.Parts(expression).Any(IsIn);

    /// <summary>Rows by the values of the keys, in the order of their first row. Without keys all rows are one group, also when there are none.</summary>
    public static IEnumerable<IReadOnlyList<string?[]>> Groups(Evaluator evaluator, List<Expression> keys, IReadOnlyList<string?[]> rows) => keys.Count == 0
        ? [rows]
        : rows.GroupBy(r => JsonSerializer.Serialize(keys.Select(k => SqlValue.Print(evaluator.Evaluate(k, r))))).Select(g => (IReadOnlyList<string?[]>)[.. g]);

    /// <summary>An expression over a group: aggregates over all its rows, the rest over the first.</summary>
    public object? Evaluate(Expression expression, IReadOnlyList<string?[]> group)
    {
        if (expression is FunctionCall call && Functions.IsAggregate(call.Name))
        {
            return Apply(call, group);
        }

        if (expression is BinaryExpression binary && IsIn(binary))
        {
            return Arithmetic.Apply(binary.Operator, Evaluate(binary.Left, group), Evaluate(binary.Right, group));
        }

        return group.Count == 0 ? null : evaluator.Evaluate(expression, group[0]);
    }

    private object? Apply(FunctionCall call, IReadOnlyList<string?[]> group)
    {
        var name = call.Name.ToUpperInvariant();
        if (call.OverRows)
        {
            return name == "COUNT" ? (Int128)group.Count : throw DorisError.Detail($"Can not find the compatibility function signature: {call.Name}(*)");
        }

        var values = group.Select(r => evaluator.Evaluate(call.Arguments[0], r)).Where(v => v is not null);
        var list = call.IsDistinct ? values.DistinctBy(SqlValue.Print).ToList() : values.ToList();
        if (name == "COUNT")
        {
            return (Int128)list.Count;
        }

        return list.Count == 0 ? null : name switch
        {
            "MIN" => list.Aggregate((a, b) => SqlValue.Compare(b, a) < 0 ? b : a),
            "MAX" => list.Aggregate((a, b) => SqlValue.Compare(b, a) > 0 ? b : a),
            "SUM" => list.Aggregate((a, b) => Arithmetic.Apply("+", a, b)),
            _ => list.Average(SqlValue.Number),
        };
    }
}
