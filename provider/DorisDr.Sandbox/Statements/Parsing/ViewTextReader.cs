namespace DorisDr.Sandbox.Statements.Parsing;

/// <summary>Cuts the text of a query into names and what stands between them.</summary>
internal static class ViewTextReader
{
    public static ViewText Read(TokenStream tokens, int first, int end, Select query)
    {
        var columns = Columns(query).ToDictionary(c => c.Position, c => c.Parts.Count);
        var pieces = new List<ViewPiece>();
        for (var at = first; at < end;)
        {
            var token = tokens.At(at);
            var position = new SourcePosition(token.Line, token.Column);
            var blanks = at == first ? "" : tokens.Between(at - 1, at);
            var (kind, length) = query.From is { IsFunction: false } from && from.Table.Position == position ? (ViewPieceKind.Table, Tokens(from.Table.Parts.Count))
                : columns.TryGetValue(position, out var parts) ? (ViewPieceKind.Column, Tokens(parts))
                : token.IsSymbol("*") && at > first && (tokens.At(at - 1).IsWord("SELECT") || tokens.At(at - 1).IsSymbol(",") || tokens.At(at - 1).IsWord("DISTINCT"))
                    ? (ViewPieceKind.AllColumns, 1)
                    : (ViewPieceKind.Plain, 1);
            if (blanks.Length > 0)
            {
                pieces.Add(new ViewPiece(blanks, ViewPieceKind.Plain));
            }

            pieces.Add(new ViewPiece(tokens.Text(at, at + length - 1), kind));
            at += length;
        }

        return new ViewText(pieces);
    }

    // A name of n parts is n words and the dots between them.
    private static int Tokens(int parts) => (2 * parts) - 1;

    private static IEnumerable<ColumnReference> Columns(Select query) =>
        query.Items.Select(i => i.Expression).Concat(query.Where is null ? [] : [query.Where]).Concat(query.GroupBy).Concat(query.OrderBy.Select(o => o.Expression))
            .SelectMany(Below).DistinctBy(c => c.Position);

    private static IEnumerable<ColumnReference> Below(Expression expression) => expression switch
    {
        ColumnReference column => [column],
        FunctionCall call => call.Arguments.SelectMany(Below),
        UnaryExpression one => Below(one.Operand),
        BinaryExpression two => Below(two.Left).Concat(Below(two.Right)),
        LikeExpression like => Below(like.Operand).Concat(Below(like.Pattern)),
        InExpression list => Below(list.Operand).Concat(list.Values.SelectMany(Below)),
        BetweenExpression between => Below(between.Operand).Concat(Below(between.Low)).Concat(Below(between.High)),
        IsNullExpression isNull => Below(isNull.Operand),
        _ => [],
    };
}
