using System.Collections.Concurrent;
using DorisDr.Engine.Events;
using DorisDr.Engine.Planning;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Provider;

namespace DorisDr.Engine.Execution;

/// <summary>
/// Reads reality into the state (pkg/resource/deploy/deployment_executor.go, refresh). An error on one resource does not stop the others.
/// </summary>
/// <param name="run">The run.</param>
/// <param name="targets">What is read.</param>
/// <param name="isPhase">True in front of another operation: its steps are shown as refresh and not counted.</param>
internal sealed class RefreshRun(RunContext run, TargetSet targets, bool isPhase)
{
    private readonly ConcurrentDictionary<string, ResourceState> _gone = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ResourceState> _read = new(StringComparer.Ordinal);

    public async Task RunAsync()
    {
        var resources = run.Journal.Resources;
        if (resources.FirstOrDefault(r => r.Urn == run.RootUrn) is { } root)
        {
            Raise(StepOp.Refresh, root, root, null, run.Events.Started);
            Raise(isPhase ? StepOp.Refresh : StepOp.Same, root, root, null, run.Events.Finished);
        }

        var reads = new List<Task>();
        foreach (var resource in resources.Where(r => r is { Custom: true, IsProvider: false, PendingReplacement: false } && targets.Contains(r.Urn)))
        {
            reads.Add(ReadAsync(resource));
            if (run.Control.Parallel == 1)
            {
                await reads[^1].ConfigureAwait(false);
            }
        }

        await Task.WhenAll(reads).ConfigureAwait(false);
        var rebuilt = RefreshedState.Rebuild(resources.Select(r => _read.GetValueOrDefault(r.Urn, r)), _gone);
        await run.Journal.RebaseAsync(rebuilt, run.Control.Terminate).ConfigureAwait(false);
    }

    private async Task ReadAsync(ResourceState old)
    {
        if (run.Control.Stopped)
        {
            return;
        }

        Raise(StepOp.Refresh, old, old, null, run.Events.Started);
        try
        {
            await run.Control.WithSlotAsync(async () =>
            {
                await ReadNowAsync(old).ConfigureAwait(false);
                return true;
            }).ConfigureAwait(false);
        }
        catch (Exception failure) when (!run.Control.Terminate.IsCancellationRequested)
        {
            run.Events.Failed(new Step(StepOp.Refresh, old, old) { RefreshPhase = isPhase }, failure.Message);
            run.Control.Refuse();
        }
    }

    private async Task ReadNowAsync(ResourceState old)
    {
        var provider = await run.ProviderOfAsync(old).ConfigureAwait(false);
        var request = new ReadRequest(ProviderCalls.IdentityOf(old), old.Id, old.Inputs, old.Outputs, ProviderCalls.TimeoutOf(old, "read"));
        var found = await provider.ReadAsync(request, run.Control.Terminate).WaitAsync(run.Control.Terminate).ConfigureAwait(false);
        if (found is null)
        {
            _gone[old.Urn] = old;
            Raise(isPhase ? StepOp.Refresh : StepOp.Delete, old, null, null, run.Events.Finished);
            return;
        }

        var state = RefreshedState.Of(old, found, run.Time.GetUtcNow());
        if (found.Unfinished.Count > 0)
        {
            run.Events.Warning(old.Urn, Unhealthy.Warning(found.Unfinished, "Refreshed"));
        }

        // The other way round: what the recorded inputs would change in what was found, and then turned over.
        var comparison = new DiffRequest(ProviderCalls.IdentityOf(old), state.Id, state.Inputs, state.Outputs, old.Inputs, old.IgnoreChanges);
        var diff = await provider.DiffAsync(comparison, run.Control.Terminate).WaitAsync(run.Control.Terminate).ConfigureAwait(false);
        _read[old.Urn] = state;
        var op = isPhase ? StepOp.Refresh : diff.Changes.Count == 0 ? StepOp.Same : StepOp.Update;
        Raise(op, old, state, diff.Changes.Count == 0 ? null : Inverted(diff), run.Events.Finished);
    }

    private void Raise(StepOp op, ResourceState old, ResourceState? state, DiffResult? diff, Action<Step> raise) =>
        raise(new Step(op, old, state) { Diff = diff, RefreshPhase = isPhase });

    private static DiffResult Inverted(DiffResult diff) => diff with
    {
        Changes =
        [
            .. diff.Changes.Select(static c => c with
            {
                Replaces = false,
                Kind = c.Kind switch
                {
                    ChangeKind.Add => ChangeKind.Delete,
                    ChangeKind.Delete => ChangeKind.Add,
                    _ => ChangeKind.Update,
                },
            }),
        ],
    };
}
