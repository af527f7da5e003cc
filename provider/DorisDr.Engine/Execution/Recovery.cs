using DorisDr.Engine.Planning;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Provider;

namespace DorisDr.Engine.Execution;

/// <summary>
/// Resolves what a killed run left open. A create is done again, as it was begun (the provider takes over its own object); an update or
/// delete is answered by
/// reading. Pulumi keeps an open create until a person resolves it: a named difference.
/// </summary>
/// <param name="run">The run.</param>
/// <param name="declared">URNs that the run comes back to by itself.</param>
/// <param name="mayCreate">False for operations that never change what exists: an open create waits for one that does.</param>
internal sealed class Recovery(RunContext run, IReadOnlySet<string> declared, bool mayCreate)
{
    public async Task RunAsync()
    {
        var open = run.Journal.Inherited;
        if (open.IsEmpty)
        {
            return;
        }

        var lines = new List<string>
        {
            $"Attempting to deploy or update resources with {open.Length} pending operations from previous deployment.",
        };
        foreach (var operation in open)
        {
            lines.Add($"  * {operation.Resource.Urn}, interrupted while {operation.Type.ToString().ToLowerInvariant()}");
            lines.Add($"    {await ResolveAsync(operation).ConfigureAwait(false)}");
        }

        run.Events.Warning(run.RootUrn, string.Join('\n', lines));
    }

    private async Task<string> ResolveAsync(PendingOperation operation)
    {
        var recorded = run.Journal.Resources.FirstOrDefault(r => r.Urn == operation.Resource.Urn);
        try
        {
            return operation.Type switch
            {
                _ when !operation.Resource.Custom || operation.Resource.IsProvider =>
                    await DropAsync(operation, "It exists in the state only; there is nothing to find out.").ConfigureAwait(false),
                PendingOperationType.Creating => await CreateAsync(operation, recorded).ConfigureAwait(false),
                PendingOperationType.Updating or PendingOperationType.Deleting when recorded is not null =>
                    await ReadAsync(operation, recorded).ConfigureAwait(false),
                _ => await DropAsync(operation, "It changed nothing.").ConfigureAwait(false),
            };
        }
        catch (Exception failure) when (!run.Control.Terminate.IsCancellationRequested && failure is not IOException)
        {
            if (mayCreate && !declared.Contains(operation.Resource.Urn))
            {
                // Nobody else will come back to it in this run, so that a success would be a lie.
                run.Control.Refuse();
            }

            return $"What became of it could not be found out, and the entry stays: {failure.Message}";
        }
    }

    private async Task<string> CreateAsync(PendingOperation operation, ResourceState? recorded)
    {
        if (recorded is { PendingReplacement: false })
        {
            return await DropAsync(operation, $"It is recorded as '{recorded.Id}'; the entry is removed.").ConfigureAwait(false);
        }

        if (!mayCreate)
        {
            return "The next up or destroy finds out what became of it.";
        }

        // Also when the program declares it: its inputs may be others by now, and only those of the open create name the object that it left.
        var wanted = operation.Resource;
        var provider = await run.ProviderOfAsync(wanted).ConfigureAwait(false);
        var request = new CreateRequest(ProviderCalls.IdentityOf(wanted), wanted.Inputs, false, ProviderCalls.TimeoutOf(wanted, "create"));
        var result = await provider.CreateAsync(request, run.Control.Terminate).WaitAsync(run.Control.Terminate).ConfigureAwait(false);
        var now = run.Time.GetUtcNow();
        var state = wanted with
        {
            Id = result.Id,
            Outputs = SecretMarks.Apply(result.Outputs, wanted.Inputs, wanted.AdditionalSecretOutputs),
            InitErrors = [.. result.Unfinished],
            Created = now,
            Modified = now,
        };
        await run.Journal.ResolveAsync(operation, s => s.Finish(state), run.Control.Terminate).ConfigureAwait(false);
        return $"It was created again, which took over what existed already, and is recorded as '{state.Id}'.";
    }

    private async Task<string> ReadAsync(PendingOperation operation, ResourceState recorded)
    {
        if (recorded.PendingReplacement)
        {
            return await DropAsync(operation, "It is recorded as deleted.").ConfigureAwait(false);
        }

        var provider = await run.ProviderOfAsync(recorded).ConfigureAwait(false);
        var request = new ReadRequest(
            ProviderCalls.IdentityOf(recorded), recorded.Id, recorded.Inputs, recorded.Outputs, ProviderCalls.TimeoutOf(recorded, "read"));
        var found = await provider.ReadAsync(request, run.Control.Terminate).WaitAsync(run.Control.Terminate).ConfigureAwait(false);
        if (found is not null)
        {
            var state = RefreshedState.Of(recorded, found, run.Time.GetUtcNow());
            await run.Journal.ResolveAsync(operation, s => s.Mark(state), run.Control.Terminate).ConfigureAwait(false);
            return "It was read and is recorded as it is now.";
        }

        // What others still refer to keeps its place, as the deleted half of a replacement.
        var isNeeded = run.Journal.Resources.Any(r => StackGraph.NeedsOf(r).Contains(recorded.Urn, StringComparer.Ordinal));
        await run.Journal.ResolveAsync(
            operation,
            s => isNeeded ? s.Mark(recorded with { PendingReplacement = true }) : s.Remove(recorded.Urn),
            run.Control.Terminate).ConfigureAwait(false);
        return "It is gone.";
    }

    private async Task<string> DropAsync(PendingOperation operation, string what)
    {
        await run.Journal.ResolveAsync(operation, null, run.Control.Terminate).ConfigureAwait(false);
        return what;
    }
}
