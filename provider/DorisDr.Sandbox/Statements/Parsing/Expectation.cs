namespace DorisDr.Sandbox.Statements.Parsing;

/// <summary>What may stand at a place: a test, and how an error text names it.</summary>
internal sealed record Expectation(Func<Token, bool> Accepts, string Text)
{
    public static Expectation Name { get; } = new(t => t.IsName, Keywords.NameExpectation);

    public static Expectation Literal { get; } = new(t => t.Kind == TokenKind.String, "STRING_LITERAL");

    public static Expectation Integer { get; } = new(t => t.Kind == TokenKind.Integer, "INTEGER_VALUE");

    public static Expectation End { get; } = new(t => t.Kind == TokenKind.End || t.IsSymbol(";"), "{<EOF>, ';'}");

    public static Expectation Statement { get; } = new(t => t.Kind == TokenKind.End || t.IsSymbol(";"), Keywords.StatementExpectation);

    public static Expectation Word(string keyword) => new(t => t.IsWord(keyword), $"'{keyword}'");

    public static Expectation Symbol(string symbol) => new(t => t.IsSymbol(symbol), $"'{symbol}'");

    public static Expectation OneOf(params Expectation[] alternatives) =>
        new(t => alternatives.Any(a => a.Accepts(t)), "{" + string.Join(", ", alternatives.Select(a => a.Text.Trim('{', '}'))) + "}");
}
