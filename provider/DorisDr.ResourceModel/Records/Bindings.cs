using System.Collections.Immutable;
using DorisDr.ResourceModel.Values;

namespace DorisDr.ResourceModel.Records;

/// <summary>How one C# type and property values turn into each other. Reading is lenient: what does not fit gives null.</summary>
/// <typeparam name="T">The C# type.</typeparam>
/// <param name="Shape">What it looks like to users.</param>
/// <param name="TryRead">Value to C#; false when the value is of another kind.</param>
/// <param name="Write">C# to value.</param>
public sealed record Binding<T>(PropertyShape Shape, Binding<T>.Reader TryRead, Func<T, PropertyValue> Write)
{
    /// <summary>Reads a value without secret wrappers.</summary>
    public delegate bool Reader(PropertyValue value, out T result);

    /// <summary>The value of a property, or the fallback when it is absent, unknown or of another kind.</summary>
    public T ReadOr(PropertyMap map, string name, T fallback) =>
        map.TryGetValue(name, out var value) && TryRead(value.Unwrapped, out var result) ? result : fallback;

    /// <summary>The value of a property, or its declared default.</summary>
    public T ReadOr(PropertyMap map, string name, PropertyValue fallback)
    {
        TryRead(fallback, out var result);
        return ReadOr(map, name, result);
    }
}

/// <summary>The bindings of the types that property records may use.</summary>
public static class Bindings
{
    /// <summary>A text.</summary>
    public static Binding<string> Text { get; } = new(PropertyShape.Text, TryText, PropertyValue.Of);

    /// <summary>A secret text.</summary>
    public static Binding<SecretText> Secret { get; } = new(
        PropertyShape.SecretText,
        static (PropertyValue value, out SecretText result) =>
        {
            var found = TryText(value, out var text);
            result = new SecretText(text);
            return found;
        },
        static value => PropertyValue.Secret(PropertyValue.Of(value.Reveal())));

    /// <summary>A boolean.</summary>
    public static Binding<bool> Boolean { get; } = new(
        PropertyShape.Boolean,
        static (PropertyValue value, out bool result) =>
        {
            result = value is PropertyValue.BoolValue { Value: true };
            return value is PropertyValue.BoolValue;
        },
        PropertyValue.Of);

    /// <summary>A whole number.</summary>
    public static Binding<long> Integer { get; } = new(
        PropertyShape.Integer,
        static (PropertyValue value, out long result) =>
        {
            result = value is PropertyValue.NumberValue number ? (long)number.Value : 0;
            return value is PropertyValue.NumberValue;
        },
        static value => PropertyValue.Of((double)value));

    /// <summary>A number.</summary>
    public static Binding<double> Number { get; } = new(
        PropertyShape.Number,
        static (PropertyValue value, out double result) =>
        {
            result = value is PropertyValue.NumberValue number ? number.Value : 0;
            return value is PropertyValue.NumberValue;
        },
        PropertyValue.Of);

    /// <summary>A duration.</summary>
    public static Binding<TimeSpan> Duration { get; } = new(
        PropertyShape.Duration,
        static (PropertyValue value, out TimeSpan result) =>
        {
            result = default;
            return TryText(value, out var text) && Durations.TryParse(text, out result);
        },
        static value => PropertyValue.Of(Durations.Format(value)));

    /// <summary>A value type that may be absent.</summary>
    public static T? Optional<T>(Binding<T> binding, PropertyMap map, string name)
        where T : struct => map.TryGetValue(name, out var value) && binding.TryRead(value.Unwrapped, out var result) ? result : null;

    /// <summary>One of the members of an enumeration, by the text of each.</summary>
    public static Binding<T> Enum<T>(string name, string description, ImmutableArray<(T Member, string Value, string Description)> members)
        where T : struct, Enum => new(
        new PropertyShape.EnumShape(name, description, [.. members.Select(m => (m.Value, m.Description))]),
        (PropertyValue value, out T result) =>
        {
            TryText(value, out var text);
            var found = members.FirstOrDefault(m => string.Equals(m.Value, text, StringComparison.OrdinalIgnoreCase));
            result = found.Member;
            return found.Value is not null;
        },
        value => PropertyValue.Of(members.First(m => EqualityComparer<T>.Default.Equals(m.Member, value)).Value));

    /// <summary>A list; items that do not fit are left out.</summary>
    public static Binding<ImmutableArray<T>> List<T>(Binding<T> item) => new(
        new PropertyShape.ListShape(item.Shape),
        (PropertyValue value, out ImmutableArray<T> result) =>
        {
            var items = value is PropertyValue.ListValue list ? list.Items : [];
            result = [.. items.Select(i => (Fits: item.TryRead(i.Unwrapped, out var read), Read: read)).Where(i => i.Fits).Select(i => i.Read)];
            return value is PropertyValue.ListValue;
        },
        value => PropertyValue.Of((value.IsDefault ? [] : value).Select(item.Write)));

    /// <summary>A map with free keys; values that do not fit are left out.</summary>
    public static Binding<ImmutableSortedDictionary<string, T>> Map<T>(Binding<T> entry) => new(
        new PropertyShape.MapShape(entry.Shape),
        (PropertyValue value, out ImmutableSortedDictionary<string, T> result) =>
        {
            var builder = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
            foreach (var (key, inner) in value is PropertyValue.MapValue map ? map.Entries : PropertyMap.Empty)
            {
                if (entry.TryRead(inner.Unwrapped, out var read))
                {
                    builder[key] = read;
                }
            }

            result = builder.ToImmutable();
            return value is PropertyValue.MapValue;
        },
        value => PropertyValue.Of(PropertyMap.Of(value.Select(e => KeyValuePair.Create(e.Key, entry.Write(e.Value))))));

    /// <summary>A record.</summary>
    public static Binding<T> Record<T>(RecordDescriptor<T> descriptor)
        where T : class => new(
        new PropertyShape.RecordShape(descriptor),
        (PropertyValue value, out T result) =>
        {
            result = value is PropertyValue.MapValue map ? descriptor.Read(map.Entries) : null!;
            return value is PropertyValue.MapValue;
        },
        value => PropertyValue.Of(descriptor.Write(value)));

    private static bool TryText(PropertyValue value, out string result)
    {
        result = value switch
        {
            PropertyValue.TextValue text => text.Value,
            PropertyValue.BoolValue or PropertyValue.NumberValue => value.ToString(), // YAML hosts send scalars loosely typed.
            _ => "",
        };
        return value is PropertyValue.TextValue or PropertyValue.BoolValue or PropertyValue.NumberValue;
    }
}
