using System.Collections.Immutable;
using DorisDr.Client.Cluster;
using DorisDr.ResourceModel.Contract;
using DorisDr.ResourceModel.Records;

namespace DorisDr.Resources.Clusters;

/// <summary>Tells which cluster answers, its version, and how its nodes are doing right now.</summary>
/// <example>
/// <code>
/// variables:
///   cluster:
///     fn::invoke:
///       function: dorisdr:getCluster
///       arguments: {}
/// outputs:
///   dorisVersion: ${cluster.version}
/// </code>
/// </example>
[PropertyRecord]
public sealed partial record GetClusterArguments
{
    /// <summary>Name of the cluster in the provider configuration; the default one when absent.</summary>
    public string? Cluster { get; init; }
}

/// <summary>A cluster as it is right now.</summary>
[PropertyRecord]
public sealed partial record GetClusterResult
{
    /// <summary>Number that Doris gave the cluster when it was made.</summary>
    public required string ClusterId { get; init; }

    /// <summary>Version of the master, as Doris prints it.</summary>
    public required string Version { get; init; }

    /// <summary>Whether compute and storage are decoupled.</summary>
    public required bool CloudMode { get; init; }

    /// <summary>Host of the master FE.</summary>
    public required string Master { get; init; }

    /// <summary>All FEs.</summary>
    public required ImmutableArray<FrontendNode> Frontends { get; init; }

    /// <summary>All BEs.</summary>
    public required ImmutableArray<BackendNode> Backends { get; init; }
}

/// <summary>One FE.</summary>
[PropertyRecord]
public sealed partial record FrontendNode
{
    /// <summary>Name that the cluster gave it.</summary>
    public required string Name { get; init; }

    /// <summary>Address under which the other nodes know it.</summary>
    public required string Host { get; init; }

    /// <summary>`FOLLOWER` or `OBSERVER`.</summary>
    public required string Role { get; init; }

    /// <summary>Whether it is the master.</summary>
    public required bool IsMaster { get; init; }

    /// <summary>Whether it answers to heartbeats.</summary>
    public required bool Alive { get; init; }

    /// <summary>Its build; absent while it does not answer.</summary>
    public string? Version { get; init; }
}

/// <summary>One BE.</summary>
[PropertyRecord]
public sealed partial record BackendNode
{
    /// <summary>Id in the cluster.</summary>
    public required string Id { get; init; }

    /// <summary>Address under which the other nodes know it.</summary>
    public required string Host { get; init; }

    /// <summary>Whether it answers to heartbeats.</summary>
    public required bool Alive { get; init; }

    /// <summary>Whether it is being taken out.</summary>
    public required bool Decommissioned { get; init; }

    /// <summary>Its build; absent while it does not answer.</summary>
    public string? Version { get; init; }
}

/// <summary>Answers <c>getCluster</c>.</summary>
internal sealed class GetCluster(ClusterDirectory clusters) : IFunction<GetClusterArguments, GetClusterResult>
{
    public async Task<GetClusterResult> InvokeAsync(GetClusterArguments arguments, CancellationToken cancellationToken)
    {
        var cluster = clusters.Find(arguments.Cluster);
        var identity = await cluster.IdentifyAsync(recordedClusterId: null, cancellationToken);
        var frontends = await cluster.AskAsync(cluster.Nodes.ListFrontendsAsync, cancellationToken);
        var backends = await cluster.AskAsync(cluster.Nodes.ListBackendsAsync, cancellationToken);
        return new GetClusterResult
        {
            ClusterId = identity.ClusterId,
            Version = identity.Version.ToString(),
            CloudMode = identity.Version.IsCloudMode,
            Master = identity.Master.Host,
            Frontends = [.. frontends.Select(Node).OrderBy(node => node.Name, StringComparer.Ordinal)],
            Backends = [.. backends.Select(Node)],
        };
    }

    private static FrontendNode Node(Frontend frontend) => new()
    {
        Name = frontend.Name,
        Host = frontend.Host,
        Role = frontend.Role,
        IsMaster = frontend.IsMaster,
        Alive = frontend.IsAlive,
        Version = frontend.Version,
    };

    private static BackendNode Node(Backend backend) => new()
    {
        Id = backend.Id,
        Host = backend.Host,
        Alive = backend.IsAlive,
        Decommissioned = backend.IsDecommissioned,
        Version = backend.Version,
    };
}
