using DorisDr.Sandbox.Cluster.Catalog;
using DorisDr.Sandbox.Statements;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>Makes rows of a table from what INSERT gives for some or all of its columns.</summary>
internal sealed class RowBuilder
{
    private readonly FrontendContext _context;
    private readonly Table _table;
    private readonly Evaluator _evaluator;
    private readonly int[] _targets;

    public RowBuilder(FrontendContext context, Session session, Table table, IReadOnlyList<string> columns)
    {
        _context = context;
        _table = table;
        _evaluator = new Evaluator(context, session, RowShape.Empty);
        _targets = columns.Count == 0 ? [.. Enumerable.Range(0, table.Columns.Count)] : [.. columns.Select(Target)];
    }

    public IReadOnlyList<string?[]> FromExpressions(IReadOnlyList<IReadOnlyList<Expression?>> rows)
    {
        var built = new List<string?[]>();
        foreach (var row in rows)
        {
            Demand(row.Count);
            built.Add(Build(i =>
            {
                if (row[i] is not { } expression)
                {
                    return Default(_table.Columns[_targets[i]]);
                }

                _evaluator.Check(expression, "PROJECT");
                return _evaluator.Evaluate(expression, []);
            }));
        }

        return built;
    }

    public IReadOnlyList<string?[]> FromCells(IReadOnlyList<IReadOnlyList<string?>> rows)
    {
        foreach (var row in rows)
        {
            Demand(row.Count);
        }

        return [.. rows.Select(r => Build(i => r[i]))];
    }

    /// <summary>A value as a cell of a column; NULL is refused where the column forbids it.</summary>
    public static string? Cell(TableColumn column, object? value)
    {
        if (value is null && !column.IsNullable)
        {
            throw DorisError.Detail($"Insert has filtered data in strict mode. column_name[{column.Name}], null value for not null column, type={column.Type}");
        }

        return SqlValue.Store(column.Type, column.Name, value);
    }

    private int Target(string name)
    {
        var index = _table.IndexOf(name);
        return index >= 0 ? index : throw DorisError.Detail($"Unknown column '{name}' in target table.");
    }

    private void Demand(int count)
    {
        if (count != _targets.Length)
        {
            throw DorisError.Detail("Column count doesn't match value count");
        }
    }

    private string?[] Build(Func<int, object?> value)
    {
        var row = new string?[_table.Columns.Count];
        for (var i = 0; i < row.Length; i++)
        {
            var column = _table.Columns[i];
            var given = Array.IndexOf(_targets, i);
            row[i] = Cell(column, given >= 0 ? value(given) : Default(column));
        }

        return row;
    }

    private string? Default(TableColumn column)
    {
        if (!column.HasDefault && !column.IsNullable)
        {
            throw DorisError.Detail($"Column has no default value, column={column.Name}");
        }

        return column.Default?.StartsWith("CURRENT_TIMESTAMP", StringComparison.OrdinalIgnoreCase) == true && !column.Type.IsText
            ? DorisTime.Print(_context.Clock.GetUtcNow())
            : column.Default;
    }
}
