using System.Collections.Immutable;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Provider;

namespace DorisDr.Engine.Events;

/// <summary>One step for one resource.</summary>
/// <param name="Op">What is done.</param>
/// <param name="Urn">The resource.</param>
/// <param name="Type">Its type token.</param>
/// <param name="Old">Its state before; null when there was none.</param>
/// <param name="New">Its state after, as far as known; null when there will be none.</param>
public sealed record StepDescription(StepOp Op, string Urn, string Type, ResourceState? Old, ResourceState? New)
{
    /// <summary>Provider reference; empty for the root stack and for providers.</summary>
    public string Provider { get; init; } = "";

    /// <summary>Changed top-level properties.</summary>
    public ImmutableArray<string> Diffs { get; init; } = [];

    /// <summary>Top-level properties that force the replacement.</summary>
    public ImmutableArray<string> ReplaceKeys { get; init; } = [];

    /// <summary>Changed properties by path; null when the provider was not asked.</summary>
    public ImmutableArray<PropertyChange>? DetailedDiff { get; init; }

    /// <summary>False for the technical halves of a replacement, which are not counted.</summary>
    public bool Logical { get; init; } = true;

    /// <summary>True for the refresh phase in front of another operation; not counted.</summary>
    public bool RefreshPhase { get; init; }
}

/// <summary>What a step does; the order is that of summary lines (pkg/resource/deploy/step.go).</summary>
public enum StepOp
{
    /// <summary>Nothing.</summary>
    Same,

    /// <summary>Create.</summary>
    Create,

    /// <summary>Change in place.</summary>
    Update,

    /// <summary>Delete.</summary>
    Delete,

    /// <summary>Replace, as a whole.</summary>
    Replace,

    /// <summary>The create of a replacement.</summary>
    CreateReplacement,

    /// <summary>The delete of a replacement.</summary>
    DeleteReplaced,

    /// <summary>Read into the state without a change (refresh).</summary>
    Refresh,

    /// <summary>An entry that waited for its replacement leaves the state.</summary>
    RemovePendingReplace,

    /// <summary>Take an existing object into the state.</summary>
    Import,
}
