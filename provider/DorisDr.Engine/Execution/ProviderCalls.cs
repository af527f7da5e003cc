using DorisDr.Engine.Events;
using DorisDr.Engine.Planning;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Engine.Execution;

/// <summary>What a call left behind.</summary>
/// <param name="State">The resource afterwards; null when it is gone.</param>
/// <param name="Unfinished">Why it is not as declared; empty when it is.</param>
internal sealed record CallResult(ResourceState? State, IReadOnlyList<string> Unfinished)
{
    public static CallResult Of(ResourceState? state) => new(state, []);
}

/// <summary>Makes the provider call of a step, where it has one, and turns the answer into the resource's new state.</summary>
internal sealed class ProviderCalls(RunContext run)
{
    /// <exception cref="Exception">Whatever the provider throws.</exception>
    public Task<CallResult> CallAsync(Step step) => step.Op switch
    {
        StepOp.Create or StepOp.CreateReplacement => CreateAsync(step.New!),
        StepOp.Update => UpdateAsync(step.Old!, step.New!),
        StepOp.Delete or StepOp.DeleteReplaced => DeleteAsync(step),
        StepOp.Import => ImportAsync(step.New!, step.SecretNames),
        StepOp.RemovePendingReplace => Task.FromResult(CallResult.Of(null)),
        _ => Task.FromResult(CallResult.Of(step.New)),
    };

    private async Task<CallResult> CreateAsync(ResourceState wanted)
    {
        var now = run.Time.GetUtcNow();
        if (!wanted.Custom)
        {
            return CallResult.Of(wanted with { Created = now, Modified = now });
        }

        if (wanted.IsProvider)
        {
            var id = run.Preview ? Signatures.UnknownText : run.NewId();
            return CallResult.Of(wanted with { Id = id, Created = now, Modified = now });
        }

        var provider = await run.ProviderOfAsync(wanted).ConfigureAwait(false);
        var request = new CreateRequest(IdentityOf(wanted), wanted.Inputs, run.Preview, TimeoutOf(wanted, "create"));
        var result = await provider.CreateAsync(request, run.Control.Terminate).WaitAsync(run.Control.Terminate).ConfigureAwait(false);
        if (result.Id.Length == 0 && !run.Preview)
        {
            throw new InvalidOperationException("the provider created the object and gave no id");
        }

        return new CallResult(
            wanted with
            {
                Id = result.Id,
                Outputs = SecretMarks.Apply(result.Outputs, wanted.Inputs, wanted.AdditionalSecretOutputs),
                InitErrors = [.. result.Unfinished],
                Created = now,
                Modified = now,
            },
            result.Unfinished);
    }

    private async Task<CallResult> UpdateAsync(ResourceState old, ResourceState wanted)
    {
        var now = run.Time.GetUtcNow();
        if (wanted.IsProvider)
        {
            return CallResult.Of(wanted with { Id = old.Id, Modified = now });
        }

        var provider = await run.ProviderOfAsync(wanted).ConfigureAwait(false);
        var request = new UpdateRequest(
            IdentityOf(wanted), old.Id, old.Inputs, old.Outputs, wanted.Inputs, wanted.IgnoreChanges, run.Preview, TimeoutOf(wanted, "update"));
        var result = await provider.UpdateAsync(request, run.Control.Terminate).WaitAsync(run.Control.Terminate).ConfigureAwait(false);
        return new CallResult(
            wanted with
            {
                Id = old.Id,

                // After a half-done update the old inputs stay, so that the next run tries again.
                Inputs = result.Unfinished.Count > 0 ? old.Inputs : wanted.Inputs,
                Outputs = SecretMarks.Apply(result.Outputs, wanted.Inputs, wanted.AdditionalSecretOutputs),
                InitErrors = [.. result.Unfinished],
                Modified = now,
            },
            result.Unfinished);
    }

    private async Task<CallResult> DeleteAsync(Step step)
    {
        var old = step.Old!;
        if (!old.Custom || old.IsProvider || old.RetainOnDelete || step.GoesWithAnother || run.Preview)
        {
            return CallResult.Of(null);
        }

        var provider = await run.ProviderOfAsync(old).ConfigureAwait(false);
        var request = new DeleteRequest(IdentityOf(old), old.Id, old.Inputs, old.Outputs, TimeoutOf(old, "delete"));
        await provider.DeleteAsync(request, run.Control.Terminate).WaitAsync(run.Control.Terminate).ConfigureAwait(false);
        return CallResult.Of(null);
    }

    private async Task<CallResult> ImportAsync(ResourceState wanted, IReadOnlyCollection<string> secrets)
    {
        var provider = await run.ProviderOfAsync(wanted).ConfigureAwait(false);
        var request = new ReadRequest(IdentityOf(wanted), wanted.Id, null, null, TimeoutOf(wanted, "read"));
        var found = await provider.ReadAsync(request, run.Control.Terminate).WaitAsync(run.Control.Terminate).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"resource '{wanted.Id}' does not exist");
        var now = run.Time.GetUtcNow();
        return new CallResult(
            wanted with
            {
                Id = found.Id,
                Inputs = SecretMarks.Apply(found.Inputs, wanted.Inputs, secrets),
                Outputs = SecretMarks.Apply(found.Outputs, wanted.Inputs, wanted.AdditionalSecretOutputs.Concat(secrets)),
                InitErrors = [.. found.Unfinished],
                Created = now,
                Modified = now,
            },
            found.Unfinished);
    }

    internal static ResourceIdentity IdentityOf(ResourceState state) => new(state.Urn, state.Type, state.Name);

    internal static TimeSpan? TimeoutOf(ResourceState state, string operation) =>
        state.CustomTimeouts.TryGetValue(operation, out var seconds) && seconds > 0 ? TimeSpan.FromSeconds(seconds) : null;
}
