using System.Collections.Immutable;
using DorisDr.ResourceModel.Values;

namespace DorisDr.ResourceModel.Records;

/// <summary>What a property record holds; generated from the record.</summary>
/// <param name="Name">Name of the record.</param>
/// <param name="Description">Its doc comment.</param>
/// <param name="Properties">Its properties in the order of the source.</param>
public abstract record RecordDescriptor(string Name, string Description, ImmutableArray<PropertyDescriptor> Properties)
{
    /// <summary>The YAML of the doc comment's <c>example</c>; empty when there is none.</summary>
    public string Example { get; init; } = "";

    /// <summary>Id of an example import; null for what cannot be imported.</summary>
    public string? ImportId { get; init; }

    /// <summary>What ids to import by look like, in words.</summary>
    public string ImportForm { get; init; } = "";

    /// <summary>The property of a name; null when there is none.</summary>
    public PropertyDescriptor? Find(string name) => Properties.FirstOrDefault(p => p.Name == name);

    /// <summary>The names of all properties.</summary>
    public IReadOnlyList<string> Names => [.. Properties.Select(p => p.Name)];
}

/// <summary>A descriptor that also converts, both ways.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <param name="Name">Name of the record.</param>
/// <param name="Description">Its doc comment.</param>
/// <param name="Properties">Its properties in the order of the source.</param>
/// <param name="Read">Record from map. Lenient, since old state reaches new code: what is missing or unknown gets its default.</param>
/// <param name="Write">Map from record; what is null stays out, secrets are wrapped.</param>
public sealed record RecordDescriptor<T>(
    string Name, string Description, ImmutableArray<PropertyDescriptor> Properties, Func<PropertyMap, T> Read, Func<T, PropertyMap> Write)
    : RecordDescriptor(Name, Description, Properties);

/// <summary>A record with a descriptor; implemented by generated code.</summary>
/// <typeparam name="T">The record itself.</typeparam>
public interface IPropertyRecord<T>
    where T : IPropertyRecord<T>
{
    /// <summary>The descriptor of the record.</summary>
    static abstract RecordDescriptor<T> Descriptor { get; }
}

/// <summary>One property of a record.</summary>
/// <param name="Name">Name as users write it.</param>
/// <param name="Shape">What it may hold.</param>
public sealed record PropertyDescriptor(string Name, PropertyShape Shape)
{
    /// <summary>The doc comment.</summary>
    public string Description { get; init; } = "";

    /// <summary>The user must give it (as an input); it is always there (as an output).</summary>
    public bool Required { get; init; }

    /// <summary>A change replaces the resource.</summary>
    public bool ForcesReplacement { get; init; }

    /// <summary>It cannot be read back.</summary>
    public bool WriteOnly { get; init; }

    /// <summary>It is never compared.</summary>
    public bool NotCompared { get; init; }

    /// <summary>The logical name is the default.</summary>
    public bool AutoName { get; init; }

    /// <summary>The value that counts when none is given; null for none.</summary>
    public PropertyValue? Default { get; init; }

    /// <summary>Environment variable that gives a value; null for none.</summary>
    public string? Environment { get; init; }

    /// <summary>Brings equal texts to one spelling; null when texts are compared as they are.</summary>
    public Func<string, string>? Normalize { get; init; }

    /// <summary>True when the recorded input, not the live output, says what was.</summary>
    public bool ComparesInputs => WriteOnly || Shape.IsSecret;
}
