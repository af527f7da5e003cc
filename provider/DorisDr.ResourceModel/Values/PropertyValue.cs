using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

namespace DorisDr.ResourceModel.Values;

/// <summary>One value of Pulumi's property model: what inputs, outputs and configuration are made of. Immutable, compared by content.</summary>
/// <remarks>A secret is a wrapper at any depth; <see cref="ToString"/> never shows what it holds.</remarks>
public abstract record PropertyValue
{
    private PropertyValue()
    {
    }

    /// <summary>The one null.</summary>
    public static PropertyValue Null { get; } = new NullValue();

    /// <summary>A value that will only be known after the operation (previews).</summary>
    public static PropertyValue Unknown { get; } = new UnknownValue();

    /// <summary>A boolean.</summary>
    public static PropertyValue Of(bool value) => new BoolValue(value);

    /// <summary>A number; Pulumi knows doubles only, exact for integers up to 2^53.</summary>
    public static PropertyValue Of(double value) => new NumberValue(value);

    /// <summary>A text.</summary>
    public static PropertyValue Of(string value) => new TextValue(value);

    /// <summary>A list.</summary>
    public static PropertyValue Of(IEnumerable<PropertyValue> items) => new ListValue([.. items]);

    /// <summary>A map.</summary>
    public static PropertyValue Of(PropertyMap entries) => new MapValue(entries);

    /// <summary>Wraps a value as secret; a secret stays as it is.</summary>
    public static PropertyValue Secret(PropertyValue inner) => inner is SecretValue ? inner : new SecretValue(inner);

    /// <summary>The value without its own secret wrappers; wrappers deeper inside stay.</summary>
    public PropertyValue Unwrapped => this is SecretValue secret ? secret.Inner.Unwrapped : this;

    /// <summary>True for null, also inside a secret.</summary>
    public bool IsNull => Unwrapped is NullValue;

    /// <summary>True when this or anything inside is unknown.</summary>
    public bool ContainsUnknowns => Any(static v => v is UnknownValue);

    /// <summary>True when this or anything inside is secret.</summary>
    public bool ContainsSecrets => Any(static v => v is SecretValue);

    /// <summary>The value with every secret wrapper at every depth taken off. Only for comparing and for use, never for showing.</summary>
    public PropertyValue Plain() => this switch
    {
        SecretValue secret => secret.Inner.Plain(),
        ListValue list => new ListValue([.. list.Items.Select(i => i.Plain())]),
        MapValue map => new MapValue(map.Entries.Select(v => v.Plain())),
        ForeignValue foreign => foreign with { Entries = foreign.Entries.Select(v => v.Plain()) },
        _ => this,
    };

    /// <summary>True when the predicate holds for this value or any value inside.</summary>
    public bool Any(Func<PropertyValue, bool> predicate) => predicate(this) || this switch
    {
        SecretValue secret => secret.Inner.Any(predicate),
        ListValue list => list.Items.Any(i => i.Any(predicate)),
        MapValue map => map.Entries.Values.Any(v => v.Any(predicate)),
        ForeignValue foreign => foreign.Entries.Values.Any(v => v.Any(predicate)),
        _ => false,
    };

    /// <summary>Null.</summary>
    public sealed record NullValue : PropertyValue
    {
        /// <inheritdoc/>
        public override string ToString() => "null";
    }

    /// <summary>Not known yet.</summary>
    public sealed record UnknownValue : PropertyValue
    {
        /// <inheritdoc/>
        public override string ToString() => "[unknown]";
    }

    /// <summary>A boolean.</summary>
    public sealed record BoolValue(bool Value) : PropertyValue
    {
        /// <inheritdoc/>
        public override string ToString() => Value ? "true" : "false";
    }

    /// <summary>A number.</summary>
    public sealed record NumberValue(double Value) : PropertyValue
    {
        /// <inheritdoc/>
        public override string ToString() => Value.ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>A text.</summary>
    public sealed record TextValue(string Value) : PropertyValue
    {
        /// <inheritdoc/>
        public override string ToString() => $"\"{Value}\"";
    }

    /// <summary>A list, compared item by item.</summary>
    public sealed record ListValue(ImmutableArray<PropertyValue> Items) : PropertyValue
    {
        /// <inheritdoc/>
        public bool Equals(ListValue? other) => other is not null && Items.SequenceEqual(other.Items);

        /// <inheritdoc/>
        public override int GetHashCode() => Items.Aggregate(17, static (hash, item) => HashCode.Combine(hash, item));

        /// <inheritdoc/>
        public override string ToString() => $"[{string.Join(", ", Items)}]";
    }

    /// <summary>A map, compared entry by entry.</summary>
    public sealed record MapValue(PropertyMap Entries) : PropertyValue
    {
        /// <inheritdoc/>
        public override string ToString() => Entries.ToString();
    }

    /// <summary>A secret around any other value.</summary>
    [DebuggerDisplay("[secret]")]
    public sealed record SecretValue(PropertyValue Inner) : PropertyValue
    {
        /// <inheritdoc/>
        public override string ToString() => "[secret]";
    }

    /// <summary>
    /// A special object of Pulumi that DorisDr carries unchanged but never uses: asset, archive, resource reference, output value, byte string.
    /// </summary>
    /// <param name="Signature">The value under Pulumi's signature key; see <see cref="Signatures"/>.</param>
    /// <param name="Entries">The other keys of the object.</param>
    public sealed record ForeignValue(string Signature, PropertyMap Entries) : PropertyValue
    {
        /// <inheritdoc/>
        public override string ToString() => $"[{Signatures.NameOf(Signature)}]";
    }
}
