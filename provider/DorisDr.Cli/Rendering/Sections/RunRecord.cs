using DorisDr.Engine.Events;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Provider;

namespace DorisDr.Cli.Rendering.Sections;

/// <summary>What a view keeps of a run for the blocks at its end.</summary>
internal sealed class RunRecord
{
    private readonly List<Diagnostic> _messages = [];

    /// <summary>The start; null before it.</summary>
    public RunStarted? Started { get; private set; }

    /// <summary>Messages that are kept, in order.</summary>
    public IReadOnlyList<Diagnostic> Messages => _messages;

    /// <summary>The root stack's step; null when there was none.</summary>
    public StepDescription? Root { get; private set; }

    /// <summary>How many resources, the root stack among them, have errors.</summary>
    public int Errored => _messages.Where(m => m.Severity == LogSeverity.Error).Select(m => m.Urn).Distinct(StringComparer.Ordinal).Count();

    /// <summary>Takes an event in.</summary>
    public void Note(EngineEvent engineEvent)
    {
        switch (engineEvent)
        {
            case RunStarted started:
                Started = started;
                break;
            case Diagnostic { Ephemeral: false, Severity: not LogSeverity.Debug } message:
                _messages.Add(message);
                break;
            case StepFinished { Step: var step } when IsRoot(step):
                Root = step;
                break;
            case StepFailed { Step: var step } when IsRoot(step):
                Root = step;
                break;
        }
    }

    /// <summary>Counts of the messages of one resource, as rows end with them.</summary>
    public string CountsOf(string urn)
    {
        var parts = new[] { (LogSeverity.Error, "error"), (LogSeverity.Warning, "warning"), (LogSeverity.Info, "message") }
            .Select(kind => (Count: _messages.Count(m => m.Urn == urn && m.Severity == kind.Item1), Word: kind.Item2))
            .Where(p => p.Count > 0)
            .Select(p => $"{p.Count} {p.Word}{(p.Count > 1 ? "s" : "")}");
        return string.Join("; ", parts);
    }

    /// <summary>True for the step of the root stack.</summary>
    public static bool IsRoot(StepDescription step) => step.Type == Urn.StackType;

    /// <summary>True for what people do not see: default providers.</summary>
    public static bool IsHidden(StepDescription step) => step.Type.StartsWith("pulumi:providers:", StringComparison.Ordinal);
}
