using System.Collections.Immutable;
using DorisDr.Engine.Programs.Expressions;
using DorisDr.Engine.Programs.Yaml;

namespace DorisDr.Engine.Programs;

/// <summary>What a program declares, before any value is known.</summary>
internal sealed record ProgramDeclaration(
    ImmutableArray<ConfigDeclaration> Config,
    ImmutableArray<NamedExpression> Variables,
    ImmutableArray<ResourceDeclaration> Resources,
    ImmutableArray<NamedExpression> Outputs);

/// <summary>A resource of the program.</summary>
/// <param name="Key">The name by which the program speaks of it.</param>
/// <param name="At">Where it stands.</param>
/// <param name="Type">Type token: as written until the program was checked, then the schema's.</param>
/// <param name="TypeAt">Where the type stands.</param>
/// <param name="Name">Logical name, part of the URN.</param>
/// <param name="Properties">Inputs.</param>
/// <param name="Options">Options.</param>
internal sealed record ResourceDeclaration(
    string Key, SourcePosition At, string Type, SourcePosition TypeAt, string Name, MapExpression Properties, OptionsDeclaration Options);

/// <summary>The options of a resource that the embedded engine knows.</summary>
internal sealed record OptionsDeclaration
{
    public ImmutableArray<Access> DependsOn { get; init; } = [];

    public bool Protect { get; init; }

    public bool RetainOnDelete { get; init; }

    public ImmutableArray<string> IgnoreChanges { get; init; } = [];

    public ImmutableArray<string> AdditionalSecretOutputs { get; init; } = [];

    public Access? DeletedWith { get; init; }

    /// <summary>Seconds by operation.</summary>
    public ImmutableSortedDictionary<string, double> CustomTimeouts { get; init; } =
        ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal);

    public string Import { get; init; } = "";
}
