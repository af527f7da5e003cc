using DorisDr.Sandbox.Cluster.Execution;
using DorisDr.Sandbox.Statements;
using DorisDr.Sandbox.Wire;

namespace DorisDr.Sandbox.Cluster.Nodes;

/// <summary>Where a statement runs that reaches a frontend: here, or on the master and then, after a wait for the journal, answered from here.</summary>
internal sealed class StatementDispatch(FrontendContext context, StatementRouter router)
{
    public async Task<StatementResult> RunAsync(Session session, Statement statement, CancellationToken ct)
    {
        var route = context.IsMaster ? Route.Here : Routes.Of(session, statement, context.Config);
        if (route == Route.Here || context.Node.Life is not { } life)
        {
            return await router.RunAsync(session, statement, ct);
        }

        var result = await context.Group.ForwardAsync(life, session, statement, ct);
        if (route == Route.MasterThenReplay)
        {
            await context.ReplayAsync(ct);
        }

        return result;
    }
}
