using System.Collections.Immutable;
using DorisDr.ResourceModel.Composition;
using DorisDr.Resources.Binlogs;
using DorisDr.Resources.Clusters;
using DorisDr.Resources.Problems;
using DorisDr.Resources.RecycleBin;
using DorisDr.Resources.Repositories;

namespace DorisDr.Resources;

/// <summary>Everything that the provider offers, one line each.</summary>
internal static class ResourceCatalog
{
    internal static ImmutableArray<ResourceType<ClusterDirectory>> Resources { get; } =
    [
        ResourceType.Of(
            "dorisdr:index:Repository", (ClusterDirectory clusters) => new RepositoryResource(clusters), lists: true, ResourceProblems.OfResources("DDR120", "DDR121", "DDR122", "DDR123")),
        ResourceType.Of(
            "dorisdr:index:RecycleBinPolicy", (ClusterDirectory clusters) => new RecycleBinPolicyResource(clusters), lists: false, ResourceProblems.OfResources("DDR125")),
        ResourceType.Of(
            "dorisdr:index:BinlogPolicy", (ClusterDirectory clusters) => new BinlogPolicyResource(clusters), lists: true, ResourceProblems.OfResources("DDR127", "DDR128")),
    ];

    internal static ImmutableArray<FunctionType<ClusterDirectory>> Functions { get; } =
    [
        FunctionType.Of("dorisdr:index:getCluster", (ClusterDirectory clusters) => new GetCluster(clusters), ResourceProblems.OfFunctions),
        FunctionType.Of("dorisdr:index:getRepositories", (ClusterDirectory clusters) => new GetRepositories(clusters), ResourceProblems.OfFunctions),
        FunctionType.Of("dorisdr:index:getRecycleBin", (ClusterDirectory clusters) => new GetRecycleBin(clusters), ResourceProblems.OfFunctions),
    ];
}
