namespace DorisDr.ResourceModel.Records;

/// <summary>
/// Marks a partial record whose properties are Pulumi properties. Its descriptor, binding and schema are generated from it at build time; the doc
/// comments become the descriptions that users read. Of a resource's inputs record, the comment describes the resource.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PropertyRecordAttribute : Attribute;

/// <summary>How objects that exist already are imported; of a resource's inputs record. Becomes the import command of the reference.</summary>
/// <param name="id">The id of an example.</param>
/// <param name="form">What ids look like, in words: <c>the name, or `cluster/name`</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ImportedByAttribute(string id, string form) : Attribute
{
    /// <summary>The id of an example.</summary>
    public string Id { get; } = id;

    /// <summary>What ids look like, in words.</summary>
    public string Form { get; } = form;
}

/// <summary>A change of this input cannot be made in place: the resource is deleted and created again.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ForcesReplacementAttribute : Attribute;

/// <summary>The system never tells this input, so it is compared with what was declared before. Secrets are so anyway.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WriteOnlyAttribute : Attribute;

/// <summary>A change of this input is no change of the resource: it only steers how DorisDr works.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotComparedAttribute : Attribute;

/// <summary>When the program gives no value, the logical name of the resource is taken as it stands.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AutoNameAttribute : Attribute;

/// <summary>The value that counts when none is given.</summary>
/// <param name="value">A boolean, number or text (durations as text).</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DefaultAttribute(object value) : Attribute
{
    /// <summary>The value.</summary>
    public object Value { get; } = value;
}

/// <summary>Environment variable that gives the value when the configuration has none. Read at Configure only, never recorded.</summary>
/// <param name="name">Name of the variable.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EnvironmentAttribute(string name) : Attribute
{
    /// <summary>Name of the variable.</summary>
    public string Name { get; } = name;
}

/// <summary>Two texts of this input are equal when they are equal after the normalizer.</summary>
/// <typeparam name="T">The normalizer.</typeparam>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NormalizedAttribute<T> : Attribute
    where T : INormalizer;

/// <summary>Brings texts that mean the same into one spelling. Only for comparing; what the user wrote is what is recorded.</summary>
public interface INormalizer
{
    /// <summary>The one spelling.</summary>
    static abstract string Normalize(string text);
}
