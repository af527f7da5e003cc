namespace DorisDr.Sandbox.Statements.Parsing;

/// <summary>
/// Reads a text of one or several statements. The whole text is read before anything runs, so a syntax error anywhere runs nothing.
/// </summary>
internal static class StatementParser
{
    private static readonly StatementHeads Heads = Compose();

    public static IReadOnlyList<Statement> Parse(string sql)
    {
        var tokens = new TokenStream(sql);
        var statements = new List<Statement>();
        while (tokens.TrySymbol(";"))
        {
        }

        while (tokens.Current.Kind != TokenKind.End)
        {
            statements.Add(One(tokens));
            if (!Expectation.End.Accepts(tokens.Current))
            {
                throw tokens.Unexpected(Expectation.End);
            }

            while (tokens.TrySymbol(";"))
            {
            }
        }

        return statements.Count == 0 ? [new EmptyStatement { Text = sql }] : statements;
    }

    private static Statement One(TokenStream tokens)
    {
        var since = tokens.Position;
        var placeholders = tokens.Placeholders;
        if (!Heads.Starts(tokens.Current))
        {
            throw tokens.Unexpected(Expectation.Statement);
        }

        var statement = Heads.Read(tokens);
        return statement with { Text = tokens.Text(since, tokens.Position - 1), Placeholders = tokens.Placeholders - placeholders };
    }

    private static StatementHeads Compose()
    {
        var heads = new StatementHeads();
        ClusterParser.AddTo(heads);
        ConfigParser.AddTo(heads);
        DatabaseParser.AddTo(heads);
        RepositoryParser.AddTo(heads);
        SessionParser.AddTo(heads);
        VariableParser.AddTo(heads);
        TableParser.AddTo(heads);
        AlterParser.AddTo(heads);
        ViewParser.AddTo(heads);
        RecycleBinParser.AddTo(heads);
        JobParser.AddTo(heads);
        RowParser.AddTo(heads);
        AccountParser.AddTo(heads);
        RefusedHeads.AddTo(heads);
        return heads;
    }
}
