using System.Collections.Immutable;
using DorisDr.Engine.Events;
using DorisDr.Engine.Operations;
using DorisDr.Engine.State;

namespace DorisDr.Engine.Drift;

/// <summary>
/// Compares the state of a stack with reality, looks for what is declared nowhere, and lists what the program would change. It writes nothing, neither
/// to the state nor anywhere else, and takes no lock.
/// </summary>
/// <param name="setup">The stack and what it needs.</param>
public sealed class DriftInspection(StackSetup setup)
{
    /// <summary>Inspects.</summary>
    /// <param name="options">What to look at.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ResourceModel.Problems.ProblemException">The program or the state cannot be read; nothing was asked.</exception>
    public async Task<DriftReport> RunAsync(DriftOptions options, CancellationToken cancellationToken)
    {
        var time = setup.Time.GetUtcNow();
        var operations = new StackOperations(setup);

        // The program comes first: it is checked before any call.
        var pending = new PendingCollector();
        var run = new OperationOptions { Preview = true, ContinueOnError = true, Targets = options.Targets };
        await operations.RunAsync(OperationKind.Update, run, pending, cancellationToken, cancellationToken).ConfigureAwait(false);

        var loaded = await setup.Store.LoadAsync(cancellationToken).ConfigureAwait(false);
        var collector = new DriftCollector();
        await operations.RunAsync(OperationKind.Refresh, run, collector, cancellationToken, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();

        ImmutableArray<ResourceState> resources =
            [.. loaded.Deployment.Resources.Where(static r => r is { Custom: true, IsProvider: false, PendingReplacement: false, External: false })];
        var targeted = options.Targets.IsEmpty ? resources : [.. resources.Where(r => collector.Saw(r.Urn))];
        var undeclared = options.Undeclared && options.Targets.IsEmpty
            ? await new Inventory(setup).UndeclaredAsync(resources, cancellationToken).ConfigureAwait(false)
            : [];
        return new DriftReport(
            setup.Project.Name,
            setup.Store.Name.Name,
            time,
            [.. targeted.Select(Subjects.Of)],
            [.. targeted.Select(collector.Finding).OfType<DriftFinding>(), .. undeclared],
            [.. pending.Changes],
            [.. pending.Problems]);
    }
}

/// <summary>What an inspection looks at.</summary>
public sealed record DriftOptions
{
    /// <summary>URNs or globs; empty for everything. With targets, nothing is looked for that is declared nowhere.</summary>
    public ImmutableArray<string> Targets { get; init; } = [];

    /// <summary>Whether to look for what is declared nowhere.</summary>
    public bool Undeclared { get; init; } = true;
}
