using System.Collections.Immutable;
using System.Globalization;
using DorisDr.Engine.State.Json;
using DorisDr.ResourceModel.Values;
using Newtonsoft.Json.Linq;

namespace DorisDr.Engine.State.Checkpoints;

/// <summary>Reads one resource of a deployment.</summary>
internal sealed class ResourceReader(StateValueReader values)
{
    /// <summary>The resource.</summary>
    /// <param name="json">As the file has it.</param>
    /// <param name="place">Where its secrets are remembered; see <see cref="PlaceOf"/>.</param>
    /// <exception cref="FormatException">A field is missing or is not what it must be; the message has Pulumi's words.</exception>
    public ResourceState Read(JObject json, string place)
    {
        var urn = Text(json, "urn");
        var type = Text(json, "type");
        var custom = Flag(json, "custom");
        var id = Text(json, "id");
        if (urn.Length == 0)
        {
            throw new FormatException("resource missing required 'urn' field");
        }

        if (type.Length == 0)
        {
            throw new FormatException($"resource '{urn}' missing required 'type' field");
        }

        if (!custom && id.Length > 0)
        {
            throw new FormatException($"resource '{urn}' has 'custom' false but non-empty ID");
        }

        return new()
        {
            Urn = urn,
            Type = type,
            Custom = custom,
            Delete = Flag(json, "delete"),
            Id = id,
            Inputs = Map(json, "inputs", place),
            Outputs = Map(json, "outputs", place),
            Parent = Text(json, "parent"),
            Protect = Flag(json, "protect"),
            Dependencies = Texts(json["dependencies"]),
            InitErrors = Texts(json["initErrors"]),
            Provider = Text(json, "provider"),
            PropertyDependencies = json["propertyDependencies"] is JObject dependencies
                ? dependencies.Properties().ToImmutableSortedDictionary(p => p.Name, p => Texts(p.Value), StringComparer.Ordinal)
                : ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal),
            PendingReplacement = Flag(json, "pendingReplacement"),
            AdditionalSecretOutputs = Texts(json["additionalSecretOutputs"]),
            CustomTimeouts = json["customTimeouts"] is JObject timeouts
                ? timeouts.Properties().ToImmutableSortedDictionary(p => p.Name, p => Number(p.Value), StringComparer.Ordinal)
                : ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal),
            ImportId = Text(json, "importID"),
            RetainOnDelete = Flag(json, "retainOnDelete"),
            DeletedWith = Text(json, "deletedWith"),
            Created = Time(json, "created"),
            Modified = Time(json, "modified"),
            TimesAsWritten = (Text(json, "created"), Text(json, "modified")),
            IgnoreChanges = Texts(json["ignoreChanges"]),
            Extra = new JObject(json.Properties().Where(p => !ResourceFields.Read.Contains(p.Name) && !ResourceFields.Unsupported.ContainsKey(p.Name))),
        };
    }

    /// <summary>Tells apart the resources that share a URN, so that each keeps its own ciphertexts.</summary>
    public static string PlaceOf(string urn, string id, bool delete, bool pending) => $"{urn} {(delete ? "old" : pending ? "pending" : "live")} {id}";

    internal static DateTimeOffset? Time(JObject json, string name) => Text(json, name) switch
    {
        "" or GoTime.Zero => null,
        var text when GoTime.TryParse(text, out var time) => time,
        var text => throw new FormatException($"parsing time \"{text}\""),
    };

    internal static string Text(JObject json, string name) => json[name] switch
    {
        null or JValue { Value: null } => "",
        JValue { Value: string text } => text,
        _ => throw new FormatException($"field '{name}' is not a text"),
    };

    private static bool Flag(JObject json, string name) => json[name] switch
    {
        null or JValue { Value: null } => false,
        JValue { Value: bool flag } => flag,
        _ => throw new FormatException($"field '{name}' is not a boolean"),
    };

    private static double Number(JToken value) => value is JValue { Value: double or long } number
        ? Convert.ToDouble(number.Value, CultureInfo.InvariantCulture)
        : throw new FormatException("a timeout is not a number");

    private static ImmutableArray<string> Texts(JToken? list) => list switch
    {
        null or JValue { Value: null } => [],
        JArray array => [.. array.Select(i => i is JValue { Value: string text } ? text : throw new FormatException("a list holds what is not a text"))],
        _ => throw new FormatException("a list is not a list"),
    };

    private PropertyMap Map(JObject json, string name, string place) => json[name] switch
    {
        null or JValue { Value: null } => PropertyMap.Empty,
        JObject map => values.Map(map, $"{place} {name}"),
        _ => throw new FormatException($"field '{name}' is not an object"),
    };
}
