using System.Collections.Immutable;
using DorisDr.Engine.Events;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Provider;

namespace DorisDr.Engine.Planning;

/// <summary>One step for one resource, decided and not yet done (pkg/resource/deploy/step.go).</summary>
internal sealed record Step(StepOp Op, ResourceState? Old, ResourceState? New)
{
    /// <summary>What the provider says changes; null when it was not asked.</summary>
    public DiffResult? Diff { get; init; }

    /// <summary>Changed top-level names, where the provider was not asked.</summary>
    public ImmutableArray<string> ChangedNames { get; init; } = [];

    /// <summary>Why the step may not be done; null when it may.</summary>
    public string? Refusal { get; init; }

    /// <summary>True when the object goes, or stays, without a call: it is deleted with another one.</summary>
    public bool GoesWithAnother { get; init; }

    /// <summary>For an import: properties that are secret, whatever the provider says.</summary>
    public ImmutableArray<string> SecretNames { get; init; } = [];

    /// <summary>True in the refresh phase in front of another operation.</summary>
    public bool RefreshPhase { get; init; }

    public string Urn => (New ?? Old)!.Urn;

    public string Type => (New ?? Old)!.Type;

    public string Name => (New ?? Old)!.Name;

    /// <summary>True for the steps that summaries count.</summary>
    public bool IsCounted =>
        Op is not (StepOp.CreateReplacement or StepOp.DeleteReplaced or StepOp.RemovePendingReplace) && !RefreshPhase && !(New ?? Old)!.IsProvider;

    /// <summary>The step as watchers see it.</summary>
    public StepDescription Describe() => new(Op, Urn, Type, Old, New)
    {
        Provider = (New ?? Old)!.Provider,
        Logical = Op is not (StepOp.CreateReplacement or StepOp.DeleteReplaced),
        RefreshPhase = RefreshPhase,
        Diffs = Diff is null ? ChangedNames : [.. Diff.Changes.Select(static c => c.Path.First).Distinct(StringComparer.Ordinal)],
        ReplaceKeys = Diff is null
            ? []
            : [.. Diff.Changes.Where(static c => c.Replaces).Select(static c => c.Path.First).Distinct(StringComparer.Ordinal)],
        DetailedDiff = Diff is null ? null : [.. Diff.Changes],
    };
}
