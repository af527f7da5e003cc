using System.Globalization;
using DorisDr.Sandbox.Cluster.Catalog;
using DorisDr.Sandbox.Statements;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>Evaluates expressions over the cells of a row, with the three-valued logic of SQL.</summary>
internal sealed class Evaluator(FrontendContext context, Session session, RowShape shape)
{
    private readonly Functions _functions = new(context, session);

    /// <summary>Fails if a name in an expression means nothing here.</summary>
    public void Check(Expression expression, string clause = "FILTER")
    {
        _ = expression switch
        {
            ColumnReference column when shape.IndexOf(column.Name) < 0 =>
                throw DorisError.Detail($"Unknown column '{column.Name}' in 'table list' in {clause} clause{column.Position}"),
            FunctionCall call => _functions.Demand(call),
            _ => expression,
        };
        foreach (var part in Parts(expression))
        {
            Check(part, clause);
        }
    }

    public object? Evaluate(Expression expression, IReadOnlyList<string?> row) => expression switch
    {
        NullLiteral => null,
        BooleanLiteral b => b.Value,
        StringLiteral s => s.Value,
        NumberLiteral n => Literals.Value(n),
        Placeholder p => p.Index < session.Parameters.Count ? session.Parameters[p.Index] : null,
        ColumnReference column => Cell(column, row),
        SystemVariable variable => SystemValue(variable),
        UserVariable variable => session.UserVariables.GetValueOrDefault(variable.Name),
        FunctionCall call => _functions.Call(call, call.Arguments.Select(a => Evaluate(a, row)).ToList()),
        UnaryExpression unary => Unary(unary, Evaluate(unary.Operand, row)),
        BinaryExpression { Operator: "AND" or "OR" or "XOR" } logic => Logic(logic, row),
        BinaryExpression binary => Arithmetic.Apply(binary.Operator, Evaluate(binary.Left, row), Evaluate(binary.Right, row)),
        IsNullExpression test => Evaluate(test.Operand, row) is null != test.IsNegated,
        LikeExpression like => Like(like, row),
        InExpression test => In(test, row),
        BetweenExpression between => Between(between, row),
        _ => throw DorisError.Detail($"Unsupported expression: {expression.Text}"),
    };

    /// <summary>The parts of an expression.</summary>
    public static IEnumerable<Expression> Parts(Expression expression) => expression switch
    {
        FunctionCall call => call.Arguments.Where(a => a is not AllColumns),
        UnaryExpression unary => [unary.Operand],
        BinaryExpression binary => [binary.Left, binary.Right],
        LikeExpression like => [like.Operand, like.Pattern],
        InExpression test => [test.Operand, .. test.Values],
        BetweenExpression between => [between.Operand, between.Low, between.High],
        IsNullExpression test => [test.Operand],
        _ => [],
    };

    /// <summary>The value of <c>@@name</c> with its type.</summary>
    public static (object? Value, SqlType Type) System(FrontendContext context, Session session, SystemVariable variable)
    {
        var definition = context.Variables.Catalog.Find(variable.Name) ?? throw DorisError.Detail($"Unsupported system variable: {variable.Name}");
        var text = variable.IsGlobal ? context.Variables.Get(definition) : session.Variables.GetValueOrDefault(definition.Name, definition.Default);
        var value = definition.Type.Kind == SqlTypeKind.Boolean ? (object)text.Equals("true", StringComparison.OrdinalIgnoreCase) : SqlValue.Read(definition.Type, text);
        return (value, definition.Type);
    }

    private object? SystemValue(SystemVariable variable) => System(context, session, variable).Value;

    private object? Cell(ColumnReference column, IReadOnlyList<string?> row)
    {
        var index = shape.IndexOf(column.Name);
        return SqlValue.Read(shape.Columns[index].Type, row[index]);
    }

    private static object? Unary(UnaryExpression unary, object? value) => unary.Operator switch
    {
        "NOT" => SqlValue.Truth(value) is { } truth ? !truth : null,
        _ => Arithmetic.Apply("-", (Int128)0, value),
    };

    private object? Logic(BinaryExpression logic, IReadOnlyList<string?> row)
    {
        var left = SqlValue.Truth(Evaluate(logic.Left, row));
        var right = SqlValue.Truth(Evaluate(logic.Right, row));
        return logic.Operator switch
        {
            "AND" => left == false || right == false ? false : left is null || right is null ? null : true,
            "OR" => left == true || right == true ? true : left is null || right is null ? null : false,
            _ => left is null || right is null ? null : left != right,
        };
    }

    private object? Like(LikeExpression like, IReadOnlyList<string?> row)
    {
        var value = SqlValue.Print(Evaluate(like.Operand, row));
        var pattern = SqlValue.Print(Evaluate(like.Pattern, row));
        return value is null || pattern is null ? null : LikePattern.Matches(pattern, value) != like.IsNegated;
    }

    private bool? In(InExpression test, IReadOnlyList<string?> row)
    {
        if (Evaluate(test.Operand, row) is not { } value)
        {
            return null;
        }

        var sawNull = false;
        foreach (var candidate in test.Values)
        {
            var other = Evaluate(candidate, row);
            sawNull |= other is null;
            if (other is not null && SqlValue.Compare(value, other) == 0)
            {
                return !test.IsNegated;
            }
        }

        return sawNull ? null : test.IsNegated;
    }

    private object? Between(BetweenExpression between, IReadOnlyList<string?> row)
    {
        var value = Evaluate(between.Operand, row);
        var low = Evaluate(between.Low, row);
        var high = Evaluate(between.High, row);
        return value is null || low is null || high is null
            ? null
            : (SqlValue.Compare(value, low) >= 0 && SqlValue.Compare(value, high) <= 0) != between.IsNegated;
    }
}

/// <summary>Literals of numbers.</summary>
internal static class Literals
{
    public static object Value(NumberLiteral number) =>
        number.IsInteger && Int128.TryParse(number.Digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) ? integer
        : !number.Digits.Contains('e', StringComparison.OrdinalIgnoreCase) && decimal.TryParse(number.Digits, NumberStyles.Number, CultureInfo.InvariantCulture, out var exact) ? exact
        : double.Parse(number.Digits, CultureInfo.InvariantCulture);
}
