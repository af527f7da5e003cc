namespace DorisDr.Sandbox.Statements.Parsing;

/// <summary>The lists of backup and restore jobs.</summary>
internal static class JobParser
{
    public static void AddTo(StatementHeads heads) => heads
        .Add("BACKUP SNAPSHOT", Backup)
        .Add("SHOW BACKUP", tokens => Show(tokens, isBackup: true))
        .Add("SHOW RESTORE", tokens => Show(tokens, isBackup: false));

    private static RefusedBackup Backup(TokenStream tokens)
    {
        var refusal = tokens.NoViable(tokens.Position - 2);
        var label = tokens.ExpectQualifiedName();
        while (!Expectation.End.Accepts(tokens.Current))
        {
            tokens.Advance();
        }

        return new RefusedBackup(label, refusal);
    }

    private static ShowJobs Show(TokenStream tokens, bool isBackup) =>
        new(isBackup, Clauses.FromDatabase(tokens), tokens.TryWord("WHERE") ? ExpressionParser.Read(tokens) : null);
}
