namespace DorisDr.Sandbox.Statements.Parsing;

/// <summary>Statements about the cluster itself.</summary>
internal static class ClusterParser
{
    public static void AddTo(StatementHeads heads) => heads
        .Add("SHOW FRONTENDS", _ => new ShowFrontends())
        .Add("SHOW BACKENDS", _ => new ShowBackends())
        .Add("SHOW PROC", tokens => new ShowProc(tokens.ExpectString()))
        .Add("SHOW CATALOGS", _ => new ShowCatalogs())
        .Add("SHOW STATUS", Status)
        .Add("SHOW GLOBAL STATUS", Status)
        .Add("SHOW SESSION STATUS", Status)
        .Add("SHOW WARNINGS", _ => new ShowWarnings())
        .Add("SHOW ERRORS", _ => new ShowWarnings())
        .Add("SYNC", _ => new Sync());

    private static ShowStatus Status(TokenStream tokens)
    {
        Clauses.Filter(tokens);
        return new ShowStatus();
    }
}
