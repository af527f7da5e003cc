namespace DorisDr.Sandbox.Statements.Parsing;

/// <summary>SET in its forms, and SHOW VARIABLES.</summary>
internal static class VariableParser
{
    public static void AddTo(StatementHeads heads) => heads
        .Add("SET", Set)
        .Add("SHOW VARIABLES", tokens => Show(tokens, isGlobal: false))
        .Add("SHOW SESSION VARIABLES", tokens => Show(tokens, isGlobal: false))
        .Add("SHOW LOCAL VARIABLES", tokens => Show(tokens, isGlobal: false))
        .Add("SHOW GLOBAL VARIABLES", tokens => Show(tokens, isGlobal: true));

    private static ShowVariables Show(TokenStream tokens, bool isGlobal) => new(isGlobal, Clauses.Filter(tokens));

    private static Statement Set(TokenStream tokens)
    {
        if (tokens.IsWord("NAMES") && !tokens.Peek(1).IsSymbol("="))
        {
            tokens.Advance();
            return Names(tokens, allowCollation: true);
        }

        if (tokens.TryWords("CHARACTER", "SET") || tokens.TryWords("CHAR", "SET") || (!tokens.Peek(1).IsSymbol("=") && tokens.TryWord("CHARSET")))
        {
            return Names(tokens, allowCollation: false);
        }

        if (tokens.IsWord("PASSWORD") && (tokens.Peek(1).IsSymbol("=") || tokens.Peek(1).IsWord("FOR")))
        {
            return Password(tokens);
        }

        if (IsTransaction(tokens))
        {
            return Transaction(tokens);
        }

        var assignments = new List<Assignment>();
        do
        {
            assignments.Add(ReadAssignment(tokens));
        }
        while (tokens.TrySymbol(","));
        return new SetVariables(assignments);
    }

    private static SetNames Names(TokenStream tokens, bool allowCollation)
    {
        var token = tokens.Expect(Expectation.OneOf(Expectation.Name, Expectation.Literal, Expectation.Word("DEFAULT"), Expectation.Word("BINARY")));
        if (allowCollation && tokens.TryWord("COLLATE"))
        {
            tokens.Expect(Expectation.OneOf(Expectation.Name, Expectation.Literal, Expectation.Word("DEFAULT")));
        }

        return new SetNames(token.IsWord("DEFAULT") ? null : token.Value);
    }

    private static SetPassword Password(TokenStream tokens)
    {
        tokens.ExpectWord("PASSWORD");
        var user = tokens.TryWord("FOR") ? AccountParser.User(tokens).Name : null;
        tokens.ExpectSymbol("=");
        if (!tokens.TryWord("PASSWORD"))
        {
            return new SetPassword(user, tokens.ExpectString());
        }

        tokens.ExpectSymbol("(", Expectation.Literal);
        var password = tokens.ExpectString(Expectation.Symbol(")"));
        tokens.ExpectSymbol(")");
        return new SetPassword(user, password);
    }

    private static bool IsTransaction(TokenStream tokens) =>
        (tokens.IsWord("TRANSACTION") && !tokens.Peek(1).IsSymbol("="))
        || ((tokens.IsWord("SESSION") || tokens.IsWord("GLOBAL") || tokens.IsWord("LOCAL")) && tokens.Peek(1).IsWord("TRANSACTION") && !tokens.Peek(2).IsSymbol("="));

    private static SetTransaction Transaction(TokenStream tokens)
    {
        if (!tokens.TryWord("TRANSACTION"))
        {
            tokens.Advance();
            tokens.ExpectWord("TRANSACTION");
        }

        if (tokens.TryWords("READ", "ONLY") || tokens.TryWords("READ", "WRITE"))
        {
            return new SetTransaction();
        }

        tokens.ExpectWord("ISOLATION", Expectation.Word("LEVEL"));
        tokens.ExpectWord("LEVEL");
        if (!(tokens.TryWords("READ", "UNCOMMITTED") || tokens.TryWords("READ", "COMMITTED") || tokens.TryWords("REPEATABLE", "READ") || tokens.TryWord("SERIALIZABLE")))
        {
            throw tokens.Mismatched(Expectation.OneOf(Expectation.Word("READ"), Expectation.Word("REPEATABLE"), Expectation.Word("SERIALIZABLE")));
        }

        return new SetTransaction();
    }

    private static Assignment ReadAssignment(TokenStream tokens)
    {
        var (scope, name) = Target(tokens);
        if (!tokens.TrySymbol(":="))
        {
            tokens.ExpectSymbol("=");
        }

        return new Assignment(scope, name, Value(tokens));
    }

    private static (VariableScope Scope, string Name) Target(TokenStream tokens)
    {
        if (tokens.TrySymbol("@"))
        {
            return (VariableScope.User, tokens.ExpectName());
        }

        var at = tokens.TrySymbol("@@");
        var scope = VariableScope.Session;
        if ((tokens.IsWord("GLOBAL") || tokens.IsWord("SESSION") || tokens.IsWord("LOCAL")) && !tokens.Peek(1).IsSymbol("="))
        {
            scope = tokens.Advance().IsWord("GLOBAL") ? VariableScope.Global : VariableScope.Session;
            if (at)
            {
                tokens.ExpectSymbol(".", Expectation.Name);
            }
        }

        return (scope, tokens.ExpectName());
    }

    /// <summary>A value: DEFAULT, a bare word that stands for itself, or an expression.</summary>
    private static Expression? Value(TokenStream tokens)
    {
        if (tokens.TryWord("DEFAULT"))
        {
            return null;
        }

        if (tokens.TryWord("ON"))
        {
            return new StringLiteral("ON");
        }

        if (tokens.TryWord("ALL"))
        {
            return new StringLiteral("ALL");
        }

        var value = ExpressionParser.Read(tokens);
        return value is ColumnReference { Parts: [var word] } ? new StringLiteral(word) : value;
    }
}
