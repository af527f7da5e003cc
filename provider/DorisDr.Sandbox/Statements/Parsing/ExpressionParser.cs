namespace DorisDr.Sandbox.Statements.Parsing;

/// <summary>Expressions, from OR down to a single operand.</summary>
internal static class ExpressionParser
{
    private static readonly string[] Comparisons = ["=", "==", "<=>", "<>", "!=", "<=", ">=", "<", ">"];

    private static readonly Expectation Operand = new(_ => false, Keywords.NameExpectation.TrimEnd('}') + ", STRING_LITERAL, INTEGER_VALUE, DECIMAL_VALUE}");

    public static Expression Read(TokenStream tokens)
    {
        TokenStream.DemandDepth(++tokens.Nesting);
        var expression = Or(tokens);
        tokens.Nesting--;
        return expression;
    }

    private static Expression Or(TokenStream tokens) => Chain(tokens, And, t => t.TryWord("OR") || t.TrySymbol("||") ? "OR" : t.TryWord("XOR") ? "XOR" : null);

    private static Expression And(TokenStream tokens) => Chain(tokens, Not, t => t.TryWord("AND") || t.TrySymbol("&&") ? "AND" : null);

    private static Expression Not(TokenStream tokens)
    {
        var since = tokens.Position;
        if (!tokens.TryWord("NOT") && !tokens.TrySymbol("!"))
        {
            return Predicate(tokens);
        }

        TokenStream.DemandDepth(++tokens.Nesting);
        var operand = Not(tokens);
        tokens.Nesting--;
        return Named(tokens, since, new UnaryExpression("NOT", operand));
    }

    private static Expression Predicate(TokenStream tokens)
    {
        var since = tokens.Position;
        var left = Additive(tokens);
        while (true)
        {
            if (Array.Find(Comparisons, tokens.Current.IsSymbol) is { } comparison)
            {
                tokens.Advance();
                left = Named(tokens, since, new BinaryExpression(comparison switch { "==" => "=", "!=" => "<>", _ => comparison }, left, Additive(tokens)));
                continue;
            }

            if (Suffix(tokens, left) is not { } predicate)
            {
                return left;
            }

            left = Named(tokens, since, predicate);
        }
    }

    /// <summary>IS NULL, LIKE, IN, BETWEEN behind an operand.</summary>
    private static Expression? Suffix(TokenStream tokens, Expression left)
    {
        if (tokens.TryWord("IS"))
        {
            var not = tokens.TryWord("NOT");
            tokens.Expect(Expectation.Word("NULL"));
            return new IsNullExpression(left, not);
        }

        var negated = tokens.IsWord("NOT") && (tokens.Peek(1).IsWord("LIKE") || tokens.Peek(1).IsWord("IN") || tokens.Peek(1).IsWord("BETWEEN"));
        if (negated)
        {
            tokens.Advance();
        }

        if (tokens.TryWord("LIKE"))
        {
            return new LikeExpression(left, Additive(tokens), negated);
        }

        if (tokens.TryWord("BETWEEN"))
        {
            var low = Additive(tokens);
            tokens.ExpectWord("AND");
            return new BetweenExpression(left, low, Additive(tokens), negated);
        }

        return tokens.TryWord("IN") ? new InExpression(left, List(tokens), negated) : null;
    }

    private static List<Expression> List(TokenStream tokens)
    {
        tokens.ExpectSymbol("(");
        var values = new List<Expression>();
        do
        {
            values.Add(Read(tokens));
        }
        while (tokens.TrySymbol(","));
        tokens.ExpectSymbol(")");
        return values;
    }

    private static Expression Additive(TokenStream tokens) =>
        Chain(tokens, Multiplicative, t => t.TrySymbol("+") ? "+" : t.TrySymbol("-") ? "-" : null);

    private static Expression Multiplicative(TokenStream tokens) =>
        Chain(tokens, Unary, t => t.TrySymbol("*") ? "*" : t.TrySymbol("/") ? "/" : t.TrySymbol("%") || t.TryWord("MOD") ? "%" : t.TryWord("DIV") ? "DIV" : null);

    private static Expression Chain(TokenStream tokens, Func<TokenStream, Expression> operand, Func<TokenStream, string?> operation)
    {
        var since = tokens.Position;
        var left = operand(tokens);
        var depth = tokens.Nesting;
        while (operation(tokens) is { } sign)
        {
            TokenStream.DemandDepth(++depth);
            left = Named(tokens, since, new BinaryExpression(sign, left, operand(tokens)));
        }

        return left;
    }

