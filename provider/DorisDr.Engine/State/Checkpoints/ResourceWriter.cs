using System.Collections.Immutable;
using DorisDr.Engine.State.Json;
using DorisDr.ResourceModel.Values;
using Newtonsoft.Json.Linq;

namespace DorisDr.Engine.State.Checkpoints;

/// <summary>Writes one resource of a deployment: Pulumi's fields in Pulumi's order, then what nobody here knows.</summary>
internal sealed class ResourceWriter(StateValueWriter values)
{
    private static readonly string[] TimeoutOrder = ["create", "update", "delete", "read"];

    public JObject Write(ResourceState resource, bool pending)
    {
        var place = ResourceReader.PlaceOf(resource.Urn, resource.Id, resource.Delete, pending);
        var json = new JObject();
        foreach (var field in ResourceFields.InOrder)
        {
            var value = ResourceFields.Carried.Contains(field) ? resource.Extra[field]?.DeepClone() : Field(resource, field, place);
            if (value is not null)
            {
                json.Add(field, value);
            }
        }

        foreach (var (name, value) in resource.Extra)
        {
            if (!json.ContainsKey(name))
            {
                json.Add(name, value?.DeepClone());
            }
        }

        return json;
    }

    private JToken? Field(ResourceState resource, string field, string place) => field switch
    {
        "urn" => resource.Urn,
        "custom" => resource.Custom,
        "delete" => Flag(resource.Delete),
        "id" => Text(resource.Id),
        "type" => resource.Type,
        "inputs" => Map(resource.Inputs, $"{place} inputs"),
        "outputs" => Map(resource.Outputs, $"{place} outputs"),
        "parent" => Text(resource.Parent),
        "protect" => Flag(resource.Protect),
        "external" => Flag(resource.External),
        "dependencies" => Texts(resource.Dependencies),
        "initErrors" => Texts(resource.InitErrors),
        "provider" => Text(resource.Provider),
        "propertyDependencies" => Dependencies(resource.PropertyDependencies),
        "pendingReplacement" => Flag(resource.PendingReplacement),
        "additionalSecretOutputs" => Texts(resource.AdditionalSecretOutputs),
        "customTimeouts" => Timeouts(resource.CustomTimeouts),
        "importID" => Text(resource.ImportId),
        "retainOnDelete" => Flag(resource.RetainOnDelete),
        "deletedWith" => Text(resource.DeletedWith),
        "created" => Time(resource.Created, resource.TimesAsWritten.Created),
        "modified" => Time(resource.Modified, resource.TimesAsWritten.Modified),
        "ignoreChanges" => Texts(resource.IgnoreChanges),
        _ => null,
    };

    private JObject? Map(PropertyMap map, string place) => map.Count == 0 ? null : values.Map(map, place);

    private static JValue? Flag(bool flag) => flag ? new JValue(true) : null;

    private static JValue? Text(string text) => text.Length == 0 ? null : new JValue(text);

    private static JValue? Time(DateTimeOffset? time, string asWritten) => time is { } t ? new JValue(GoTime.Text(t, asWritten)) : null;

    private static JArray? Texts(ImmutableArray<string> texts) => texts.IsDefaultOrEmpty ? null : new JArray(texts);

    private static JObject? Dependencies(ImmutableSortedDictionary<string, ImmutableArray<string>> dependencies) =>
        dependencies.IsEmpty ? null : new JObject(dependencies.Select(d => new JProperty(d.Key, new JArray(d.Value))));

    private static JObject? Timeouts(ImmutableSortedDictionary<string, double> timeouts)
    {
        var set = TimeoutOrder
            .Concat(timeouts.Keys.Except(TimeoutOrder, StringComparer.Ordinal))
            .Where(t => timeouts.GetValueOrDefault(t) != 0)
            .Select(t => new JProperty(t, timeouts[t]))
            .ToArray();
        return set.Length == 0 ? null : new JObject(set);
    }
}
