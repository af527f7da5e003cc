namespace DorisDr.Sandbox.Statements.Parsing;

/// <summary>Transactions, connections.</summary>
internal static class SessionParser
{
    public static void AddTo(StatementHeads heads) => heads
        .Add("START TRANSACTION", Start)
        .Add("BEGIN", Begin)
        .Add("COMMIT", tokens => End(tokens, isCommit: true))
        .Add("ROLLBACK", tokens => End(tokens, isCommit: false))
        .Add("KILL", tokens => new Kill(tokens.ExpectInteger(), OnlyQuery: false))
        .Add("KILL CONNECTION", tokens => new Kill(tokens.ExpectInteger(), OnlyQuery: false))
        .Add("KILL QUERY", tokens => new Kill(tokens.ExpectInteger(), OnlyQuery: true))
        .Add("SHOW PROCESSLIST", _ => new ShowProcessList(IsFull: false))
        .Add("SHOW FULL PROCESSLIST", _ => new ShowProcessList(IsFull: true));

    private static StartTransaction Start(TokenStream tokens)
    {
        if (tokens.TryWord("WITH"))
        {
            tokens.ExpectWord("CONSISTENT", Expectation.Word("SNAPSHOT"));
            tokens.ExpectWord("SNAPSHOT");
        }

        return new StartTransaction();
    }

    private static BeginTransaction Begin(TokenStream tokens)
    {
        if (!tokens.TryWord("WITH"))
        {
            return new BeginTransaction(null);
        }

        tokens.ExpectWord("LABEL", Expectation.Name);
        return new BeginTransaction(Expectation.Name.Accepts(tokens.Current) ? tokens.ExpectName() : null);
    }

    private static EndTransaction End(TokenStream tokens, bool isCommit)
    {
        tokens.TryWord("WORK");
        return new EndTransaction(isCommit);
    }
}
