using DorisDr.Engine.Programs.Yaml;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Engine.Programs;

/// <summary>A configuration key that a project declares (sdk/go/common/workspace/project.go).</summary>
/// <param name="Key">The key as written; with a namespace when it is not the project's.</param>
/// <param name="At">Where it stands.</param>
public sealed record ConfigDeclaration(string Key, SourcePosition At)
{
    /// <summary><c>string</c>, <c>integer</c>, <c>boolean</c>, <c>array</c> or <c>object</c>; null when none is declared.</summary>
    public string? Type { get; init; }

    /// <summary>Type of the items of an array; null for none.</summary>
    public string? ItemType { get; init; }

    /// <summary>What holds when the stack gives nothing; null for none.</summary>
    public PropertyValue? Default { get; init; }

    /// <summary>Whether the value must be encrypted in the stack's settings; null when nothing is said.</summary>
    public bool? Secret { get; init; }
}
