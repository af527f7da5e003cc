using DorisDr.ResourceModel.Records;
using Newtonsoft.Json.Linq;

namespace DorisDr.ResourceModel.Schema;

/// <summary>Writes property shapes as schema types, and collects the named types that they refer to.</summary>
/// <param name="package">Package name.</param>
internal sealed class SchemaTypes(string package)
{
    private readonly SortedDictionary<string, JObject> _named = new(StringComparer.Ordinal);

    /// <summary>The named types met so far, by token.</summary>
    public JObject Named => new(_named.Select(t => new JProperty(t.Key, t.Value)));

    /// <summary>The properties of a record.</summary>
    public JObject Properties(RecordDescriptor descriptor, bool asInputs) =>
        new(descriptor.Properties.Select(p => new JProperty(p.Name, Property(p, asInputs))));

    /// <summary>The names that are required.</summary>
    public static JArray Required(RecordDescriptor descriptor) => [.. descriptor.Properties.Where(p => p.Required).Select(p => p.Name)];

    /// <summary>Properties and required names of an object type.</summary>
    public JObject Object(RecordDescriptor descriptor, bool asInputs)
    {
        var result = new JObject { ["type"] = "object", ["properties"] = Properties(descriptor, asInputs) };
        if (Required(descriptor) is { Count: > 0 } required)
        {
            result["required"] = required;
        }

        return result;
    }

    private JObject Property(PropertyDescriptor property, bool asInputs)
    {
        var result = Type(property.Shape);
        if (property.Description.Length > 0)
        {
            result["description"] = property.Description;
        }

        if (property.Shape.IsSecret)
        {
            result["secret"] = true;
        }

        if (!asInputs)
        {
            return result;
        }

        if (property.Default is { } value)
        {
            result["default"] = Literal(value);
        }

        if (property is { Environment: { } variable, Shape.IsSecret: false } && property.Shape is not (PropertyShape.ListShape or PropertyShape.MapShape))
        {
            result["defaultInfo"] = new JObject { ["environment"] = new JArray(variable) };
        }

        if (property.ForcesReplacement)
        {
            result["willReplaceOnChanges"] = true;
        }

        return result;
    }

    private JObject Type(PropertyShape shape) => shape switch
    {
        PropertyShape.BooleanShape => new() { ["type"] = "boolean" },
        PropertyShape.NumberShape number => new() { ["type"] = number.Whole ? "integer" : "number" },
        PropertyShape.ListShape list => new() { ["type"] = "array", ["items"] = Item(list.Item) },
        PropertyShape.MapShape map => new() { ["type"] = "object", ["additionalProperties"] = Item(map.Value) },
        PropertyShape.RecordShape record => Reference(record.Descriptor.Name, () => Define(record.Descriptor)),
        PropertyShape.EnumShape choice => Reference(choice.Name, () => Define(choice)),
        _ => new() { ["type"] = "string" },
    };

    private JObject Item(PropertyShape shape)
    {
        var result = Type(shape);
        if (shape.IsSecret)
        {
            result["secret"] = true;
        }

        return result;
    }

    private JObject Reference(string name, Func<JObject> define)
    {
        var token = $"{package}:index:{name}";
        if (!_named.ContainsKey(token))
        {
            _named[token] = []; // Stops a record that holds itself.
            _named[token] = define();
        }

        return new() { ["$ref"] = $"#/types/{token}" };
    }

    private JObject Define(RecordDescriptor descriptor)
    {
        var result = Object(descriptor, asInputs: true);
        result.AddFirst(new JProperty("description", descriptor.Description));
        return result;
    }

    private static JObject Define(PropertyShape.EnumShape choice) => new()
    {
        ["description"] = choice.Description,
        ["type"] = "string",
        ["enum"] = new JArray(choice.Members.Select(m => new JObject
        {
            ["name"] = char.ToUpperInvariant(m.Value[0]) + m.Value[1..],
            ["description"] = m.Description,
            ["value"] = m.Value,
        })),
    };

    private static JToken Literal(Values.PropertyValue value) => value switch
    {
        Values.PropertyValue.BoolValue b => b.Value,
        Values.PropertyValue.NumberValue { Value: var n } => double.IsInteger(n) ? (long)n : n,
        Values.PropertyValue.TextValue t => t.Value,
        _ => JValue.CreateNull(),
    };
}
