using DorisDr.Engine.Events;
using DorisDr.Engine.Execution;
using DorisDr.Engine.Planning;
using DorisDr.Engine.Programs.Checking;
using DorisDr.Engine.Programs.Evaluation;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Provider;

namespace DorisDr.Engine.Operations;

/// <summary>One operation from its first step to its last: recovery, refresh phase, the operation itself, and how it ended.</summary>
internal sealed class OperationRun(StackSetup setup, RunContext run, ProviderSchema schema, CheckedProgram? program, TargetSet targets)
{
    private readonly StepRunner _steps = new(run);
    private Action _finish = static () => { };
    private string _failure = run.Options.Preview ? "preview failed" : "update failed";

    public async Task<RunResult> RunAsync(OperationKind operation)
    {
        var result = await EndAsync(operation).ConfigureAwait(false);

        // The root stack is finished last, after what went wrong with the whole was said of it.
        _finish();
        return result;
    }

    private async Task<RunResult> EndAsync(OperationKind operation)
    {
        // A person who asks to stop asks the provider too: it may be in the middle of something long.
        var cancelling = Task.CompletedTask;
        await using var registration = run.Control.Cancel.Register(() => cancelling = run.Providers.CancelAsync(run.Control.Terminate)).ConfigureAwait(false);
        try
        {
            await PhasesAsync(operation).ConfigureAwait(false);
            if (!run.Preview)
            {
                await run.Journal.FlushAsync(run.Control.Terminate).ConfigureAwait(false);
            }

            await cancelling.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (run.Control.Terminate.IsCancellationRequested)
        {
            run.Events.Error(run.RootUrn, _failure);
            return RunResult.Canceled;
        }
        catch (Exception failure) when (!run.Control.Terminate.IsCancellationRequested)
        {
            run.Control.Halt();
            run.Events.Error(run.RootUrn, failure.Message);
        }

        return Conclude();
    }

    private RunResult Conclude()
    {
        if (run.Control.StepFailed)
        {
            run.Events.Error(run.RootUrn, _failure);
            return RunResult.Failed;
        }

        if (run.Control.Failed)
        {
            return RunResult.Failed;
        }

        if (run.Control.Cancel.IsCancellationRequested)
        {
            run.Events.Error(run.RootUrn, run.Preview ? "preview canceled" : "update canceled");
            return RunResult.Canceled;
        }

        return RunResult.Succeeded;
    }

    private async Task PhasesAsync(OperationKind operation)
    {
        if (!run.Preview)
        {
            var mayCreate = operation is OperationKind.Update or OperationKind.Destroy;
            await new Recovery(run, Declared(operation), mayCreate).RunAsync().ConfigureAwait(false);
        }

        if (operation is OperationKind.Refresh)
        {
            await new RefreshRun(run, targets, isPhase: false).RunAsync().ConfigureAwait(false);
            return;
        }

        if (run.Options.Refresh && operation is not OperationKind.Import)
        {
            await new RefreshRun(run, targets, isPhase: true).RunAsync().ConfigureAwait(false);
        }

        // A refresh phase with an error ends the run before anything is changed, whatever was asked for.
        if (run.Control.Stopped || (run.Options.Refresh && run.Control.Failed))
        {
            return;
        }

        switch (operation)
        {
            case OperationKind.Destroy:
                await DestroyAsync().ConfigureAwait(false);
                break;
            case OperationKind.Import:
                await ImportAsync().ConfigureAwait(false);
                break;
            default:
                await UpdateAsync().ConfigureAwait(false);
                break;
        }
    }

    // Targets may leave a declared resource out, and then nobody comes back to what is open for it.
    private HashSet<string> Declared(OperationKind operation) =>
        operation is not OperationKind.Update || program is null
            ? []
            : program.Declaration.Resources.Select(r => Urn.Of(run.Stack, run.Project, r.Type, r.Name))
                .Where(targets.Contains)
                .ToHashSet(StringComparer.Ordinal);

    private async Task UpdateAsync()
    {
        var olds = new OrderedDictionary<string, ResourceState>(StringComparer.Ordinal);
        foreach (var resource in run.Journal.Resources)
        {
            olds[resource.Urn] = resource;
        }

        var provider = DefaultProvider();
        var planner = new Planner(olds, run.RootUrn, run.Events.Info);
        using var programRun = new ProgramRun(run, program!, Scope(provider), provider, planner, _steps, targets);
        _finish = programRun.Finish;
        try
        {
            await programRun.RunAsync().ConfigureAwait(false);
        }
        finally
        {
            if (run.Control is { ContinueOnError: true, StepFailed: true } && programRun.FirstFailed is { } failed)
            {
                _failure = $"an unhandled error occurred: waiting for RPCs: resource {failed.Name} [{failed.Type}] failed to register";
            }
        }
    }

    private async Task DestroyAsync()
    {
        var condemned = run.Journal.Resources.ToList();
        if (!targets.IsAll)
        {
            var urns = condemned.Where(r => targets.Contains(r.Urn)).Select(static r => r.Urn).ToHashSet(StringComparer.Ordinal);
            var all = run.Options.TargetDependents ? StackGraph.WithDependents(condemned, [.. urns]) : [.. urns];
            condemned = [.. condemned.Where(r => all.Contains(r.Urn))];
            var orphans = DeleteRun.Orphans(run.Journal.Resources, condemned);
            foreach (var orphan in orphans)
            {
                run.Events.Error(run.RootUrn, orphan.ToString());
                run.Control.Fail();
            }

            if (!orphans.IsEmpty)
            {
                return;
            }
        }

        await new DeleteRun(run, _steps).RunAsync(condemned).ConfigureAwait(false);
    }

    private async Task ImportAsync()
    {
        var import = new ImportRun(run, new SchemaIndex(schema), DefaultProvider(), _steps);
        _finish = import.Finish;
        await import.RunAsync().ConfigureAwait(false);
        if (import.FirstFailure is { } reason)
        {
            _failure += $": step application failed: {reason}";
        }
    }

    private DefaultProvider DefaultProvider() => new(run, _steps, schema.Name, setup.ConfigurationOf(schema.Name));

    private EvaluationScope Scope(DefaultProvider provider) => new()
    {
        Config = setup.Config,
        Project = run.Project,
        Schema = new SchemaIndex(schema),
        Preview = run.Preview,
        Pulumi = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["cwd"] = setup.Project.Folder,
            ["rootDirectory"] = setup.Project.Folder,
            ["project"] = run.Project,
            ["stack"] = run.Stack,
            ["organization"] = StackName.Organization,
        },
        Invoke = async (request, cancellationToken) =>
        {
            var handle = await provider.GetAsync().ConfigureAwait(false);
            return await handle.Provider.InvokeAsync(request, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
        },
    };
}
