namespace DorisDr.Sandbox.Statements.Parsing;

/// <summary>Statements about configuration and membership of nodes.</summary>
internal static class ConfigParser
{
    private static readonly Dictionary<string, string> Nothing = new(StringComparer.Ordinal);

    public static void AddTo(StatementHeads heads) => heads
        .Add("SHOW FRONTEND CONFIG", Frontend)
        .Add("ADMIN SHOW FRONTEND CONFIG", Frontend)
        .Add("SHOW BACKEND CONFIG", Backend)
        .Add("ADMIN SHOW BACKEND CONFIG", Backend)
        .Add("ADMIN SET FRONTEND CONFIG", tokens => Set(tokens, onAll: false))
        .Add("ADMIN SET ALL FRONTENDS CONFIG", tokens => Set(tokens, onAll: true))
        .Add("ALTER SYSTEM ADD FOLLOWER", tokens => new AddFollower(tokens.ExpectString()))
        .Add("ALTER SYSTEM ADD OBSERVER", null)
        .Add("ALTER SYSTEM ADD BACKEND", null)
        .Add("ADMIN SHOW REPLICA", null)
        .Add("ADMIN SET REPLICA", null)
        .Add("ADMIN SET TABLE", null);

    private static ShowFrontendConfig Frontend(TokenStream tokens) => new(Like(tokens));

    private static ShowBackendConfig Backend(TokenStream tokens)
    {
        var like = Like(tokens);
        return new ShowBackendConfig(like, tokens.TryWord("FROM") ? tokens.ExpectInteger() : null);
    }

    private static SetFrontendConfig Set(TokenStream tokens, bool onAll)
    {
        var values = tokens.Current.IsSymbol("(") ? Clauses.Properties(tokens) : Nothing;
        return new SetFrontendConfig(values, tokens.TryWord("ALL") || onAll);
    }

    private static string? Like(TokenStream tokens) => tokens.TryWord("LIKE") ? tokens.ExpectString() : null;
}
