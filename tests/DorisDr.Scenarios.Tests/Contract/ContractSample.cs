using DorisDr.ResourceModel.Values;

namespace DorisDr.Scenarios.Tests.Contract;

/// <summary>One resource type on trial.</summary>
/// <param name="Type">Type token.</param>
/// <param name="Declared">A sound declaration.</param>
/// <param name="Changed">The same with another value of an input that can be changed in place.</param>
/// <param name="Moved">The same with another value of an input that cannot; null when there is none.</param>
/// <param name="Wrong">A declaration that is refused, and what its refusal must name.</param>
/// <param name="Look">What the cluster shows of the object, without what is new each time it is made.</param>
/// <param name="Drift">SQL that changes the object by hand, and the path of the input that then differs.</param>
/// <param name="Remove">SQL that removes it by hand; null for what cannot be away.</param>
/// <param name="Id">The id to import it by.</param>
internal sealed record ContractSample(
    string Type,
    Func<ContractSite, string, PropertyMap> Declared,
    Func<PropertyMap, PropertyMap> Changed,
    Func<PropertyMap, PropertyMap>? Moved,
    (Func<PropertyMap, PropertyMap> Inputs, string Named) Wrong,
    Func<ContractSite, string, Task<IReadOnlyList<string>>> Look,
    (Func<ContractSite, string, string> Sql, string Path) Drift,
    Func<string, string>? Remove,
    Func<string, string> Id)
{
    /// <summary>A sample of every resource of the catalogue.</summary>
    internal static IReadOnlyList<ContractSample> All { get; } = [RepositorySample.Create(), RecycleBinPolicySample.Create(), BinlogPolicySample.Create()];

    /// <summary>SQL that makes what the object stands on, before anything is looked at.</summary>
    internal Func<string, IReadOnlyList<string>> Prepare { get; init; } = static _ => [];

    /// <inheritdoc/>
    public override string ToString() => Type;
}
