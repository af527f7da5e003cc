using System.Collections.Immutable;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Engine.Programs.Checking;

/// <summary>A type as far as a program can be checked against it.</summary>
internal abstract record SchemaType(string Name)
{
    public static SchemaType Any { get; } = new AnyType();

    public static SchemaType Text { get; } = new TextType();

    public static SchemaType Number { get; } = new NumberType("number");

    public static SchemaType Integer { get; } = new NumberType("integer");

    public static SchemaType Bool { get; } = new BoolType();
}

/// <summary>No check is possible, or none is needed.</summary>
internal sealed record AnyType() : SchemaType("any");

/// <summary>A string; numbers and booleans may stand for it.</summary>
internal sealed record TextType() : SchemaType("string");

/// <summary>A number. A fraction for an integer is the provider's business, as in Pulumi.</summary>
internal sealed record NumberType(string Kind) : SchemaType(Kind);

/// <summary>A boolean.</summary>
internal sealed record BoolType() : SchemaType("boolean");

/// <summary>A list.</summary>
internal sealed record ListType(SchemaType Item) : SchemaType($"List<{Item.Name}>");

/// <summary>A map with free keys.</summary>
internal sealed record MapType(SchemaType Item) : SchemaType($"Map<{Item.Name}>");

/// <summary>One of several.</summary>
internal sealed record UnionType(ImmutableArray<SchemaType> Members) : SchemaType(string.Join(" or ", Members.Select(m => m.Name)));

/// <summary>A map with known keys. Its properties are found late, since types may refer to themselves.</summary>
internal sealed record ObjectType(string Token, Lazy<SchemaProperties> Members) : SchemaType(Token)
{
    public bool Equals(ObjectType? other) => other is not null && Token == other.Token;

    public override int GetHashCode() => Token.GetHashCode(StringComparison.Ordinal);
}

/// <summary>The properties of an object, a resource or a function.</summary>
internal sealed record SchemaProperties(ImmutableSortedDictionary<string, SchemaProperty> All, ImmutableArray<string> Required)
{
    public IReadOnlyCollection<string> Names => [.. All.Keys];
}

/// <summary>One property.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Secret">Whether the schema calls it secret.</param>
/// <param name="Constant">The only value it can have; null for none.</param>
internal sealed record SchemaProperty(SchemaType Type, bool Secret, PropertyValue? Constant);

/// <summary>A resource of the schema.</summary>
internal sealed record SchemaResource(string Token, SchemaProperties Inputs, SchemaProperties Outputs)
{
    /// <summary>Names of outputs that the schema calls secret.</summary>
    public ImmutableArray<string> SecretOutputs { get; } = [.. Outputs.All.Where(p => p.Value.Secret).Select(p => p.Key)];
}

/// <summary>A function of the schema.</summary>
internal sealed record SchemaFunction(string Token, SchemaProperties Inputs, SchemaType Result)
{
    /// <summary>True when the result is one value and not a map of fields.</summary>
    public bool IsScalar => Result is not (ObjectType or MapType or AnyType);
}
