using System.Collections.Immutable;
using DorisDr.Engine.Events;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Engine.Drift;

/// <summary>What the state says, held against reality, at one moment.</summary>
/// <param name="Project">The project.</param>
/// <param name="Stack">Short stack name.</param>
/// <param name="Time">When the comparison began.</param>
/// <param name="Resources">All resources of the state, by URN.</param>
/// <param name="Findings">What differs or could not be told; empty when everything is as recorded.</param>
/// <param name="Pending">What the program would change; that is no drift.</param>
/// <param name="PendingProblems">Why that could not be told for all of the program; empty when it could.</param>
public sealed record DriftReport(
    string Project,
    string Stack,
    DateTimeOffset Time,
    ImmutableArray<DriftSubject> Resources,
    ImmutableArray<DriftFinding> Findings,
    ImmutableArray<PendingChange> Pending,
    ImmutableArray<string> PendingProblems)
{
    /// <summary>Unknown when any part is, else drifted when anything differs, else clean.</summary>
    public DriftResult Result =>
        Findings.Any(static f => f.Kind is DriftKind.Unknown) ? DriftResult.Unknown
        : Findings.IsEmpty ? DriftResult.Clean
        : DriftResult.Drifted;
}

/// <summary>An object that a report speaks of.</summary>
/// <param name="Type">Type token.</param>
/// <param name="Name">Logical name; for what is declared nowhere, its own.</param>
/// <param name="Id">The provider's id; empty where there is none.</param>
/// <param name="Urn">URN; empty for what is declared nowhere.</param>
public sealed record DriftSubject(string Type, string Name, string Id, string Urn);

/// <summary>One thing that is not as recorded, or that nobody can tell.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Subject">With what.</param>
/// <param name="Properties">Which properties differ; for <see cref="DriftKind.Changed"/>.</param>
/// <param name="Reasons">Why; for <see cref="DriftKind.Unhealthy"/> and <see cref="DriftKind.Unknown"/>. Without secrets.</param>
public sealed record DriftFinding(DriftKind Kind, DriftSubject Subject, ImmutableArray<DriftedProperty> Properties, ImmutableArray<string> Reasons);

/// <summary>A property that differs.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Declared">The recorded value; null when there is none. Secrets are marked.</param>
/// <param name="Found">The value in reality; null when there is none. Secrets are marked.</param>
public sealed record DriftedProperty(PropertyPath Path, PropertyValue? Declared, PropertyValue? Found);

/// <summary>What the program would change.</summary>
/// <param name="Op">The step.</param>
/// <param name="Subject">For which resource.</param>
/// <param name="Paths">Changed properties; empty for a create or delete.</param>
public sealed record PendingChange(StepOp Op, DriftSubject Subject, ImmutableArray<PropertyPath> Paths);

/// <summary>Kinds of findings.</summary>
public enum DriftKind
{
    /// <summary>It exists and differs.</summary>
    Changed,

    /// <summary>It does not exist any more, with proof.</summary>
    Missing,

    /// <summary>It exists and does not work.</summary>
    Unhealthy,

    /// <summary>It exists and no resource of the stack stands for it.</summary>
    Undeclared,

    /// <summary>Nobody can tell: never taken for missing and never for clean.</summary>
    Unknown,
}

/// <summary>The verdict of a report.</summary>
public enum DriftResult
{
    /// <summary>Everything is as recorded.</summary>
    Clean,

    /// <summary>Something differs, and everything was seen.</summary>
    Drifted,

    /// <summary>Something could not be seen.</summary>
    Unknown,
}
