using DorisDr.Cli.Rendering.Sections;
using DorisDr.Engine.Events;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DorisDr.Cli.Rendering.Json;

/// <summary>
/// A preview as one digest, a real run as one engine event per line: the shapes of <c>pulumi --json</c> (sdk/go/common/apitype/events.go,
/// pkg/display/json.go).
/// </summary>
internal sealed class JsonView(TextWriter output, TimeProvider time) : IRunView
{
    private readonly JArray _steps = [];
    private readonly JArray _diagnostics = [];
    private RunStarted? _run;
    private int _sequence;

    /// <inheritdoc/>
    public void Raise(EngineEvent engineEvent)
    {
        _run = engineEvent as RunStarted ?? _run;
        if (_run is not { Preview: true })
        {
            Line(engineEvent);
            return;
        }

        switch (engineEvent)
        {
            case StepFinished { Step: var step } when !RunRecord.IsHidden(step) && step.Logical && (step.Op is not StepOp.Same || RunRecord.IsRoot(step)):
                _steps.Add(StepJson.Digest(step));
                break;
            case Diagnostic { Ephemeral: false } message:
                _diagnostics.Add(StepJson.Message(message, "severity"));
                break;
            case RunFinished finished:
                Digest(finished);
                break;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => output.Flush();

    private void Digest(RunFinished finished)
    {
        var digest = new JObject();
        if (_run!.Config.Count > 0)
        {
            digest["config"] = new JObject(_run.Config.Select(c => new JProperty(c.Key, c.Value)));
        }

        digest["steps"] = _steps;
        if (_diagnostics.Count > 0)
        {
            digest["diagnostics"] = _diagnostics;
        }

        digest["duration"] = finished.Duration.Ticks * 100;
        digest["changeSummary"] = StepJson.Changes(finished);
        using var text = new StringWriter { NewLine = "\n" };
        using var writer = new JsonTextWriter(text) { Formatting = Formatting.Indented, Indentation = 4 };
        digest.WriteTo(writer);
        writer.Flush();
        output.WriteLine(text);
    }

    private void Line(EngineEvent engineEvent)
    {
        var (name, body) = engineEvent switch
        {
            RunStarted run => ("preludeEvent", new JObject { ["config"] = new JObject(run.Config.Select(c => new JProperty(c.Key, c.Value))) }),
            StepStarted { Step: var step } when !RunRecord.IsHidden(step) => ("resourcePreEvent", new JObject { ["metadata"] = StepJson.Metadata(step) }),
            StepFinished { Step: var step } when !RunRecord.IsHidden(step) => ("resOutputsEvent", new JObject { ["metadata"] = StepJson.Metadata(step) }),
            StepFailed { Step: var step } when !RunRecord.IsHidden(step) =>
                ("resOpFailedEvent", new JObject { ["metadata"] = StepJson.Metadata(step), ["status"] = 0, ["steps"] = 0 }),
            Diagnostic message => ("diagnosticEvent", StepJson.Message(message, "severity")),
            RunFinished finished => ("summaryEvent", new JObject
            {
                ["maybeCorrupt"] = false,
                ["durationSeconds"] = (long)Math.Ceiling(finished.Duration.TotalSeconds),
                ["resourceChanges"] = StepJson.Changes(finished),
                ["PolicyPacks"] = new JObject(),
                ["result"] = finished.Result switch { RunResult.Succeeded => "succeeded", RunResult.Failed => "failed", _ => "canceled" },
            }),
            _ => ("", new JObject()),
        };
        if (name.Length == 0)
        {
            return;
        }

        Write(name, body);
        if (engineEvent is RunFinished)
        {
            Write("cancelEvent", []);
        }
    }

    private void Write(string name, JObject body) => output.WriteLine(
        new JObject { ["sequence"] = _sequence++, ["timestamp"] = time.GetUtcNow().ToUnixTimeSeconds(), [name] = body }.ToString(Formatting.None));
}
