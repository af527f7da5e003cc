namespace DorisDr.Sandbox.Statements.Parsing;

/// <summary>Databases: made, dropped, listed, chosen.</summary>
internal static class DatabaseParser
{
    public static void AddTo(StatementHeads heads)
    {
        foreach (var noun in (string[])["DATABASE", "SCHEMA"])
        {
            heads.Add($"CREATE {noun}", Create).Add($"DROP {noun}", Drop).Add($"SHOW CREATE {noun}", tokens => new ShowCreateDatabase(tokens.ExpectQualifiedName()));
        }

        heads.Add("SHOW DATABASES", Show).Add("SHOW SCHEMAS", Show)
            .Add("SHOW TABLES", tokens => Tables(tokens, isFull: false))
            .Add("SHOW FULL TABLES", tokens => Tables(tokens, isFull: true))
            .Add("USE", tokens => new UseDatabase(tokens.ExpectQualifiedName()));
    }

    private static CreateDatabase Create(TokenStream tokens)
    {
        var ifNotExists = Clauses.IfNotExists(tokens);
        return new CreateDatabase(tokens.ExpectQualifiedName(), ifNotExists, Clauses.OptionalProperties(tokens));
    }

    private static DropDatabase Drop(TokenStream tokens)
    {
        var ifExists = Clauses.IfExists(tokens);
        return new DropDatabase(tokens.ExpectQualifiedName(), ifExists, tokens.TryWord("FORCE"));
    }

    private static ShowDatabases Show(TokenStream tokens)
    {
        if (tokens.TryWord("FROM"))
        {
            tokens.ExpectName();
        }

        return new ShowDatabases(Clauses.Filter(tokens));
    }

    private static ShowTables Tables(TokenStream tokens, bool isFull)
    {
        var database = Clauses.FromDatabase(tokens);
        return new ShowTables(database, isFull, Clauses.Filter(tokens));
    }
}
