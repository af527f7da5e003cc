namespace DorisDr.Sandbox.Statements.Parsing;

internal enum TokenKind
{
    /// <summary>An unquoted name or keyword.</summary>
    Word,

    /// <summary>A name in backticks.</summary>
    QuotedName,

    /// <summary>A string in single or double quotes.</summary>
    String,
    Integer,
    Decimal,
    Symbol,
    End,
}

/// <summary>A piece of SQL text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As written; <c>&lt;EOF&gt;</c> at the end.</param>
/// <param name="Value">What it means: names without backticks, strings without quotes and escapes.</param>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset behind its last character.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Code points before it on its line.</param>
internal sealed record Token(TokenKind Kind, string Text, string Value, int Start, int End, int Line, int Column)
{
    public bool IsWord(string keyword) => Kind == TokenKind.Word && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    public bool IsSymbol(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    /// <summary>Can it be a name: quoted, or a word that is not reserved?</summary>
    public bool IsName => Kind == TokenKind.QuotedName || (Kind == TokenKind.Word && !Keywords.IsReserved(Text));
}
