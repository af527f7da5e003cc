namespace DorisDr.Sandbox.Statements.Parsing;

/// <summary>ALTER DATABASE and ALTER TABLE, as far as they concern properties, names and partitions.</summary>
internal static class AlterParser
{
    public static void AddTo(StatementHeads heads) => heads
        .Add("ALTER DATABASE", Database)
        .Add("ALTER TABLE", Table);

    private static Statement Database(TokenStream tokens)
    {
        var since = tokens.Position - 2;
        var name = tokens.ExpectQualifiedName();
        if (tokens.TryWord("RENAME"))
        {
            return new RenameDatabase(name, tokens.ExpectName());
        }

        return tokens.TryWords("SET", "PROPERTIES") ? new AlterDatabaseProperties(name, Clauses.Properties(tokens)) : throw tokens.NoViable(since);
    }

    private static Statement Table(TokenStream tokens)
    {
        var since = tokens.Position - 2;
        var name = tokens.ExpectQualifiedName();
        if (tokens.TryWord("SET"))
        {
            return new AlterTableProperties(name, Clauses.Properties(tokens));
        }

        if (tokens.TryWord("RENAME"))
        {
            return new RenameTable(name, tokens.ExpectName());
        }

        if (tokens.TryWords("ADD", "PARTITION"))
        {
            var ifNotExists = Clauses.IfNotExists(tokens);
            var partition = PartitionParser.Definition(tokens);
            return new AddPartition(name, ifNotExists, partition);
        }

        if (!tokens.TryWords("DROP", "PARTITION"))
        {
            throw tokens.NoViable(since);
        }

        var ifExists = Clauses.IfExists(tokens);
        var dropped = tokens.ExpectName();
        return new DropPartition(name, dropped, ifExists, tokens.TryWord("FORCE"));
    }
}
