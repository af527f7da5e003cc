namespace DorisDr.Sandbox.Statements.Parsing;

/// <summary>SELECT over at most one table.</summary>
internal static class SelectParser
{
    /// <summary>Reads what follows the word SELECT.</summary>
    public static Select Read(TokenStream tokens)
    {
        var distinct = tokens.TryWord("DISTINCT");
        if (!distinct)
        {
            tokens.TryWord("ALL");
        }

        var items = new List<SelectItem>();
        do
        {
            items.Add(Item(tokens));
        }
        while (tokens.TrySymbol(","));
        var from = tokens.IsWord("FROM") ? From(tokens) : null;
        var where = tokens.TryWord("WHERE") ? ExpressionParser.Read(tokens) : null;
        var groupBy = tokens.TryWord("GROUP") ? GroupBy(tokens) : [];
        var orderBy = tokens.TryWord("ORDER") ? OrderBy(tokens) : [];
        var (limit, offset) = Limit(tokens);
        return new Select(items, distinct, from, where, groupBy, orderBy, limit, offset);
    }

    private static SelectItem Item(TokenStream tokens)
    {
        if (tokens.TrySymbol("*"))
        {
            return new SelectItem(new AllColumns { Text = "*" }, null);
        }

        var expression = ExpressionParser.Read(tokens);
        if (tokens.TryWord("AS"))
        {
            return new SelectItem(expression, tokens.Expect(Expectation.OneOf(Expectation.Name, Expectation.Literal)).Value);
        }

        var isAlias = tokens.Current.IsName || tokens.Current.Kind == TokenKind.String;
        return new SelectItem(expression, isAlias ? tokens.Advance().Value : null);
    }

    private static TableSource? From(TokenStream tokens)
    {
        var since = tokens.Position;
        tokens.Advance();
        if (tokens.TryWord("DUAL"))
        {
            return null;
        }

        if (!tokens.Current.IsName)
        {
            throw tokens.NoViable(since);
        }

        var table = tokens.ExpectQualifiedName();
        if (tokens.TrySymbol("("))
        {
            tokens.ExpectSymbol(")");
            return new TableSource(table, IsFunction: true, Alias(tokens));
        }

        return new TableSource(table, IsFunction: false, Alias(tokens));
    }

    private static string? Alias(TokenStream tokens) =>
        tokens.TryWord("AS") || tokens.Current.IsName ? tokens.ExpectName() : null;

    private static List<Expression> GroupBy(TokenStream tokens)
    {
        tokens.ExpectWord("BY");
        var expressions = new List<Expression>();
        do
        {
            expressions.Add(ExpressionParser.Read(tokens));
        }
        while (tokens.TrySymbol(","));
        return expressions;
    }

    private static List<OrderItem> OrderBy(TokenStream tokens)
    {
        tokens.ExpectWord("BY");
        var items = new List<OrderItem>();
        do
        {
            var expression = ExpressionParser.Read(tokens);
            var descending = tokens.TryWord("DESC");
            if (!descending)
            {
                tokens.TryWord("ASC");
            }

            items.Add(new OrderItem(expression, descending));
        }
        while (tokens.TrySymbol(","));
        return items;
    }

    /// <summary>LIMIT n, LIMIT n OFFSET m, LIMIT m, n.</summary>
    private static (long? Limit, long Offset) Limit(TokenStream tokens)
    {
        if (!tokens.TryWord("LIMIT"))
        {
            return (null, 0);
        }

        var first = tokens.ExpectInteger();
        if (tokens.TryWord("OFFSET"))
        {
            return (first, tokens.ExpectInteger());
        }

        return tokens.TrySymbol(",") ? (tokens.ExpectInteger(), first) : (first, 0);
    }
}
