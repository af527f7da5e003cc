namespace DorisDr.Sandbox.Statements;

/// <summary>CREATE VIEW; the query as written, and where in the text the names stand that Doris writes out in full.</summary>
internal sealed record CreateView(QualifiedName View, bool IfNotExists, bool OrReplace, IReadOnlyList<string> Columns, string Comment, Select Query, ViewText QueryText) : Statement;

internal sealed record DropView(QualifiedName View, bool IfExists) : Statement;

internal sealed record ShowCreateTable(QualifiedName Table, bool IsView) : Statement;

/// <summary>A query in pieces: its text, and the names in it by where they stand.</summary>
internal sealed record ViewText(IReadOnlyList<ViewPiece> Pieces);

/// <summary>A piece of a query's text.</summary>
/// <param name="Text">As written, with the blanks before it.</param>
/// <param name="Kind">What it is.</param>
internal sealed record ViewPiece(string Text, ViewPieceKind Kind);

internal enum ViewPieceKind
{
    Plain,
    Table,
    Column,
    AllColumns,
}
