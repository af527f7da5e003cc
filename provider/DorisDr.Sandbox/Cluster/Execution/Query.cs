using DorisDr.Sandbox.Cluster.Catalog;
using DorisDr.Sandbox.Statements;
using DorisDr.Sandbox.Wire;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>One query over the rows of one source: filter, group, order, cut, project.</summary>
internal sealed class Query
{
    private readonly bool _isUniform;
    private readonly Select _select;
    private readonly RowShape _shape;
    private readonly Evaluator _evaluator;
    private readonly ExpressionTypes _types;
    private readonly Aggregation _aggregation;
    private readonly List<(string Name, string OriginalName, Expression Expression)> _outputs = [];

    public Query(FrontendContext context, Session session, Select select, RowShape shape)
    {
        _isUniform = context.Personality.IsUniform;
        _select = select;
        _shape = shape;
        _evaluator = new Evaluator(context, session, shape);
        _types = new ExpressionTypes(context, session, shape);
        _aggregation = new Aggregation(_evaluator);
        foreach (var item in select.Items)
        {
            Output(item);
        }
    }

    public (RowsResult Result, IReadOnlyList<SqlType> Types) Run(IReadOnlyList<string?[]> source)
    {
        if (_select.Where is { } where)
        {
            _evaluator.Check(where);
        }

        foreach (var expression in _outputs.Select(o => o.Expression))
        {
            _evaluator.Check(expression, "PROJECT");
        }

        var order = _select.OrderBy.Select(o => (Expression: Resolve(o.Expression), o.IsDescending)).ToList();
        order.ForEach(o => _evaluator.Check(o.Expression, "SORT"));
        var rows = _select.Where is null ? source : source.Where(r => SqlValue.Truth(_evaluator.Evaluate(_select.Where, r)) == true).ToList();
        var lines = Lines(rows, order);
        var types = _outputs.Select(o => _types.Of(o.Expression)).ToList();
        var columns = _outputs.Select((o, i) => types[i].Column(o.Name, o.OriginalName)).ToList();
        return (new RowsResult(columns, [.. Cut(Sort(lines, order)).Select(l => l.Cells)]), types);
    }

    private void Output(SelectItem item)
    {
        if (item.Expression is AllColumns)
        {
            if (_shape.Columns.Count == 0)
            {
                throw DorisError.Detail("No tables used");
            }

            _outputs.AddRange(_shape.Columns.Select(c => (c.Name, c.Name, (Expression)new ColumnReference([c.Name]))));
            return;
        }

        var name = item.Alias ?? item.Expression switch
        {
            ColumnReference column => column.Name,
            StringLiteral text => text.Value,
            FunctionCall call when !_isUniform => call.Name.ToLowerInvariant() + call.Text[call.Name.Length..],
            var other => other.Text,
        };
        _outputs.Add((name, item.Expression is ColumnReference plain ? plain.Name : "", item.Expression));
    }

    /// <summary>An alias or a number in ORDER BY and GROUP BY means an output.</summary>
    private Expression Resolve(Expression expression)
    {
        if (expression is NumberLiteral { IsInteger: true } number && int.TryParse(number.Digits, out var index) && index >= 1 && index <= _outputs.Count)
        {
            return _outputs[index - 1].Expression;
        }

        return expression is ColumnReference { Parts: [var name] } && _outputs.Find(o => o.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { Expression: { } output }
            ? output : expression;
    }

    private IEnumerable<Line> Lines(IReadOnlyList<string?[]> rows, List<(Expression Expression, bool IsDescending)> order)
    {
        IEnumerable<Line> lines;
        if (_select.GroupBy.Count > 0 || _outputs.Exists(o => Aggregation.IsIn(o.Expression)))
        {
            var keys = _select.GroupBy.Select(Resolve).ToList();
            lines = Aggregation.Groups(_evaluator, keys, rows).Select(g => new Line(
                [.. _outputs.Select(o => SqlValue.Print(_aggregation.Evaluate(o.Expression, g)))],
                [.. order.Select(o => _aggregation.Evaluate(o.Expression, g))]));
        }
        else
        {
            lines = rows.Select(r => new Line(
                [.. _outputs.Select(o => SqlValue.Print(_evaluator.Evaluate(o.Expression, r)))],
                [.. order.Select(o => _evaluator.Evaluate(o.Expression, r))]));
        }

        return _select.IsDistinct ? lines.DistinctBy(l => System.Text.Json.JsonSerializer.Serialize(l.Cells)) : lines;
    }

    private static IEnumerable<Line> Sort(IEnumerable<Line> lines, List<(Expression Expression, bool IsDescending)> order)
    {
        var comparer = Comparer<object?>.Create(SqlValue.Compare);
        IOrderedEnumerable<Line>? sorted = null;
        for (var i = 0; i < order.Count; i++)
        {
            var at = i;
            sorted = (sorted, order[i].IsDescending) switch
            {
                (null, false) => lines.OrderBy(l => l.Order[at], comparer),
                (null, true) => lines.OrderByDescending(l => l.Order[at], comparer),
                (_, false) => sorted.ThenBy(l => l.Order[at], comparer),
                (_, true) => sorted.ThenByDescending(l => l.Order[at], comparer),
            };
        }

        return sorted ?? lines;
    }

    private IEnumerable<Line> Cut(IEnumerable<Line> lines)
    {
        var rest = lines.Skip((int)Math.Min(_select.Offset, int.MaxValue));
        return _select.Limit is { } limit ? rest.Take((int)Math.Min(limit, int.MaxValue)) : rest;
    }

    private sealed record Line(string?[] Cells, object?[] Order);
}
