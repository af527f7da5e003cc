using DorisDr.Engine.Events;
using DorisDr.Engine.Planning;
using DorisDr.Engine.State;

namespace DorisDr.Engine.Execution;

/// <summary>
/// Does one step: the operation is written down, the provider is called, the result is written down (pkg/resource/deploy/step_executor.go).
/// In a preview nothing
/// is written and nothing is deleted.
/// </summary>
internal sealed class StepRunner(RunContext run)
{
    private readonly ProviderCalls _calls = new(run);

    /// <summary>Does a step as soon as there is a place for it; one that did not begin before the run was stopped does not begin.</summary>
    public Task<StepOutcome> RunAsync(Step step) =>
        run.Control.WithSlotAsync(() => run.Control.Stopped ? Task.FromResult(new StepOutcome(false, null)) : RunNowAsync(step));

    private async Task<StepOutcome> RunNowAsync(Step step)
    {
        run.Events.Started(step);
        if (step.Refusal is { } refusal)
        {
            run.Events.Failed(step, refusal);
            run.Control.Refuse();
            return new StepOutcome(false, null, refusal);
        }

        var pending = PendingOf(step);
        try
        {
            if (pending is not null)
            {
                await run.Journal.BeginAsync(pending, run.Control.Terminate).ConfigureAwait(false);
            }
        }
        catch (Exception unwritten) when (!run.Control.Terminate.IsCancellationRequested)
        {
            run.Control.Halt();
            return Fail(step, unwritten.Message);
        }

        CallResult result;
        try
        {
            result = await _calls.CallAsync(step).ConfigureAwait(false);
        }
        catch (Exception failure) when (!run.Control.Terminate.IsCancellationRequested)
        {
            await SaveAsync(step, pending, null, true).ConfigureAwait(false);
            return Fail(step, failure.Message);
        }

        if (!await SaveAsync(step, pending, Effect(step, result), IsWorthWriting(step, result)).ConfigureAwait(false))
        {
            return new StepOutcome(false, result.State);
        }

        return Conclude(step with { New = result.State }, result);
    }

    private StepOutcome Conclude(Step done, CallResult result)
    {
        if (result.Unfinished.Count > 0 && done.Op is not StepOp.Import)
        {
            return Fail(done, Unhealthy.List(result.Unfinished)) with { State = result.State };
        }

        if (result.Unfinished.Count > 0)
        {
            run.Events.Warning(done.Urn, Unhealthy.Warning(result.Unfinished, "Imported"));
        }

        run.Events.Finished(done);
        return new StepOutcome(true, result.State);
    }

    private StepOutcome Fail(Step step, string reason)
    {
        run.Events.Failed(step, reason);
        run.Control.FailStep();
        return new StepOutcome(false, null, reason);
    }

    private async Task<bool> SaveAsync(Step step, PendingOperation? pending, Func<Snapshot, Snapshot>? effect, bool write)
    {
        if (run.Preview)
        {
            return true;
        }

        try
        {
            await run.Journal.EndAsync(pending, effect, write, run.Control.Terminate).ConfigureAwait(false);
            return true;
        }
        catch (Exception unwritten) when (!run.Control.Terminate.IsCancellationRequested)
        {
            run.Control.Halt();
            run.Events.Failed(step, unwritten.Message);
            return false;
        }
    }

    private PendingOperation? PendingOf(Step step) => run.Preview ? null : step.Op switch
    {
        StepOp.Create or StepOp.CreateReplacement => new PendingOperation(step.New!, PendingOperationType.Creating),
        StepOp.Update => new PendingOperation(step.New!, PendingOperationType.Updating),
        StepOp.Delete or StepOp.DeleteReplaced => new PendingOperation(step.Old!, PendingOperationType.Deleting),
        StepOp.Import => new PendingOperation(step.New!, PendingOperationType.Importing),
        _ => null,
    };

    private static Func<Snapshot, Snapshot>? Effect(Step step, CallResult result) => step.Op switch
    {
        StepOp.Delete or StepOp.RemovePendingReplace => s => s.Remove(step.Urn),

        // It keeps its place until its replacement is there: a run that ends in between must not forget it.
        StepOp.DeleteReplaced => s => s.Mark(step.Old! with { PendingReplacement = true }),
        StepOp.Replace => null,
        _ => s => s.Finish(result.State!),
    };

    private static bool IsWorthWriting(Step step, CallResult result) => step.Op switch
    {
        StepOp.Same => !SameInFile(step.Old!, result.State!),
        StepOp.Replace => false,
        _ => true,
    };

    // The fields whose change makes Pulumi write after a same step (pkg/backend/snapshot.go, mustWrite); all else waits for the next write.
    private static bool SameInFile(ResourceState a, ResourceState b) =>
        a.Urn == b.Urn && a.Type == b.Type && a.Custom == b.Custom && a.Provider == b.Provider && a.Parent == b.Parent && a.Protect == b.Protect
        && a.Inputs.Equals(b.Inputs) && a.Outputs.Equals(b.Outputs) && a.Dependencies.ToHashSet(StringComparer.Ordinal).SetEquals(b.Dependencies)
        && a.CustomTimeouts.SequenceEqual(b.CustomTimeouts) && a.RetainOnDelete == b.RetainOnDelete && a.DeletedWith == b.DeletedWith;
}
