using System.Collections.Immutable;
using DorisDr.Engine.Events;
using DorisDr.Engine.Planning;
using DorisDr.Engine.State;

namespace DorisDr.Engine.Execution;

/// <summary>Deletes resources in layers: dependents before what they depend on. What a resource that stays needs, stays too.</summary>
internal sealed class DeleteRun(RunContext run, StepRunner steps)
{
    public async Task RunAsync(IReadOnlyCollection<ResourceState> condemned)
    {
        var going = condemned.Where(static r => !r.Protect && !r.RetainOnDelete).Select(static r => r.Urn).ToHashSet(StringComparer.Ordinal);
        var needed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var layer in StackGraph.Layers(condemned))
        {
            var now = new List<ResourceState>();
            foreach (var resource in layer)
            {
                if (needed.Contains(resource.Urn))
                {
                    needed.UnionWith(StackGraph.NeedsOf(resource));
                }
                else
                {
                    now.Add(resource);
                }
            }

            foreach (var kept in await LayerAsync(now, going).ConfigureAwait(false))
            {
                needed.UnionWith(StackGraph.NeedsOf(kept));
            }

            if (run.Control.Stopped)
            {
                return;
            }
        }
    }

    private async Task<IEnumerable<ResourceState>> LayerAsync(List<ResourceState> layer, HashSet<string> going)
    {
        var kept = new List<ResourceState>();
        if (run.Control.Parallel == 1)
        {
            foreach (var resource in layer)
            {
                if (!await DeleteAsync(resource, going).ConfigureAwait(false))
                {
                    kept.Add(resource);
                }
            }

            return kept;
        }

        var done = await Task.WhenAll(layer.Select(resource => DeleteAsync(resource, going))).ConfigureAwait(false);
        return layer.Zip(done).Where(static r => !r.Second).Select(static r => r.First);
    }

    private async Task<bool> DeleteAsync(ResourceState resource, HashSet<string> going)
    {
        if (run.Control.Stopped)
        {
            return false;
        }

        var step = new Step(resource.PendingReplacement ? StepOp.RemovePendingReplace : StepOp.Delete, resource, null)
        {
            GoesWithAnother = going.Contains(resource.DeletedWith),
            Refusal = resource is { Protect: true, PendingReplacement: false } ? Protection.CannotDelete(resource.Urn) : null,
        };
        return (await steps.RunAsync(step).ConfigureAwait(false)).Succeeded;
    }

    /// <summary>Problems of a selection that leaves something behind which needs what is deleted.</summary>
    public static ImmutableArray<ResourceModel.Problems.Problem> Orphans(IEnumerable<ResourceState> all, IReadOnlyCollection<ResourceState> condemned)
    {
        var urns = condemned.Select(static r => r.Urn).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from resource in all
               where !urns.Contains(resource.Urn)
               from needed in StackGraph.NeedsOf(resource).Where(urns.Contains).Distinct(StringComparer.Ordinal)
               select RunProblems.DependentNotTargeted.Of(needed, resource.Urn),
        ];
    }
}
