namespace DorisDr.Client.Sql;

/// <summary>A string literal of Doris that is no secret.</summary>
public sealed record SqlText
{
    /// <summary>Makes a literal of any text.</summary>
    public SqlText(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    /// <summary>The text without quotes.</summary>
    public string Value { get; }

    /// <summary>The quoted form.</summary>
    public override string ToString() => Quote(Value);

    // Doubling survives both string rules of the FE. A backslash before a quote would not: up to 3.0 the FE removes
    // backslashes before it joins doubled quotes, so two escaped quotes would arrive as one (sql_scanner.flex,
    // LogicalPlanBuilder.visitStringLiteral).
    internal static string Quote(string value) =>
        $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
