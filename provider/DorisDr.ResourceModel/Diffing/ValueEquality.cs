using DorisDr.ResourceModel.Checking;
using DorisDr.ResourceModel.Records;
using DorisDr.ResourceModel.Values;

namespace DorisDr.ResourceModel.Diffing;

/// <summary>When two values of a property mean the same.</summary>
internal static class ValueEquality
{
    /// <summary>True when both mean the same. An unknown equals nothing, not even an unknown.</summary>
    public static bool Equal(PropertyValue? a, PropertyValue? b, PropertyDescriptor property)
    {
        if (a?.ContainsUnknowns == true || b?.ContainsUnknowns == true)
        {
            return false;
        }

        var left = Canonical(a, property);
        var right = Canonical(b, property);
        return left is null ? right is null : left.Equals(right);
    }

    /// <summary>True when a value is absent, null or empty.</summary>
    public static bool IsNothing(PropertyValue? value, PropertyDescriptor property) => Canonical(value, property) is null;

    private static PropertyValue? Canonical(PropertyValue? value, PropertyDescriptor property)
    {
        var plain = value?.Plain();
        if (plain is null or PropertyValue.NullValue)
        {
            plain = property.Default;
        }

        return plain switch
        {
            null => null,
            PropertyValue.ListValue { Items.IsEmpty: true } or PropertyValue.MapValue { Entries.Count: 0 } => null,
            _ => Canonical(plain, property.Shape, property.Normalize),
        };
    }

    private static PropertyValue Canonical(PropertyValue value, PropertyShape shape, Func<string, string>? normalize)
    {
        var typed = ScalarCoercion.Convert(value, shape, structuredText: false) ?? value;
        return (typed, shape) switch
        {
            (PropertyValue.TextValue text, PropertyShape.TextShape { IsDuration: true }) =>
                Durations.TryParse(text.Value, out var duration) ? PropertyValue.Of(duration.TotalSeconds) : typed,
            (PropertyValue.TextValue text, PropertyShape.EnumShape) => PropertyValue.Of(text.Value.ToUpperInvariant()),
            (PropertyValue.TextValue text, _) when normalize is not null => PropertyValue.Of(normalize(text.Value)),
            (PropertyValue.ListValue list, PropertyShape.ListShape { Item: var item }) => PropertyValue.Of(list.Items.Select(i => Canonical(i, item, normalize))),
            _ => typed,
        };
    }
}
