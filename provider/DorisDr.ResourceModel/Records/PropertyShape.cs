using System.Collections.Immutable;

namespace DorisDr.ResourceModel.Records;

/// <summary>What a property may hold.</summary>
public abstract record PropertyShape
{
    /// <summary>A text.</summary>
    public static PropertyShape Text { get; } = new TextShape(false, false);

    /// <summary>A secret text.</summary>
    public static PropertyShape SecretText { get; } = new TextShape(true, false);

    /// <summary>A duration such as <c>90s</c>, <c>5m</c>, <c>1h30m</c>; a text on the wire.</summary>
    public static PropertyShape Duration { get; } = new TextShape(false, true);

    /// <summary>True or false.</summary>
    public static PropertyShape Boolean { get; } = new BooleanShape();

    /// <summary>A whole number.</summary>
    public static PropertyShape Integer { get; } = new NumberShape(true);

    /// <summary>A number.</summary>
    public static PropertyShape Number { get; } = new NumberShape(false);

    /// <summary>True when the value as a whole is secret.</summary>
    public bool IsSecret => this is TextShape { Secret: true };

    /// <summary>The field's word for the shape, for messages.</summary>
    public abstract string Word { get; }

    /// <summary>A text.</summary>
    /// <param name="Secret">The value is secret.</param>
    /// <param name="IsDuration">The text is a duration.</param>
    public sealed record TextShape(bool Secret, bool IsDuration) : PropertyShape
    {
        /// <inheritdoc/>
        public override string Word => IsDuration ? "a duration such as \"30s\" or \"1h30m\"" : "a string";
    }

    /// <summary>True or false.</summary>
    public sealed record BooleanShape : PropertyShape
    {
        /// <inheritdoc/>
        public override string Word => "a boolean";
    }

    /// <summary>A number.</summary>
    /// <param name="Whole">Without fraction.</param>
    public sealed record NumberShape(bool Whole) : PropertyShape
    {
        /// <inheritdoc/>
        public override string Word => Whole ? "a whole number" : "a number";
    }

    /// <summary>One of a few texts.</summary>
    /// <param name="Name">Name of the enumeration.</param>
    /// <param name="Description">What it is for.</param>
    /// <param name="Members">Value and meaning of each.</param>
    public sealed record EnumShape(string Name, string Description, ImmutableArray<(string Value, string Description)> Members) : PropertyShape
    {
        /// <inheritdoc/>
        public override string Word => $"one of {string.Join(", ", Members.Select(m => $"\"{m.Value}\""))}";
    }

    /// <summary>A list.</summary>
    /// <param name="Item">Shape of each item.</param>
    public sealed record ListShape(PropertyShape Item) : PropertyShape
    {
        /// <inheritdoc/>
        public override string Word => "a list";
    }

    /// <summary>A map with free keys.</summary>
    /// <param name="Value">Shape of each value.</param>
    public sealed record MapShape(PropertyShape Value) : PropertyShape
    {
        /// <inheritdoc/>
        public override string Word => "a map";
    }

    /// <summary>An object with known keys.</summary>
    /// <param name="Descriptor">What it holds.</param>
    public sealed record RecordShape(RecordDescriptor Descriptor) : PropertyShape
    {
        /// <inheritdoc/>
        public override string Word => "an object";
    }
}
