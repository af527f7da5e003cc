using System.Collections.Immutable;
using DorisDr.Engine.Events;

namespace DorisDr.Engine.Operations;

/// <summary>The operations on one stack: what <c>up</c>, <c>refresh</c>, <c>destroy</c>, <c>import</c> and their previews do.</summary>
/// <remarks>
/// A run that fails ends as <see cref="RunResult.Failed"/> with its reasons raised as diagnostics. What keeps a run from starting at all (a locked
/// stack, a program that does not parse, a wrong passphrase, a state file that is not supported) is a
/// <see cref="ResourceModel.Problems.ProblemException"/>, and nothing was touched.
/// </remarks>
public interface IStackOperations
{
    /// <summary>Runs an operation, or its preview.</summary>
    /// <param name="operation">What to do.</param>
    /// <param name="options">How.</param>
    /// <param name="events">Who watches.</param>
    /// <param name="cancel">Asks for an orderly end: no new steps, running ones are finished and saved, the provider is told.</param>
    /// <param name="terminate">Asks for an end at once; pending operations stay in the state.</param>
    Task<RunOutcome> RunAsync(
        OperationKind operation, OperationOptions options, IEventSink events, CancellationToken cancel, CancellationToken terminate);
}

/// <summary>How an operation is run.</summary>
public sealed record OperationOptions
{
    /// <summary>Nothing is written and no lock is taken.</summary>
    public bool Preview { get; init; }

    /// <summary>Read reality into the state first (<c>--refresh</c>).</summary>
    public bool Refresh { get; init; }

    /// <summary>URNs or globs that limit the operation; empty for all.</summary>
    public ImmutableArray<string> Targets { get; init; } = [];

    /// <summary>Widens the targets by what depends on them.</summary>
    public bool TargetDependents { get; init; }

    /// <summary>How many steps run at once; null for four per processor, 1 or less for one after the other.</summary>
    public int? Parallel { get; init; }

    /// <summary>Other resources go on after a failure; the run still fails.</summary>
    public bool ContinueOnError { get; init; }

    /// <summary>Message for the history.</summary>
    public string Message { get; init; } = "";

    /// <summary>What to import; for <see cref="OperationKind.Import"/> only.</summary>
    public ImmutableArray<ImportRequest> Imports { get; init; } = [];

    /// <summary>Whether imported resources are protected.</summary>
    public bool ProtectImports { get; init; } = true;
}

/// <summary>One object to import.</summary>
/// <param name="Type">Type token, in full.</param>
/// <param name="Name">Logical name.</param>
/// <param name="Id">The provider's id.</param>
public sealed record ImportRequest(string Type, string Name, string Id);

/// <summary>How an operation ended.</summary>
/// <param name="Result">The end.</param>
/// <param name="Changes">Count per operation.</param>
public sealed record RunOutcome(RunResult Result, ImmutableSortedDictionary<StepOp, int> Changes)
{
    /// <summary>True when anything but <see cref="StepOp.Same"/> was done or planned; what <c>--expect-no-changes</c> asks.</summary>
    public bool HasChanges => Changes.Any(c => c.Key is not StepOp.Same && c.Value > 0);
}
