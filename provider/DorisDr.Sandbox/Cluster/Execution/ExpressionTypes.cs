using DorisDr.Sandbox.Cluster.Catalog;
using DorisDr.Sandbox.Statements;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>The type of an expression before any row is read, as Doris sends it with the column.</summary>
internal sealed class ExpressionTypes(FrontendContext context, Session session, RowShape shape)
{
    public SqlType Of(Expression expression) => expression switch
    {
        NullLiteral => SqlType.Null,
        BooleanLiteral => SqlType.Boolean,
        StringLiteral => SqlType.Varchar,
        NumberLiteral number => OfNumber(number),
        Placeholder p => OfValue(p.Index < session.Parameters.Count ? session.Parameters[p.Index] : null),
        ColumnReference column => shape.Columns[shape.IndexOf(column.Name)].Type,
        SystemVariable variable => Evaluator.System(context, session, variable).Type,
        UserVariable variable => OfValue(session.UserVariables.GetValueOrDefault(variable.Name)),
        FunctionCall call => Functions.TypeOf(call.Name, call.Arguments.Where(a => a is not AllColumns).Select(Of).ToList()),
        UnaryExpression { Operator: "NOT" } => SqlType.Boolean,
        UnaryExpression unary => Of(unary.Operand),
        BinaryExpression { Operator: "AND" or "OR" or "XOR" } => SqlType.Boolean,
        BinaryExpression binary when Arithmetic.IsComparison(binary.Operator) => SqlType.Boolean,
        BinaryExpression binary => OfArithmetic(binary.Operator, Of(binary.Left), Of(binary.Right)),
        _ => SqlType.Boolean,
    };

    private static SqlType OfNumber(NumberLiteral number)
    {
        var digits = number.Digits.TrimStart('-');
        return Literals.Value(number) switch
        {
            Int128 i => OfInteger(i),
            decimal => Decimal(digits),
            _ => SqlType.Double,
        };
    }

    private static SqlType Decimal(string digits)
    {
        var point = digits.IndexOf('.');
        var scale = digits.Length - point - 1;
        var whole = digits[..point].TrimStart('0').Length;
        return new SqlType(SqlTypeKind.Decimal, Math.Max(whole + scale, 1), scale);
    }

    private static SqlType OfInteger(Int128 value) => new(
        value >= sbyte.MinValue && value <= sbyte.MaxValue ? SqlTypeKind.TinyInt
        : value >= short.MinValue && value <= short.MaxValue ? SqlTypeKind.SmallInt
        : value >= int.MinValue && value <= int.MaxValue ? SqlTypeKind.Int
        : value >= long.MinValue && value <= long.MaxValue ? SqlTypeKind.BigInt : SqlTypeKind.LargeInt);

    private static SqlType OfValue(object? value) => value switch
    {
        null => SqlType.Null,
        bool => SqlType.Boolean,
        Int128 i => OfInteger(i),
        decimal d => Decimal(SqlValue.Print(d) is { } text && text.Contains('.', StringComparison.Ordinal) ? text.TrimStart('-') : SqlValue.Print(d)?.TrimStart('-') + ".0"),
        double => SqlType.Double,
        _ => SqlType.Varchar,
    };

    private static SqlType OfArithmetic(string sign, SqlType left, SqlType right)
    {
        if (left.Kind == SqlTypeKind.Null || right.Kind == SqlTypeKind.Null)
        {
            return left.Kind == SqlTypeKind.Null ? right : left;
        }

        if ((left.IsInteger || left == SqlType.Boolean) && (right.IsInteger || right == SqlType.Boolean))
        {
            return sign == "/" ? SqlType.Double : SqlType.BigInt;
        }

        return left.Kind == SqlTypeKind.Decimal && (right.IsInteger || right.Kind == SqlTypeKind.Decimal) ? left
            : right.Kind == SqlTypeKind.Decimal && left.IsInteger ? right : SqlType.Double;
    }
}
