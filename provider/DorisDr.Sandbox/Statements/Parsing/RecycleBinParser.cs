namespace DorisDr.Sandbox.Statements.Parsing;

/// <summary>The recycle bin: what is in it, taking things out again, purging; and the trash of the backends.</summary>
internal static class RecycleBinParser
{
    public static void AddTo(StatementHeads heads) => heads
        .Add("SHOW CATALOG RECYCLE BIN", Show)
        .Add("DROP CATALOG RECYCLE BIN", Purge)
        .Add("RECOVER DATABASE", Database)
        .Add("RECOVER TABLE", Table)
        .Add("RECOVER PARTITION", Partition)
        .Add("SHOW TRASH", _ => new ShowTrash())
        .Add("ADMIN CLEAN TRASH", Clean);

    private static ShowRecycleBin Show(TokenStream tokens)
    {
        if (!tokens.IsWord("LIKE"))
        {
            return new ShowRecycleBin(tokens.TryWord("WHERE") ? ExpressionParser.Read(tokens) : null, null);
        }

        var refusal = tokens.Unexpected(Expectation.End);
        tokens.Advance();
        tokens.ExpectString();
        return new ShowRecycleBin(null, refusal);
    }

    private static PurgeRecycleBin Purge(TokenStream tokens)
    {
        tokens.ExpectWord("WHERE", Expectation.Literal);
        var kind = tokens.ExpectString();
        tokens.ExpectSymbol("=", Expectation.Integer);
        return new PurgeRecycleBin(kind, tokens.ExpectInteger());
    }

    private static RecoverDatabase Database(TokenStream tokens)
    {
        var name = tokens.ExpectName();
        return new RecoverDatabase(name, Id(tokens), NewName(tokens));
    }

    private static RecoverTable Table(TokenStream tokens)
    {
        var name = tokens.ExpectQualifiedName();
        return new RecoverTable(name, Id(tokens), NewName(tokens));
    }

    private static RecoverPartition Partition(TokenStream tokens)
    {
        var name = tokens.ExpectName();
        var (id, newName) = (Id(tokens), NewName(tokens));
        tokens.ExpectWord("FROM", Expectation.Name);
        return new RecoverPartition(name, id, newName, tokens.ExpectQualifiedName());
    }

    private static CleanTrash Clean(TokenStream tokens)
    {
        if (tokens.TryWord("ON"))
        {
            tokens.ExpectSymbol("(", Expectation.Literal);
            do
            {
                tokens.ExpectString();
            }
            while (tokens.TrySymbol(","));
            tokens.ExpectSymbol(")");
        }

        return new CleanTrash();
    }

    private static long? Id(TokenStream tokens) => tokens.Current.Kind == TokenKind.Integer ? tokens.ExpectInteger() : null;

    private static string? NewName(TokenStream tokens) => tokens.TryWord("AS") ? tokens.ExpectName() : null;
}
