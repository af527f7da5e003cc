using System.Collections.Concurrent;
using System.Collections.Immutable;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;
using Newtonsoft.Json.Linq;

namespace DorisDr.Engine.Programs.Checking;

/// <summary>
/// Finds types and functions in a provider's schema (pkg/codegen/schema; lookups as in pulumi-yaml: pkg/pulumiyaml/packages.go).
/// </summary>
internal sealed class SchemaIndex(ProviderSchema schema)
{
    private readonly ConcurrentDictionary<string, SchemaResource> _resources = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SchemaFunction> _functions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ObjectType> _objects = new(StringComparer.Ordinal);

    /// <summary>Name of the package.</summary>
    public string Package => schema.Name;

    /// <summary>Tokens of all resources.</summary>
    public IReadOnlyCollection<string> ResourceTokens { get; } = Keys(schema.Document["resources"]);

    /// <summary>Tokens of all functions.</summary>
    public IReadOnlyCollection<string> FunctionTokens { get; } = Keys(schema.Document["functions"]);

    /// <summary>The resource that a type in a program means; null when there is none.</summary>
    public SchemaResource? FindResource(string written) =>
        Resolve(written, ResourceTokens) is { } token ? _resources.GetOrAdd(token, ReadResource) : null;

    /// <summary>The function that a token in a program means; null when there is none.</summary>
    public SchemaFunction? FindFunction(string written) =>
        Resolve(written, FunctionTokens) is { } token ? _functions.GetOrAdd(token, ReadFunction) : null;

    private static string? Resolve(string written, IReadOnlyCollection<string> tokens)
    {
        var parts = written.Split(':');
        string[] candidates = parts.Length switch
        {
            2 => [written, $"{parts[0]}:index:{parts[1]}", $"{parts[0]}:{parts[1].ToLowerInvariant()}:{parts[1]}"],
            3 => [written],
            _ => [],
        };
        return candidates.Select(c =>
                tokens.FirstOrDefault(t => string.Equals(t, c, StringComparison.Ordinal))
                ?? tokens.FirstOrDefault(t => string.Equals(t, c, StringComparison.OrdinalIgnoreCase)))
            .FirstOrDefault(t => t is not null);
    }

    private SchemaResource ReadResource(string token)
    {
        var found = (JObject)schema.Document["resources"]![token]!;
        return new SchemaResource(
            token, Properties(found["inputProperties"], found["requiredInputs"]), Properties(found["properties"], found["required"]));
    }

    private SchemaFunction ReadFunction(string token)
    {
        var found = (JObject)schema.Document["functions"]![token]!;
        var outputs = found["outputs"] ?? found["returnType"];
        var result = outputs is JObject { } shape && shape["properties"] is { } properties
            ? new ObjectType(token, new Lazy<SchemaProperties>(() => Properties(properties, shape["required"])))
            : TypeOf(outputs);
        return new SchemaFunction(token, Properties(found["inputs"]?["properties"], found["inputs"]?["required"]), result);
    }

    private SchemaProperties Properties(JToken? properties, JToken? required)
    {
        var all = ImmutableSortedDictionary.CreateBuilder<string, SchemaProperty>(StringComparer.Ordinal);
        foreach (var property in (properties as JObject)?.Properties() ?? [])
        {
            all[property.Name] = new SchemaProperty(TypeOf(property.Value), (bool?)property.Value["secret"] ?? false, Constant(property.Value["const"]));
        }

        return new SchemaProperties(all.ToImmutable(), [.. (required as JArray)?.Select(r => (string)r!) ?? []]);
    }

    private SchemaType TypeOf(JToken? spec)
    {
        if (spec is not JObject)
        {
            return SchemaType.Any;
        }

        if (spec["oneOf"] is JArray members)
        {
            return new UnionType([.. members.Select(TypeOf)]);
        }

        if ((string?)spec["$ref"] is { } reference)
        {
            return Reference(reference);
        }

        return (string?)spec["type"] switch
        {
            "string" => SchemaType.Text,
            "number" => SchemaType.Number,
            "integer" => SchemaType.Integer,
            "boolean" => SchemaType.Bool,
            "array" => new ListType(TypeOf(spec["items"])),
            "object" => new MapType(TypeOf(spec["additionalProperties"])),
            _ => SchemaType.Any,
        };
    }

    private SchemaType Reference(string reference)
    {
        const string Types = "#/types/";
        if (!reference.StartsWith(Types, StringComparison.Ordinal))
        {
            return SchemaType.Any;
        }

        var token = Uri.UnescapeDataString(reference[Types.Length..]);
        var found = schema.Document["types"]?[token] as JObject;
        if (found?["enum"] is not null)
        {
            return TypeOf(new JObject { ["type"] = found["type"] ?? "string" });
        }

        return found is null
            ? SchemaType.Any
            : _objects.GetOrAdd(token, t => new ObjectType(t, new Lazy<SchemaProperties>(() => Properties(found["properties"], found["required"]))));
    }

    private static PropertyValue? Constant(JToken? token) => token?.Type switch
    {
        JTokenType.String => PropertyValue.Of((string)token!),
        JTokenType.Integer or JTokenType.Float => PropertyValue.Of((double)token),
        JTokenType.Boolean => PropertyValue.Of((bool)token),
        _ => null,
    };

    private static string[] Keys(JToken? map) => [.. (map as JObject)?.Properties().Select(p => p.Name) ?? []];
}
