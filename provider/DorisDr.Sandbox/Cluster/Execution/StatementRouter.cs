using DorisDr.Sandbox.Statements;
using DorisDr.Sandbox.Wire;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>Which code runs which statement: every family puts its own in.</summary>
internal sealed class StatementRouter(Personality personality)
{
    private readonly Dictionary<Type, Func<Session, Statement, CancellationToken, Task<StatementResult>>> _handlers = [];

    public StatementRouter On<T>(Func<Session, T, StatementResult> handler)
        where T : Statement => OnAsync<T>((session, statement, _) => Task.FromResult(handler(session, statement)));

    public StatementRouter OnAsync<T>(Func<Session, T, CancellationToken, Task<StatementResult>> handler)
        where T : Statement
    {
        _handlers.Add(typeof(T), (session, statement, ct) => handler(session, (T)statement, ct));
        return this;
    }

    /// <summary>Runs a statement in a session; within a transaction only what Doris accepts there.</summary>
    public async Task<StatementResult> RunAsync(Session session, Statement statement, CancellationToken ct)
    {
        if (personality.IsUniform)
        {
            return await DispatchAsync(session, statement, ct);
        }

        try
        {
            return LegacyResults.Translate(statement, await DispatchAsync(session, statement, ct));
        }
        catch (DorisError error)
        {
            throw LegacyErrors.Translate(statement, error);
        }
    }

    private Task<StatementResult> DispatchAsync(Session session, Statement statement, CancellationToken ct)
    {
        if (session.InTransaction && statement is not (Insert or Update or Delete or BeginTransaction or EndTransaction or EmptyStatement))
        {
            throw DorisError.Detail("This is in a transaction, only insert, update, delete, commit, rollback is acceptable.");
        }

        return _handlers[statement.GetType()](session, statement, ct);
    }

    /// <summary>The router of a frontend, with all families.</summary>
    public static StatementRouter Compose(FrontendContext context)
    {
        var router = new StatementRouter(context.Personality);
        router.On<EmptyStatement>((_, _) => StatementResult.Ok);
        new ClusterFamily(context).AddTo(router);
        new ConfigFamily(context).AddTo(router);
        new DatabaseFamily(context).AddTo(router);
        new RepositoryFamily(context).AddTo(router);
        new SessionFamily(context).AddTo(router);
        new VariableFamily(context).AddTo(router);
        new TableFamily(context).AddTo(router);
        new AlterFamily(context).AddTo(router);
        new ViewFamily(context).AddTo(router);
        new TableListingFamily(context).AddTo(router);
        new RecycleBinFamily(context).AddTo(router);
        new RecoverFamily(context).AddTo(router);
        new JobFamily(context).AddTo(router);
        new SelectFamily(context).AddTo(router);
        new WriteFamily(context).AddTo(router);
        new AccountFamily(context).AddTo(router);
        return router;
    }
}
