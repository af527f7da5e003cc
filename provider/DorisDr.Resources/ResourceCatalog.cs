using System.Collections.Immutable;
using DorisDr.ResourceModel.Composition;
using DorisDr.Resources.Binlogs;
using DorisDr.Resources.Clusters;
using DorisDr.Resources.RecycleBin;
using DorisDr.Resources.Repositories;

namespace DorisDr.Resources;

/// <summary>Everything that the provider offers, one line each.</summary>
internal static class ResourceCatalog
{
    internal static ImmutableArray<ResourceType<ClusterDirectory>> Resources { get; } =
    [
        ResourceType.Of("dorisdr:index:Repository", (ClusterDirectory clusters) => new RepositoryResource(clusters), lists: true),
        ResourceType.Of("dorisdr:index:RecycleBinPolicy", (ClusterDirectory clusters) => new RecycleBinPolicyResource(clusters)),
        ResourceType.Of("dorisdr:index:BinlogPolicy", (ClusterDirectory clusters) => new BinlogPolicyResource(clusters), lists: true),
    ];

    internal static ImmutableArray<FunctionType<ClusterDirectory>> Functions { get; } =
    [
        FunctionType.Of("dorisdr:index:getCluster", (ClusterDirectory clusters) => new GetCluster(clusters)),
        FunctionType.Of("dorisdr:index:getRepositories", (ClusterDirectory clusters) => new GetRepositories(clusters)),
        FunctionType.Of("dorisdr:index:getRecycleBin", (ClusterDirectory clusters) => new GetRecycleBin(clusters)),
    ];
}
