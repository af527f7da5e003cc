using System.Collections.Immutable;
using DorisDr.Engine.Events;
using DorisDr.Engine.Planning;
using DorisDr.Engine.State;

namespace DorisDr.Engine.Execution;

/// <summary>Brings one resource to its goal: plans it, one resource at a time, and does its steps, several resources at once.</summary>
internal sealed class Registrar(RunContext run, DefaultProvider provider, Planner planner, StepRunner steps) : IDisposable
{
    private readonly SemaphoreSlim _planning = new(1, 1);
    private readonly Deletions _deletions = new();

    /// <summary>The state that the resource has afterwards; null when it failed, which was said.</summary>
    public async Task<ResourceState?> RegisterAsync(Goal goal)
    {
        var import = await PlannedAsync(async () => planner.PlanImport(goal, (await provider.GetAsync().ConfigureAwait(false)).Reference)).ConfigureAwait(false);
        ResourceState? imported = null;
        if (import is not null)
        {
            var outcome = await steps.RunAsync(import).ConfigureAwait(false);
            if (!outcome.Succeeded || run.Control.Stopped)
            {
                return null;
            }

            imported = outcome.State;
        }

        var chain = await PlannedAsync(() => PlanAsync(goal, imported)).ConfigureAwait(false);
        return await _deletions.WaitAsync(goal.Urn, run.Control.Terminate).ConfigureAwait(false)
            ? await RunAsync(goal.Urn, chain).ConfigureAwait(false)
            : null;
    }

    /// <summary>Copies a resource that is not among the targets, without a call.</summary>
    public async Task<ResourceState?> KeepAsync(ResourceState old) =>
        (await steps.RunAsync(new Step(StepOp.Same, old, old)).ConfigureAwait(false)).State;

    public void Dispose() => _planning.Dispose();

    private async Task<ImmutableArray<Step>> PlanAsync(Goal goal, ResourceState? imported)
    {
        var handle = await provider.GetAsync().ConfigureAwait(false);
        var chain = await planner.PlanAsync(goal, handle, imported, run.Control.Terminate).ConfigureAwait(false);
        foreach (var dependent in chain.Where(s => s.Op is StepOp.DeleteReplaced && s.Urn != goal.Urn))
        {
            _deletions.Plan(dependent.Urn);
        }

        return chain;
    }

    private async Task<T> PlannedAsync<T>(Func<Task<T>> plan)
    {
        await _planning.WaitAsync(run.Control.Terminate).ConfigureAwait(false);
        try
        {
            return run.Control.Stopped ? throw new OperationCanceledException() : await plan().ConfigureAwait(false);
        }
        finally
        {
            _planning.Release();
        }
    }

    private async Task<ResourceState?> RunAsync(string urn, ImmutableArray<Step> chain)
    {
        ResourceState? state = null;
        var done = 0;
        try
        {
            for (; done < chain.Length && !run.Control.Stopped; done++)
            {
                var outcome = await steps.RunAsync(chain[done]).ConfigureAwait(false);
                if (!outcome.Succeeded)
                {
                    return null;
                }

                state = outcome.State;
                if (chain[done].Op is StepOp.DeleteReplaced)
                {
                    _deletions.Conclude(chain[done].Urn, true);
                }
            }

            return done == chain.Length ? state : null;
        }
        finally
        {
            foreach (var left in chain.Skip(done).Where(s => s.Op is StepOp.DeleteReplaced && s.Urn != urn))
            {
                planner.NotDeleted(left.Urn);
                _deletions.Conclude(left.Urn, false);
            }
        }
    }
}
