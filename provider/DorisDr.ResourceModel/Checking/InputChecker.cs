using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Records;
using DorisDr.ResourceModel.Values;

namespace DorisDr.ResourceModel.Checking;

/// <summary>
/// Holds a map against a descriptor: finds everything that does not fit, and answers the map with loose scalars in their declared type and secrets
/// wrapped. What the user wrote is otherwise kept as it is; unknowns pass.
/// </summary>
/// <param name="problems">Where problems go.</param>
internal sealed class InputChecker(ICollection<Problem> problems)
{
    /// <summary>
    /// Configuration comes as text: lists and objects as JSON, or as items separated by <c>,</c> or <c>;</c>. Off for resources, on for configuration.
    /// </summary>
    public bool StructuredText { get; init; }

    /// <summary>Names at the top level that are let through without being known.</summary>
    public IReadOnlyCollection<string> PassThrough { get; init; } = [];

    /// <summary>Checks a whole map.</summary>
    public PropertyMap Check(PropertyMap map, RecordDescriptor descriptor) => CheckRecord(map, descriptor, PropertyPath.Root);

    private PropertyMap CheckRecord(PropertyMap map, RecordDescriptor descriptor, PropertyPath at)
    {
        var result = map;
        foreach (var (name, value) in map)
        {
            if (descriptor.Find(name) is { } property)
            {
                result = result.With(name, CheckValue(value, property.Shape, at.Child(name)));
            }
            else if (!(at.Segments.IsEmpty && PassThrough.Contains(name)) && !value.IsNull)
            {
                problems.Add(ModelProblems.UnknownProperty(at.Child(name), name, descriptor.Names));
            }
        }

        foreach (var property in descriptor.Properties.Where(p => p.Required && map.Find(p.Name) is null))
        {
            problems.Add(ModelProblems.Missing(at.Child(property.Name), property));
        }

        return result;
    }

    private PropertyValue CheckValue(PropertyValue value, PropertyShape shape, PropertyPath at)
    {
        var isSecret = value is PropertyValue.SecretValue || shape.IsSecret;
        var plain = value.Unwrapped;
        if (plain is PropertyValue.NullValue)
        {
            return value;
        }

        var result = plain is PropertyValue.UnknownValue ? plain : CheckKnown(plain, shape, at);
        return isSecret ? PropertyValue.Secret(result) : result;
    }

    private PropertyValue CheckKnown(PropertyValue value, PropertyShape shape, PropertyPath at)
    {
        var converted = ScalarCoercion.Convert(value, shape, StructuredText);
        switch (converted, shape)
        {
            case (PropertyValue.ListValue list, PropertyShape.ListShape { Item: var item }):
                return PropertyValue.Of(list.Items.Select((v, i) => CheckValue(v, item, at.Child(i))));
            case (PropertyValue.MapValue map, PropertyShape.MapShape { Value: var entry }):
                return PropertyValue.Of(PropertyMap.Of(map.Entries.Select(e => KeyValuePair.Create(e.Key, CheckValue(e.Value, entry, at.Child(e.Key))))));
            case (PropertyValue.MapValue map, PropertyShape.RecordShape { Descriptor: var descriptor }):
                return PropertyValue.Of(CheckRecord(map.Entries, descriptor, at));
            default:
                if (converted is null or PropertyValue.ListValue or PropertyValue.MapValue or PropertyValue.ForeignValue)
                {
                    problems.Add(ModelProblems.WrongShape(at, shape, value));
                    return value;
                }

                return converted;
        }
    }
}
