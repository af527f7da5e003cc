using System.Collections.Immutable;
using DorisDr.ResourceModel.Provider;

namespace DorisDr.Engine.Events;

/// <summary>Something that a person who watches a run wants to know. The engine raises events, in order; showing them is the caller's work.</summary>
public abstract record EngineEvent;

/// <summary>A run begins.</summary>
/// <param name="Operation">What is done.</param>
/// <param name="Preview">True when nothing is written.</param>
/// <param name="Stack">Short stack name.</param>
/// <param name="Config">Stack configuration by full key; secrets are <c>[secret]</c>.</param>
public sealed record RunStarted(OperationKind Operation, bool Preview, string Stack, ImmutableSortedDictionary<string, string> Config) : EngineEvent;

/// <summary>A step begins (in a preview: is planned).</summary>
public sealed record StepStarted(StepDescription Step) : EngineEvent;

/// <summary>A step is done; <see cref="StepDescription.New"/> has the outputs.</summary>
public sealed record StepFinished(StepDescription Step) : EngineEvent;

/// <summary>A step failed; the reason comes as a <see cref="Diagnostic"/>.</summary>
public sealed record StepFailed(StepDescription Step) : EngineEvent;

/// <summary>A message.</summary>
/// <param name="Urn">The resource that it is about; the root stack's for the run as a whole; empty for none.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Message">The text, without secrets.</param>
/// <param name="Ephemeral">True for progress that is not kept.</param>
public sealed record Diagnostic(string Urn, LogSeverity Severity, string Message, bool Ephemeral) : EngineEvent;

/// <summary>A run is over.</summary>
/// <param name="Preview">True when nothing was written.</param>
/// <param name="Result">How it ended.</param>
/// <param name="Changes">Count per operation, <see cref="StepOp.Same"/> included; default providers are not counted.</param>
/// <param name="Duration">How long it took.</param>
public sealed record RunFinished(bool Preview, RunResult Result, ImmutableSortedDictionary<StepOp, int> Changes, TimeSpan Duration) : EngineEvent;

/// <summary>Takes events; called one at a time.</summary>
public interface IEventSink
{
    /// <summary>Takes one event. Must not throw and should not wait.</summary>
    void Raise(EngineEvent engineEvent);
}

/// <summary>How a run ended.</summary>
public enum RunResult
{
    /// <summary>All steps were done.</summary>
    Succeeded,

    /// <summary>Something failed.</summary>
    Failed,

    /// <summary>A person stopped it.</summary>
    Canceled,
}

/// <summary>The operations on a stack.</summary>
public enum OperationKind
{
    /// <summary>Make reality what the program says.</summary>
    Update,

    /// <summary>Make the state what reality is.</summary>
    Refresh,

    /// <summary>Delete everything.</summary>
    Destroy,

    /// <summary>Take existing objects into the state.</summary>
    Import,
}
