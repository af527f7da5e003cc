using System.Collections.Immutable;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Engine.Planning;

/// <summary>What a program wants of one resource, once the values of its inputs are known: a registration.</summary>
internal sealed record Goal
{
    public required string Urn { get; init; }

    public required string Type { get; init; }

    public required string Name { get; init; }

    public PropertyMap Inputs { get; init; } = PropertyMap.Empty;

    public ImmutableArray<string> Dependencies { get; init; } = [];

    public ImmutableSortedDictionary<string, ImmutableArray<string>> PropertyDependencies { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);

    public bool Protect { get; init; }

    public bool RetainOnDelete { get; init; }

    public ImmutableArray<string> IgnoreChanges { get; init; } = [];

    public ImmutableArray<string> AdditionalSecretOutputs { get; init; } = [];

    public string DeletedWith { get; init; } = "";

    public ImmutableSortedDictionary<string, double> CustomTimeouts { get; init; } =
        ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal);

    public string ImportId { get; init; } = "";

    public ResourceIdentity Identity => new(Urn, Type, Name);

    /// <summary>The state that this goal leads to, without what only the provider knows.</summary>
    /// <param name="inputs">Checked inputs.</param>
    /// <param name="parent">URN of the root stack.</param>
    /// <param name="provider">Provider reference.</param>
    /// <param name="old">The state before; null for none. What the state file holds beyond the known fields comes from it.</param>
    public ResourceState ToState(PropertyMap inputs, string parent, string provider, ResourceState? old) => new()
    {
        Urn = Urn,
        Type = Type,
        Custom = true,
        Inputs = inputs,
        Parent = parent,
        Provider = provider,
        Protect = Protect,
        RetainOnDelete = RetainOnDelete,
        Dependencies = Dependencies,
        PropertyDependencies = PropertyDependencies,
        AdditionalSecretOutputs = AdditionalSecretOutputs,
        CustomTimeouts = CustomTimeouts,
        IgnoreChanges = IgnoreChanges,
        DeletedWith = DeletedWith,
        ImportId = ImportId,
        Created = old?.Created,
        Modified = old?.Modified,
        Extra = old?.Extra ?? [],
    };
}
