namespace DorisDr.Sandbox.Statements;

internal sealed record SelectItem(Expression Expression, string? Alias);

/// <summary>What stands behind FROM: a table, or a table function such as <c>frontends()</c>.</summary>
internal sealed record TableSource(QualifiedName Table, bool IsFunction, string? Alias);

internal sealed record OrderItem(Expression Expression, bool IsDescending);

internal sealed record Select(IReadOnlyList<SelectItem> Items, bool IsDistinct, TableSource? From, Expression? Where, IReadOnlyList<Expression> GroupBy,
    IReadOnlyList<OrderItem> OrderBy, long? Limit, long Offset) : Statement;

internal sealed record Insert(QualifiedName Table, IReadOnlyList<string> Columns, string? Label, IReadOnlyList<IReadOnlyList<Expression?>> Rows, Select? Source) : Statement;

internal sealed record Delete(QualifiedName Table, Expression? Where) : Statement;

internal sealed record Update(QualifiedName Table, IReadOnlyList<KeyValuePair<string, Expression>> Assignments, Expression? Where) : Statement;
