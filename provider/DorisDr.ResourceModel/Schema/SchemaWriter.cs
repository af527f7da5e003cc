using DorisDr.ResourceModel.Documentation;
using DorisDr.ResourceModel.Records;
using Newtonsoft.Json.Linq;

namespace DorisDr.ResourceModel.Schema;

/// <summary>Writes the package schema from descriptors, in the form of Pulumi's package metaschema (pkg/codegen/schema/pulumi.json).</summary>
internal static class SchemaWriter
{
    /// <summary>One resource type.</summary>
    /// <param name="Token">Type token.</param>
    /// <param name="Inputs">Inputs; their description is the resource's.</param>
    /// <param name="State">What the outputs have on top of the inputs.</param>
    /// <param name="Lists">True when objects can be listed.</param>
    internal sealed record Resource(string Token, RecordDescriptor Inputs, RecordDescriptor State, bool Lists);

    /// <summary>One function.</summary>
    /// <param name="Token">Token.</param>
    /// <param name="Arguments">Arguments; their description is the function's.</param>
    /// <param name="Result">Result.</param>
    internal sealed record Function(string Token, RecordDescriptor Arguments, RecordDescriptor Result);

    /// <summary>Writes the document.</summary>
    public static JObject Write(PackageInfo package, RecordDescriptor configuration, IEnumerable<Resource> resources, IEnumerable<Function> functions)
    {
        var types = new SchemaTypes(package.Name);
        var document = new JObject
        {
            ["name"] = package.Name,
            ["displayName"] = package.DisplayName,
            ["version"] = package.Version,
            ["description"] = package.Description,
            ["keywords"] = new JArray(package.Keywords),
            ["homepage"] = package.Repository,
            ["license"] = package.License,
            ["repository"] = package.Repository,
            ["publisher"] = package.Publisher,
            ["pluginDownloadURL"] = package.PluginDownloadUrl,
            ["meta"] = new JObject { ["supportPack"] = true },
            ["language"] = Languages(package),
            ["config"] = new JObject { ["variables"] = types.Properties(configuration, asInputs: true) },
            ["types"] = new JObject(),
            ["provider"] = new JObject
            {
                ["description"] = configuration.Description,
                ["type"] = "object",
                ["inputProperties"] = types.Properties(configuration, asInputs: true),
            },
            ["resources"] = new JObject(resources.OrderBy(r => r.Token, StringComparer.Ordinal).Select(r => new JProperty(r.Token, Write(r, types)))),
            ["functions"] = new JObject(functions.OrderBy(f => f.Token, StringComparer.Ordinal).Select(f => new JProperty(f.Token, Write(f, types)))),
        };
        document["types"] = types.Named; // Complete only now that everything has been written.
        return document;
    }

    private static JObject Write(Resource resource, SchemaTypes types)
    {
        var outputs = types.Properties(resource.Inputs, asInputs: false);
        outputs.Merge(types.Properties(resource.State, asInputs: false));
        var required = new JArray(SchemaTypes.Required(resource.Inputs).Concat(SchemaTypes.Required(resource.State)).Distinct(JToken.EqualityComparer));
        var result = new JObject
        {
            ["description"] = Usage.ForSchema(resource.Token, resource.Inputs),
            ["type"] = "object",
            ["properties"] = outputs,
            ["required"] = new JArray(required.Concat(resource.Inputs.Properties.Where(p => p.AutoName).Select(p => (JToken)p.Name)).Distinct(JToken.EqualityComparer)),
            ["inputProperties"] = types.Properties(resource.Inputs, asInputs: true),
            ["requiredInputs"] = SchemaTypes.Required(resource.Inputs),
        };
        if (resource.Lists)
        {
            result["listInputs"] = new JObject { ["type"] = "object", ["properties"] = new JObject() };
        }

        return result;
    }

    private static JObject Write(Function function, SchemaTypes types)
    {
        var inputs = types.Object(function.Arguments, asInputs: true);
        var outputs = types.Object(function.Result, asInputs: false);
        return new() { ["description"] = Usage.ForSchema(function.Token, function.Arguments), ["inputs"] = inputs, ["outputs"] = outputs };
    }

    private static JObject Languages(PackageInfo package)
    {
        var pascal = package.DisplayName.Replace(" ", "", StringComparison.Ordinal);
        return new()
        {
            ["csharp"] = new JObject
            {
                ["respectSchemaVersion"] = true,
                ["rootNamespace"] = "Pulumi",
                ["namespaces"] = new JObject { [package.Name] = pascal },
                ["packageReferences"] = new JObject { ["Pulumi"] = "3.*" },
            },
            ["go"] = new JObject { ["respectSchemaVersion"] = true, ["generateResourceContainerTypes"] = true },
            ["java"] = new JObject { ["basePackage"] = "com.pulumi" },
            ["nodejs"] = new JObject { ["respectSchemaVersion"] = true },
            ["python"] = new JObject { ["respectSchemaVersion"] = true, ["pyproject"] = new JObject { ["enabled"] = true } },
        };
    }
}
