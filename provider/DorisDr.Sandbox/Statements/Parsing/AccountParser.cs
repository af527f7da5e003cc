namespace DorisDr.Sandbox.Statements.Parsing;

/// <summary>Users and what they may do.</summary>
internal static class AccountParser
{
    public static void AddTo(StatementHeads heads) => heads
        .Add("CREATE USER", Create)
        .Add("ALTER USER", Alter)
        .Add("DROP USER", Drop)
        .Add("GRANT", tokens => Change(tokens, isGrant: true))
        .Add("REVOKE", tokens => Change(tokens, isGrant: false))
        .Add("SHOW GRANTS", tokens => new ShowGrants(IsAll: false, tokens.TryWord("FOR") ? User(tokens) : null))
        .Add("SHOW ALL GRANTS", _ => new ShowGrants(IsAll: true, null));

    /// <summary>name, 'name', name@host, 'name'@'host', name@('host').</summary>
    public static UserName User(TokenStream tokens)
    {
        var name = tokens.Expect(NameOrText).Value;
        if (!tokens.TrySymbol("@"))
        {
            return new UserName(name, "%");
        }

        var parenthesis = tokens.TrySymbol("(");
        var host = tokens.Expect(NameOrText).Value;
        if (parenthesis)
        {
            tokens.ExpectSymbol(")");
        }

        return new UserName(name, host);
    }

    private static Expectation NameOrText { get; } = Expectation.OneOf(Expectation.Name, Expectation.Literal);

    private static CreateUser Create(TokenStream tokens)
    {
        var ifNotExists = Clauses.IfNotExists(tokens);
        var user = User(tokens);
        var password = tokens.TryWord("IDENTIFIED") ? Identified(tokens) : "";
        return new CreateUser(user, ifNotExists, password, tokens.TryWord("COMMENT") ? tokens.ExpectString() : "");
    }

    private static AlterUserPassword Alter(TokenStream tokens)
    {
        Clauses.IfExists(tokens);
        var user = User(tokens);
        tokens.ExpectWord("IDENTIFIED", Expectation.Word("BY"));
        return new AlterUserPassword(user, Identified(tokens));
    }

    private static string Identified(TokenStream tokens)
    {
        tokens.ExpectWord("BY", Expectation.Literal);
        return tokens.ExpectString();
    }

    private static DropUser Drop(TokenStream tokens)
    {
        var ifExists = Clauses.IfExists(tokens);
        return new DropUser(User(tokens), ifExists);
    }

    private static ChangeGrant Change(TokenStream tokens, bool isGrant)
    {
        var privileges = new List<string>();
        do
        {
            privileges.Add(tokens.Expect(new Expectation(t => t.Kind == TokenKind.Word, Keywords.NameExpectation)).Text.ToUpperInvariant());
        }
        while (tokens.TrySymbol(","));
        tokens.ExpectWord("ON");
        var on = new List<string>();
        do
        {
            on.Add(tokens.TrySymbol("*") ? "*" : tokens.ExpectName());
        }
        while (tokens.TrySymbol("."));
        tokens.ExpectWord(isGrant ? "TO" : "FROM", NameOrText);
        return new ChangeGrant(isGrant, privileges, on, User(tokens));
    }
}
