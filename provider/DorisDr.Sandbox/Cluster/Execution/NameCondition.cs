using DorisDr.Sandbox.Statements;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>The condition of a SHOW that filters by one column only: equal, or LIKE, both without regard to case.</summary>
internal static class NameCondition
{
    /// <summary>What the condition accepts; refuses every other one with Doris's words.</summary>
    /// <param name="where">The condition; null accepts everything.</param>
    /// <param name="column">The column.</param>
    /// <param name="example">What the error text compares it with.</param>
    public static Func<string, bool> Read(Expression? where, string column, string example) => where switch
    {
        null => static _ => true,
        BinaryExpression { Operator: "=", Left: ColumnReference left, Right: StringLiteral { Value.Length: > 0 } right } when Is(left, column) =>
            name => name.Equals(right.Value, StringComparison.OrdinalIgnoreCase),
        LikeExpression { IsNegated: false, Operand: ColumnReference left, Pattern: StringLiteral { Value.Length: > 0 } pattern } when Is(left, column) =>
            name => LikePattern.Matches(pattern.Value, name, ignoreCase: true),
        _ => throw DorisError.Detail($"Where clause should like: {column} = \"{example}\",  or {column} LIKE \"matcher\""),
    };

    private static bool Is(ColumnReference reference, string column) => reference.Name.Equals(column, StringComparison.OrdinalIgnoreCase);
}
