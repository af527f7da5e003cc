using DorisDr.Engine.Events;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Provider;

namespace DorisDr.Engine.Drift;

/// <summary>Listens to the preview of an update and keeps what it would change.</summary>
internal sealed class PendingCollector : IEventSink
{
    private readonly OrderedDictionary<string, PendingChange> _changes = new(StringComparer.Ordinal);

    private readonly List<string> _problems = [];

    /// <summary>The changes, in the order of the run.</summary>
    public IEnumerable<PendingChange> Changes => _changes.Values;

    /// <summary>Why it could not be told what the program would change; empty when it could.</summary>
    public IEnumerable<string> Problems => _problems;

    /// <inheritdoc/>
    public void Raise(EngineEvent engineEvent)
    {
        switch (engineEvent)
        {
            case StepFinished { Step: { Op: not (StepOp.Same or StepOp.Refresh), Type: not Urn.StackType, Logical: true } step }:
                _changes[step.Urn] = new PendingChange(step.Op, Subjects.Of(step), [.. (step.DetailedDiff ?? []).Select(static c => c.Path)]);
                break;
            case Diagnostic { Severity: LogSeverity.Error } problem when Urn.TypeOf(problem.Urn) is not Urn.StackType:
                _problems.Add(problem.Message);
                break;
        }
    }
}
