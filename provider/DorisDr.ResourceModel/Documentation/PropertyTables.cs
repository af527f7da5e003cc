using System.Globalization;
using System.Text;
using DorisDr.ResourceModel.Records;
using DorisDr.ResourceModel.Values;

namespace DorisDr.ResourceModel.Documentation;

/// <summary>Writes the properties of records as tables, and after them the named types that they refer to.</summary>
internal sealed class PropertyTables
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<NamedType> _named = [];

    /// <summary>What a user may give, with its default and what a change does.</summary>
    /// <param name="descriptor">The record.</param>
    /// <param name="changes">True for inputs of a resource: arguments of a function have no later change.</param>
    public string Inputs(RecordDescriptor descriptor, bool changes) => Inputs(descriptor, changes, effect: null);

    /// <summary>What is answered.</summary>
    public string Outputs(RecordDescriptor descriptor)
    {
        var text = new StringBuilder(MarkdownCells.Head("Output", "Type", "Description"));
        foreach (var property in descriptor.Properties)
        {
            var type = Type(property.Shape, effect: null) + (property.Required ? "" : ", may be absent");
            text.Append(MarkdownCells.Row($"`{property.Name}`", type, property.Description));
        }

        return text.ToString();
    }

    /// <summary>The named types that were met, each with a heading.</summary>
    /// <param name="changes">True when they are met in inputs of a resource.</param>
    public string Types(bool changes)
    {
        var text = new StringBuilder();
        for (var i = 0; i < _named.Count; i++) // Grows while it runs: a type may refer to further ones.
        {
            var type = _named[i];
            text.Append(CultureInfo.InvariantCulture, $"\n### {type.Name}\n\n");
            switch (type.Shape)
            {
                case PropertyShape.RecordShape record:
                    text.Append(CultureInfo.InvariantCulture, $"{record.Descriptor.Description}\n\n");
                    text.Append(changes ? Inputs(record.Descriptor, changes, type.Effect) : Outputs(record.Descriptor));
                    break;
                case PropertyShape.EnumShape choice:
                    text.Append(CultureInfo.InvariantCulture, $"{choice.Description}\n\n{MarkdownCells.Head("Value", "Meaning")}");
                    text.AppendJoin("", choice.Members.Select(m => MarkdownCells.Row($"`{m.Value}`", m.Description)));
                    break;
            }
        }

        return text.ToString();
    }

    // What holds an object decides about all that is in it.
    private string Inputs(RecordDescriptor descriptor, bool changes, string? effect)
    {
        string[] names = changes ? ["Input", "Type", "Default", "A change", "Description"] : ["Argument", "Type", "Default", "Description"];
        var text = new StringBuilder(MarkdownCells.Head(names));
        foreach (var property in descriptor.Properties)
        {
            var own = effect ?? Effect(property);
            IEnumerable<string> cell = changes ? [own ?? "updates"] : [];
            text.Append(MarkdownCells.Row([$"`{property.Name}`", Type(property.Shape, own), Default(property), .. cell, property.Description]));
        }

        return text.ToString();
    }

    private static string Default(PropertyDescriptor property)
    {
        if (property.Required)
        {
            return "required";
        }

        var value = property.AutoName ? "the logical name" : property.Default is { } given ? $"`{Literal(given)}`" : "–";
        return property.Environment is { } variable ? $"{value}, or the environment's `{variable}`" : value;
    }

    private static string? Effect(PropertyDescriptor property) =>
        property.ForcesReplacement ? "replaces" : property.NotCompared ? "does nothing" : null;

    private static string Literal(PropertyValue value) => value switch
    {
        PropertyValue.BoolValue b => b.Value ? "true" : "false",
        PropertyValue.NumberValue n => n.Value.ToString(CultureInfo.InvariantCulture),
        PropertyValue.TextValue t => t.Value,
        _ => "",
    };

    private string Type(PropertyShape shape, string? effect) => shape switch
    {
        PropertyShape.TextShape { Secret: true } => "string, secret",
        PropertyShape.TextShape { IsDuration: true } => "string, a duration such as `1h30m`",
        PropertyShape.TextShape => "string",
        PropertyShape.BooleanShape => "boolean",
        PropertyShape.NumberShape { Whole: true } => "integer",
        PropertyShape.NumberShape => "number",
        PropertyShape.ListShape list => $"list of {Type(list.Item, effect)}",
        PropertyShape.MapShape map => $"map of {Type(map.Value, effect)}",
        PropertyShape.EnumShape choice => Named(choice.Name, shape, effect),
        PropertyShape.RecordShape record => Named(record.Descriptor.Name, shape, effect),
        _ => shape.Word,
    };

    private string Named(string name, PropertyShape shape, string? effect)
    {
        if (_names.Add(name))
        {
            _named.Add(new NamedType(name, shape, effect));
        }

        return $"[{name}](#{name.ToLowerInvariant()})";
    }

    private sealed record NamedType(string Name, PropertyShape Shape, string? Effect);
}
