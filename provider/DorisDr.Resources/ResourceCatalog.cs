using System.Collections.Immutable;
using DorisDr.ResourceModel.Composition;
using DorisDr.Resources.Clusters;
using DorisDr.Resources.Problems;
using DorisDr.Resources.Repositories;

namespace DorisDr.Resources;

/// <summary>Everything that the provider offers, one line each.</summary>
internal static class ResourceCatalog
{
    internal static ImmutableArray<ResourceType<ClusterDirectory>> Resources { get; } =
    [
        ResourceType.Of(
            "dorisdr:index:Repository", (ClusterDirectory clusters) => new RepositoryResource(clusters), lists: true, ResourceProblems.OfResources("DDR12")),
    ];

    internal static ImmutableArray<FunctionType<ClusterDirectory>> Functions { get; } =
    [
        FunctionType.Of("dorisdr:index:getCluster", (ClusterDirectory clusters) => new GetCluster(clusters), ResourceProblems.OfFunctions),
        FunctionType.Of("dorisdr:index:getRepositories", (ClusterDirectory clusters) => new GetRepositories(clusters), ResourceProblems.OfFunctions),
    ];
}
