using DorisDr.ResourceModel.Values;

namespace DorisDr.Scenarios.Tests.Lifecycle;

/// <summary>One resource type on trial: a sound declaration, and how to look at and tamper with the object by hand.</summary>
/// <param name="Type">Type token.</param>
/// <param name="Declared">A sound declaration with every readable input given, under which a delete leaves the cluster as it was before.</param>
/// <param name="LookAsync">Shows the object, line by line, without what is new each time.</param>
/// <param name="Drifts">Path of an input to what changes it behind everybody's back.</param>
public sealed record LifecycleSample(
    string Type,
    Func<ClusterUnderTest, PropertyMap> Declared,
    Func<ClusterUnderTest, Task<IReadOnlyList<string>>> LookAsync,
    IReadOnlyDictionary<string, Func<ClusterUnderTest, Task>> Drifts)
{
    /// <summary>What has to be there before.</summary>
    public IReadOnlyList<string> Prepare { get; init; } = [];

    /// <summary>What removes the object; null for one that cannot be gone from a cluster.</summary>
    public string? Remove { get; init; }

    /// <summary>Whether a delete removes it; else it only brings back what was before.</summary>
    public bool IsGoneAfterDelete { get; init; }

    /// <summary>Whether its inputs hold secrets.</summary>
    public bool HasSecrets { get; init; }

    /// <summary>Outputs that remember what was before the create, so that a second create remembers something else.</summary>
    public IReadOnlyList<string> Memories { get; init; } = [];

    /// <summary>A sample of every resource of the catalogue.</summary>
    public static IReadOnlyList<LifecycleSample> All { get; } =
        [Samples.RepositorySample.Make(), Samples.RecycleBinPolicySample.Make(), Samples.BinlogPolicySample.Make()];
}
