using System.Collections.Immutable;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Engine.Programs.Yaml;

/// <summary>A piece of YAML that knows where it stands.</summary>
internal abstract record SourceNode(SourcePosition At)
{
    /// <summary>What people call this kind of node.</summary>
    public abstract string Kind { get; }
}

/// <summary>A scalar: its text as written, and the value that Pulumi reads from it.</summary>
internal sealed record ScalarNode(SourcePosition At, string Text, PropertyValue Value) : SourceNode(At)
{
    public override string Kind => Value switch
    {
        PropertyValue.TextValue => "a string",
        PropertyValue.NumberValue => "a number",
        PropertyValue.BoolValue => "a boolean",
        _ => "null",
    };

    public bool IsNull => Value.IsNull;

    /// <summary>The text when the value is a string; null for every other scalar.</summary>
    public string? AsText => (Value as PropertyValue.TextValue)?.Value;
}

/// <summary>A list.</summary>
internal sealed record ListNode(SourcePosition At, ImmutableArray<SourceNode> Items) : SourceNode(At)
{
    public override string Kind => "a list";
}

/// <summary>A map, in the order of the file.</summary>
internal sealed record MapNode(SourcePosition At, ImmutableArray<MapEntry> Entries) : SourceNode(At)
{
    public override string Kind => "a map";

    /// <summary>The node under a key; null when there is none.</summary>
    public SourceNode? Find(string key) => Entry(key)?.Value;

    public MapEntry? Entry(string key) => Entries.FirstOrDefault(e => e.Key == key);
}

/// <summary>One entry of a map.</summary>
internal sealed record MapEntry(string Key, SourcePosition At, SourceNode Value);