    private static Expression Unary(TokenStream tokens)
    {
        var since = tokens.Position;
        if (tokens.TrySymbol("-"))
        {
            TokenStream.DemandDepth(++tokens.Nesting);
            var operand = Unary(tokens);
            tokens.Nesting--;
            return Named(tokens, since, operand is NumberLiteral number ? number with { Digits = "-" + number.Digits } : new UnaryExpression("-", operand));
        }

        while (tokens.TrySymbol("+"))
        {
        }

        return Named(tokens, since, Primary(tokens));
    }

    private static Expression Primary(TokenStream tokens)
    {
        var token = tokens.Current;
        switch (token.Kind)
        {
            case TokenKind.Integer:
                return new NumberLiteral(tokens.Advance().Text, IsInteger: true);
            case TokenKind.Decimal:
                return new NumberLiteral(tokens.Advance().Text, IsInteger: false);
            case TokenKind.String:
                return new StringLiteral(tokens.Advance().Value);
        }

        if (tokens.TryWord("NULL"))
        {
            return new NullLiteral();
        }

        if (tokens.IsWord("TRUE") || tokens.IsWord("FALSE"))
        {
            return new BooleanLiteral(tokens.Advance().IsWord("TRUE"));
        }

        if (tokens.TrySymbol("?"))
        {
            return new Placeholder(tokens.Placeholders++);
        }

        if (tokens.TrySymbol("("))
        {
            var inner = Read(tokens);
            tokens.ExpectSymbol(")");
            return inner;
        }

        return Variable(tokens) ?? NameOrCall(tokens);
    }

    private static Expression? Variable(TokenStream tokens)
    {
        if (tokens.TrySymbol("@@"))
        {
            var isGlobal = false;
            if ((tokens.IsWord("GLOBAL") || tokens.IsWord("SESSION") || tokens.IsWord("LOCAL")) && tokens.Peek(1).IsSymbol("."))
            {
                isGlobal = tokens.Advance().IsWord("GLOBAL");
                tokens.Advance();
            }

            return new SystemVariable(tokens.ExpectName(), isGlobal);
        }

        return tokens.TrySymbol("@") ? new UserVariable(tokens.ExpectName()) : null;
    }

    private static Expression NameOrCall(TokenStream tokens)
    {
        var isCall = tokens.Current.Kind is TokenKind.Word && tokens.Peek(1).IsSymbol("(") && (tokens.Current.IsName || CallableKeyword(tokens.Current));
        if (!isCall && !tokens.Current.IsName)
        {
            throw tokens.Mismatched(Operand);
        }

        if (isCall)
        {
            return Call(tokens);
        }

        if (tokens.Peek(1).IsSymbol("(") || !tokens.Peek(1).IsSymbol("."))
        {
            return new ColumnReference([tokens.Advance().Value]);
        }

        var parts = new List<string> { tokens.Advance().Value };
        while (tokens.TrySymbol("."))
        {
            if (tokens.TrySymbol("*"))
            {
                return new AllColumns();
            }

            parts.Add(tokens.Expect(new Expectation(t => t.Kind is TokenKind.Word or TokenKind.QuotedName, Keywords.NameExpectation)).Value);
        }

        return new ColumnReference(parts);
    }

    private static bool CallableKeyword(Token token) => token.IsWord("DATABASE") || token.IsWord("SCHEMA") || token.IsWord("LEFT") || token.IsWord("RIGHT") || token.IsWord("IF");

    private static FunctionCall Call(TokenStream tokens)
    {
        var name = tokens.Advance().Text;
        tokens.ExpectSymbol("(");
        if (tokens.TrySymbol(")"))
        {
            return new FunctionCall(name, []);
        }

        if (tokens.IsWord("DISTINCT") || !tokens.Current.IsSymbol("*"))
        {
            var distinct = tokens.TryWord("DISTINCT");
            var arguments = new List<Expression> { Read(tokens) };
            while (tokens.TrySymbol(","))
            {
                arguments.Add(Read(tokens));
            }

            tokens.ExpectSymbol(")");
            return new FunctionCall(name, arguments, distinct);
        }

        tokens.Advance();
        tokens.ExpectSymbol(")");
        return new FunctionCall(name, [new AllColumns()]);
    }

    /// <summary>Notes the text and the place that an expression was read from.</summary>
    private static Expression Named(TokenStream tokens, int since, Expression expression)
    {
        var first = tokens.At(since);
        return expression with { Text = tokens.Text(since, tokens.Position - 1), Position = new SourcePosition(first.Line, first.Column) };
    }
}
