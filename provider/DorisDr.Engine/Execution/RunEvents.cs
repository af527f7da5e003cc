using System.Collections.Immutable;
using DorisDr.Engine.Events;
using DorisDr.Engine.Planning;
using DorisDr.ResourceModel.Provider;

namespace DorisDr.Engine.Execution;

/// <summary>Raises the events of one run, one at a time, and counts its steps. What the provider logs comes through here too.</summary>
internal sealed class RunEvents(IEventSink sink, string rootUrn, bool preview) : IEngineLog
{
    private readonly Lock _gate = new();
    private ImmutableSortedDictionary<StepOp, int> _changes = ImmutableSortedDictionary<StepOp, int>.Empty;

    /// <summary>Steps that were done, per operation.</summary>
    public ImmutableSortedDictionary<StepOp, int> Changes => _changes;

    public string RootUrn => rootUrn;

    public void Raise(EngineEvent engineEvent)
    {
        lock (_gate)
        {
            sink.Raise(engineEvent);
        }
    }

    public void Started(Step step)
    {
        // Providers of the default kind are the engine's own business.
        if (!(step.New ?? step.Old)!.IsProvider)
        {
            Raise(new StepStarted(step.Describe()));
        }
    }

    public void Finished(Step step)
    {
        Count(step);
        if (!(step.New ?? step.Old)!.IsProvider)
        {
            Raise(new StepFinished(step.Describe()));
        }
    }

    /// <summary>Counts a step without saying that it is finished; the root stack is, when everything else is.</summary>
    public void Count(Step step)
    {
        if (step.IsCounted)
        {
            lock (_gate)
            {
                _changes = _changes.SetItem(step.Op, _changes.GetValueOrDefault(step.Op) + 1);
            }
        }
    }

    /// <summary>A step failed, for a reason.</summary>
    public void Failed(Step step, string reason)
    {
        Error(step.Urn, preview ? $"Preview failed: {reason}" : reason);
        Raise(new StepFailed(step.Describe()));
    }

    public void Error(string urn, string message) => Raise(new Diagnostic(urn, LogSeverity.Error, message, false));

    public void Warning(string urn, string message) => Raise(new Diagnostic(urn, LogSeverity.Warning, message, false));

    public void Info(string urn, string message) => Raise(new Diagnostic(urn, LogSeverity.Info, message, false));

    public void Log(LogSeverity severity, string urn, string message, bool ephemeral) =>
        Raise(new Diagnostic(urn.Length == 0 ? rootUrn : urn, severity, message, ephemeral));
}
