using System.Collections.Immutable;
using DorisDr.Engine.Events;
using DorisDr.Engine.Execution;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Provider;

namespace DorisDr.Engine.Drift;

/// <summary>Listens to the preview of a refresh and keeps what it says about each resource.</summary>
internal sealed class DriftCollector : IEventSink
{
    private const string Prefix = "Preview failed: ";

    private readonly Dictionary<string, StepDescription> _finished = new(StringComparer.Ordinal);
    private readonly HashSet<string> _started = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<string>> _errors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<string>> _warnings = new(StringComparer.Ordinal);
    private readonly List<string> _runErrors = [];

    /// <inheritdoc/>
    public void Raise(EngineEvent engineEvent)
    {
        switch (engineEvent)
        {
            case StepStarted { Step: var step }:
                _started.Add(step.Urn);
                break;
            case StepFinished { Step: var step }:
                _finished[step.Urn] = step;
                break;
            case Diagnostic { Severity: LogSeverity.Error, Message: var message } diagnostic:
                var text = message.StartsWith(Prefix, StringComparison.Ordinal) ? message[Prefix.Length..] : message;
                if (Urn.TypeOf(diagnostic.Urn) is Urn.StackType or "")
                {
                    _runErrors.Add(text);
                }
                else
                {
                    _errors[diagnostic.Urn] = [.. _errors.GetValueOrDefault(diagnostic.Urn, []), text];
                }

                break;
            case Diagnostic { Severity: LogSeverity.Warning, Ephemeral: false } diagnostic:
                _warnings[diagnostic.Urn] = [.. _warnings.GetValueOrDefault(diagnostic.Urn, []), diagnostic.Message];
                break;
        }
    }

    /// <summary>True when the run came to this resource.</summary>
    public bool Saw(string urn) => _started.Contains(urn);

    /// <summary>What is to be said of a resource of the state; null when it is as recorded.</summary>
    public DriftFinding? Finding(ResourceState resource)
    {
        var subject = Subjects.Of(resource);
        if (_errors.TryGetValue(resource.Urn, out var errors))
        {
            return new DriftFinding(DriftKind.Unknown, subject, [], errors);
        }

        if (!_finished.TryGetValue(resource.Urn, out var step))
        {
            return new DriftFinding(DriftKind.Unknown, subject, [], _runErrors.Count > 0 ? [.. _runErrors.Distinct()] : ["It was not read."]);
        }

        if (step.New is not { } found)
        {
            return new DriftFinding(DriftKind.Missing, subject, [], []);
        }

        var properties = Properties(step, resource, found);
        return !properties.IsEmpty ? new DriftFinding(DriftKind.Changed, subject, properties, Reasons(found))
            : !found.InitErrors.IsEmpty ? new DriftFinding(DriftKind.Unhealthy, subject, [], Reasons(found))
            : null;
    }

    // A provider names in warnings what properties cannot: the node or the table that differs.
    private ImmutableArray<string> Reasons(ResourceState found)
    {
        var unhealthy = Unhealthy.Warning(found.InitErrors, "Refreshed");
        return [.. found.InitErrors, .. _warnings.GetValueOrDefault(found.Urn, []).Where(warning => warning != unhealthy)];
    }

    private static ImmutableArray<DriftedProperty> Properties(StepDescription step, ResourceState recorded, ResourceState found) =>
        step.DetailedDiff is not { } changes
            ? []
            : [.. changes.Select(c => new DriftedProperty(
                c.Path,
                c.Path.FindIn(recorded.Inputs) ?? c.Path.FindIn(recorded.Outputs),
                c.Path.FindIn(found.Inputs) ?? c.Path.FindIn(found.Outputs)))];
}
