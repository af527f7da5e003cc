namespace DorisDr.Sandbox.Statements.Parsing;

/// <summary>CREATE, ALTER, DROP, SHOW REPOSITORY and SHOW SNAPSHOT.</summary>
internal static class RepositoryParser
{
    private static readonly Expectation Storage =
        Expectation.OneOf(Expectation.Word("BROKER"), Expectation.Word("HDFS"), Expectation.Word("LOCAL"), Expectation.Word("S3"));

    public static void AddTo(StatementHeads heads) => heads
        .Add("CREATE REPOSITORY", tokens => Create(tokens, isReadOnly: false))
        .Add("CREATE READ ONLY REPOSITORY", tokens => Create(tokens, isReadOnly: true))
        .Add("ALTER REPOSITORY", Alter)
        .Add("DROP REPOSITORY", tokens => new DropRepository(tokens.ExpectName()))
        .Add("SHOW REPOSITORIES", _ => new ShowRepositories())
        .Add("SHOW CREATE REPOSITORY FOR", tokens => new ShowCreateRepository(tokens.ExpectName()))
        .Add("SHOW SNAPSHOT ON", Snapshot);

    private static CreateRepository Create(TokenStream tokens, bool isReadOnly)
    {
        var name = tokens.ExpectName();
        tokens.ExpectWord("WITH", Storage);
        var storage = tokens.Expect(Storage).Text.ToUpperInvariant() switch
        {
            "S3" => StorageKeyword.S3,
            "HDFS" => StorageKeyword.Hdfs,
            "LOCAL" => StorageKeyword.Local,
            _ => StorageKeyword.Broker,
        };
        var broker = storage == StorageKeyword.Broker ? tokens.ExpectName() : null;
        tokens.ExpectWord("ON", Expectation.Word("LOCATION"));
        tokens.ExpectWord("LOCATION", Expectation.Literal);
        var location = tokens.ExpectString(Expectation.Word("PROPERTIES"));
        return new CreateRepository(name, isReadOnly, storage, broker, location, Clauses.OptionalProperties(tokens));
    }

    private static AlterRepository Alter(TokenStream tokens)
    {
        var name = tokens.ExpectName();
        tokens.ExpectWord("PROPERTIES", Expectation.Symbol("("));
        return new AlterRepository(name, Clauses.Properties(tokens));
    }

    private static ShowSnapshot Snapshot(TokenStream tokens)
    {
        var repository = tokens.ExpectName();
        return new ShowSnapshot(repository, tokens.TryWord("WHERE") ? ExpressionParser.Read(tokens) : null);
    }
}
