using DorisDr.Cli.Rendering.Sections;
using DorisDr.Engine.Events;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;
using Newtonsoft.Json.Linq;

namespace DorisDr.Cli.Rendering.Json;

/// <summary>Steps and states as JSON for people's tools. Secrets are the text <c>[secret]</c>.</summary>
internal static class StepJson
{
    /// <summary>A step of a preview digest.</summary>
    public static JObject Digest(StepDescription step)
    {
        var json = new JObject { ["op"] = StepWords.Name(step.Op), ["urn"] = step.Urn };
        Set(json, "provider", step.Provider);
        Set(json, "oldState", step.Old is null ? null : State(step.Old));
        Set(json, "newState", step.New is null ? null : State(step.New));
        Set(json, "diffReasons", step.Diffs.IsEmpty ? null : new JArray(step.Diffs));
        Set(json, "replaceReasons", step.ReplaceKeys.IsEmpty ? null : new JArray(step.ReplaceKeys));
        json["detailedDiff"] = Detailed(step, "kind");
        return json;
    }

    /// <summary>The metadata of an engine event.</summary>
    public static JObject Metadata(StepDescription step)
    {
        var json = new JObject
        {
            ["op"] = StepWords.Name(step.Op),
            ["urn"] = step.Urn,
            ["type"] = step.Type,
            ["old"] = step.Old is null ? JValue.CreateNull() : State(step.Old),
            ["new"] = step.New is null ? JValue.CreateNull() : State(step.New),
        };
        Set(json, "keys", step.ReplaceKeys.IsEmpty ? null : new JArray(step.ReplaceKeys));
        Set(json, "diffs", step.Diffs.IsEmpty ? null : new JArray(step.Diffs));
        json["detailedDiff"] = Detailed(step, "diffKind");
        Set(json, "logical", step.Logical ? new JValue(true) : null);
        json["provider"] = step.Provider;
        return json;
    }

    /// <summary>A message.</summary>
    public static JObject Message(Diagnostic message, string severity)
    {
        var json = new JObject();
        Set(json, "urn", message.Urn);
        Set(json, "prefix", Blocks.PrefixOf(message.Severity).Prefix);
        json["message"] = message.Message;
        json[severity] = message.Severity.ToString().ToLowerInvariant();
        Set(json, "ephemeral", message.Ephemeral ? new JValue(true) : null);
        return json;
    }

    /// <summary>Counts by operation.</summary>
    public static JObject Changes(RunFinished finished) =>
        new(finished.Changes.Where(c => c.Value > 0).Select(c => new JProperty(StepWords.Name(c.Key), c.Value)));

    private static JObject State(ResourceState state)
    {
        var json = new JObject { ["urn"] = state.Urn, ["custom"] = state.Custom };
        Set(json, "id", state.Id);
        json["type"] = state.Type;
        Set(json, "inputs", state.Inputs.Count == 0 ? null : Map(state.Inputs));
        Set(json, "outputs", state.Outputs.Count == 0 ? null : Map(state.Outputs));
        Set(json, "parent", state.Parent);
        Set(json, "protect", state.Protect ? new JValue(true) : null);
        Set(json, "provider", state.Provider);
        Set(json, "initErrors", state.InitErrors.IsEmpty ? null : new JArray(state.InitErrors));
        return json;
    }

    private static JToken Detailed(StepDescription step, string kind) => step.DetailedDiff is not { } changes
        ? JValue.CreateNull()
        : new JObject(changes.Select(c => new JProperty(c.Path.ToString(), new JObject { [kind] = KindOf(c), ["inputDiff"] = c.InputOnly })));

    private static string KindOf(PropertyChange change) => change.Kind.ToString().ToLowerInvariant() + (change.Replaces ? "-replace" : "");

    private static JObject Map(PropertyMap map) => new(map.Select(e => new JProperty(e.Key, Value(e.Value))));

    public static JToken Value(PropertyValue value) => value switch
    {
        PropertyValue.NullValue => JValue.CreateNull(),
        PropertyValue.BoolValue b => b.Value,
        PropertyValue.NumberValue n => double.IsInteger(n.Value) && Math.Abs(n.Value) < 1e15 ? (long)n.Value : n.Value,
        PropertyValue.TextValue t => t.Value,
        PropertyValue.UnknownValue => Signatures.UnknownText,
        PropertyValue.ListValue l => new JArray(l.Items.Select(Value)),
        PropertyValue.MapValue m => Map(m.Entries),
        _ => value.ToString(),
    };

    private static void Set(JObject json, string name, string text) => Set(json, name, text.Length == 0 ? null : new JValue(text));

    private static void Set(JObject json, string name, JToken? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }
    }
}
