namespace DorisDr.Sandbox.Statements;

/// <summary>An expression as written; <see cref="Text"/> is what a result column without alias is called.</summary>
internal abstract record Expression
{
    public string Text { get; init; } = "";

    public SourcePosition Position { get; init; }
}

internal sealed record NullLiteral : Expression;

internal sealed record BooleanLiteral(bool Value) : Expression;

internal sealed record StringLiteral(string Value) : Expression;

/// <summary>A number; kept as written, since its digits decide its type.</summary>
internal sealed record NumberLiteral(string Digits, bool IsInteger) : Expression;

/// <summary>A <c>?</c> of a prepared statement, counted from 0.</summary>
internal sealed record Placeholder(int Index) : Expression;

internal sealed record ColumnReference(IReadOnlyList<string> Parts) : Expression
{
    public string Name => Parts[^1];
}

/// <summary><c>*</c> or <c>t.*</c>.</summary>
internal sealed record AllColumns : Expression;

/// <summary><c>@@name</c>, with or without a scope before it.</summary>
internal sealed record SystemVariable(string Name, bool IsGlobal) : Expression;

/// <summary><c>@name</c>.</summary>
internal sealed record UserVariable(string Name) : Expression;

internal sealed record FunctionCall(string Name, IReadOnlyList<Expression> Arguments, bool IsDistinct = false) : Expression
{
    /// <summary>True for <c>COUNT(*)</c>.</summary>
    public bool OverRows => Arguments is [AllColumns];
}

internal sealed record UnaryExpression(string Operator, Expression Operand) : Expression;

internal sealed record BinaryExpression(string Operator, Expression Left, Expression Right) : Expression;

internal sealed record LikeExpression(Expression Operand, Expression Pattern, bool IsNegated) : Expression;

internal sealed record InExpression(Expression Operand, IReadOnlyList<Expression> Values, bool IsNegated) : Expression;

internal sealed record BetweenExpression(Expression Operand, Expression Low, Expression High, bool IsNegated) : Expression;

internal sealed record IsNullExpression(Expression Operand, bool IsNegated) : Expression;

/// <summary>The filter of a SHOW statement: LIKE with a pattern, or WHERE over the columns of its result.</summary>
internal sealed record ShowFilter(string? Like, Expression? Where)
{
    public static ShowFilter None { get; } = new(null, null);
}
