using System.Collections.Immutable;
using DorisDr.Engine.Events;
using DorisDr.Engine.Execution;
using DorisDr.Engine.Planning;
using DorisDr.Engine.Programs;
using DorisDr.Engine.Programs.Checking;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Problems;

namespace DorisDr.Engine.Operations;

/// <summary>Our own preview, up, refresh, destroy and import over one stack.</summary>
/// <remarks>
/// The lock is the caller's: who runs a real operation takes <see cref="IStackStore.LockAsync"/> first and keeps it over the preview in
/// front of it, so that what
/// was shown is what is done. This class never locks, since a preview alone must not.
/// </remarks>
/// <param name="setup">The stack and what it needs.</param>
public sealed class StackOperations(StackSetup setup) : IStackOperations
{
    /// <inheritdoc/>
    public async Task<RunOutcome> RunAsync(
        OperationKind operation, OperationOptions options, IEventSink events, CancellationToken cancel, CancellationToken terminate)
    {
        options = options with { Refresh = options.Refresh || (setup.Project.RefreshAlways && operation is not OperationKind.Import) };
        var stack = setup.Store.Name.Name;
        var started = setup.Time.GetUtcNow();
        var clock = setup.Time.GetTimestamp();
        var relay = new RunEvents(events, Urn.OfStack(stack, setup.Project.Name), options.Preview);
        var providers = new ProviderSessions(setup.Providers, relay, setup.Time);
        await using var closing = providers.ConfigureAwait(false);
        var schema = providers.Unconfigured.Schema;

        // All that can be wrong with the program is found before the state is read and before any call.
        var program = operation is OperationKind.Update ? ProgramChecker.Check(setup.Project, schema, setup.Config.Keys) : null;
        RefuseSettings();
        var problems = operation is OperationKind.Import ? ImportRun.Validate(options.Imports, new SchemaIndex(schema)) : [];
        if (!problems.IsEmpty)
        {
            throw new ProblemException(problems);
        }

        var loaded = await setup.Store.LoadAsync(terminate).ConfigureAwait(false);
        RefuseOldHalves(loaded.Deployment);
        using var journal = new Journal(loaded.Deployment, options.Preview ? null : setup.Store.SaveAsync);

        // One object that cannot be imported is no reason to leave the others.
        var goesOn = options.ContinueOnError || operation is OperationKind.Import;
        using var control = new RunControl(options.Parallel ?? setup.DefaultParallel, goesOn, cancel, terminate);
        var run = new RunContext
        {
            Project = setup.Project.Name,
            Stack = stack,
            Options = options,
            Journal = journal,
            Events = relay,
            Providers = providers,
            Control = control,
            Time = setup.Time,
            NewId = setup.NewId,
        };
        var targets = TargetSet.Of(options.Targets, Known(loaded.Deployment, program, run));
        relay.Raise(new RunStarted(operation, options.Preview, stack, ShownConfig()));
        var result = await new OperationRun(setup, run, schema, program, targets).RunAsync(operation).ConfigureAwait(false);
        relay.Raise(new RunFinished(options.Preview, result, relay.Changes, setup.Time.GetElapsedTime(clock)));
        if (!options.Preview && !terminate.IsCancellationRequested)
        {
            await setup.Store.FinishAsync(Record(operation, options, result, relay.Changes, started), terminate).ConfigureAwait(false);
        }

        return new RunOutcome(result, relay.Changes);
    }

    private void RefuseSettings()
    {
        var refused = setup.Config.Keys.Where(static k => k is "pulumi:disable-default-providers" or "pulumi:autonaming")
            .Select(static k => ProgramProblems.Unsupported.Saying(
                $"The setting \"{k}\" is not supported here.", "Run this program with pulumi, or remove the setting."))
            .ToList();
        if (refused.Count > 0)
        {
            throw new ProblemException(refused);
        }
    }

    private static void RefuseOldHalves(Deployment deployment)
    {
        var halves = deployment.Resources.Where(static r => r.Delete).Select(static r => RunProblems.OldHalf.Of(r.Urn)).ToList();
        if (halves.Count > 0)
        {
            throw new ProblemException(halves);
        }
    }

    private static HashSet<string> Known(Deployment deployment, CheckedProgram? program, RunContext run)
    {
        var known = deployment.Resources.Select(static r => r.Urn).ToHashSet(StringComparer.Ordinal);
        known.UnionWith(program?.Declaration.Resources.Select(r => Urn.Of(run.Stack, run.Project, r.Type, r.Name)) ?? []);
        return known;
    }

    private ImmutableSortedDictionary<string, string> ShownConfig() =>
        setup.Config.ToImmutableSortedDictionary(static c => c.Key, static c => c.Value.Shown, StringComparer.Ordinal);

    private HistoryRecord Record(
        OperationKind operation, OperationOptions options, RunResult result, ImmutableSortedDictionary<StepOp, int> changes, DateTimeOffset started) => new()
        {
            Kind = operation switch
            {
                OperationKind.Refresh => "refresh",
                OperationKind.Destroy => "destroy",
                OperationKind.Import => "resource-import",
                _ => "update",
            },
            StartTime = started,
            EndTime = setup.Time.GetUtcNow(),
            Message = options.Message,
            Environment = setup.Environment,
            Config = setup.RecordedConfig,
            Result = result is RunResult.Succeeded ? "succeeded" : "failed",
            ResourceChanges = changes.ToImmutableSortedDictionary(static c => StepWords.Of(c.Key), static c => c.Value, StringComparer.Ordinal),
        };
}
