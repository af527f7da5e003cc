using System.Globalization;
using DorisDr.Cli.Rendering.Json;
using DorisDr.Engine.Drift;
using DorisDr.ResourceModel.Values;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DorisDr.Cli.Rendering.Drift;

/// <summary>A drift report for programs; <c>schema/drift.schema.json</c> describes it.</summary>
internal static class DriftJson
{
    /// <summary>Counted up when something is taken away or changes its meaning; what is added does not count.</summary>
    private const int FormatVersion = 1;

    /// <summary>The report.</summary>
    public static string Write(DriftReport report) => new JObject
    {
        ["formatVersion"] = FormatVersion,
        ["project"] = report.Project,
        ["stack"] = report.Stack,
        ["time"] = report.Time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        ["result"] = DriftWords.Name(report.Result),
        ["resources"] = new JArray(report.Resources.Select(Subject)),
        ["findings"] = new JArray(DriftWords.Sorted(report).Select(Finding)),
        ["pending"] = new JArray(report.Pending.Select(Pending)),
        ["pendingProblems"] = new JArray(report.PendingProblems),
    }.ToString(Formatting.Indented).ReplaceLineEndings("\n") + "\n";

    private static JObject Finding(DriftFinding finding)
    {
        var json = new JObject { ["kind"] = DriftWords.Name(finding.Kind) };
        json.Merge(Subject(finding.Subject));
        json["properties"] = new JArray(finding.Properties.Select(p => new JObject
        {
            ["path"] = p.Path.ToString(),
            ["declared"] = Value(p.Declared),
            ["found"] = Value(p.Found),
        }));
        json["reasons"] = new JArray(finding.Reasons);
        return json;
    }

    private static JObject Pending(PendingChange change)
    {
        var json = new JObject { ["operation"] = DriftWords.Step(change.Op) };
        json.Merge(Subject(change.Subject));
        json["paths"] = new JArray(change.Paths.Select(p => p.ToString()));
        return json;
    }

    private static JObject Subject(DriftSubject subject)
    {
        var json = new JObject { ["type"] = subject.Type, ["name"] = subject.Name };
        if (subject.Id.Length > 0)
        {
            json["id"] = subject.Id;
        }

        if (subject.Urn.Length > 0)
        {
            json["urn"] = subject.Urn;
        }

        return json;
    }

    private static JToken Value(PropertyValue? value) => value is null ? JValue.CreateNull() : StepJson.Value(value);
}
