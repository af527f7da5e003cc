using System.Collections.Immutable;
using DorisDr.ResourceModel.Records;

namespace DorisDr.Resources.Configuration;

/// <summary>Disaster recovery for Apache Doris. The settings describe the cluster named `default`; more clusters stand under `clusters`.</summary>
[PropertyRecord]
public sealed partial record ProviderConfig
{
    /// <summary>FE query endpoints of the cluster named `default`, each `host:port` (9030 when the port is left out), tried in turn. Any FE or a
    /// load balancer serves. `127.0.0.1:9030` when absent.</summary>
    [Environment("DORISDR_ENDPOINTS")]
    public ImmutableArray<string> Endpoints { get; init; } = [];

    /// <summary>User to log in as.</summary>
    [Environment("DORISDR_USERNAME")]
    [Default("root")]
    public string Username { get; init; } = "root";

    /// <summary>Password of the user. Empty when absent; the environment variable `DORISDR_PASSWORD` is read then.</summary>
    [Environment("DORISDR_PASSWORD")]
    public SecretText? Password { get; init; }

    /// <summary>Protection of the connections.</summary>
    public TlsSettings? Tls { get; init; }

    /// <summary>How the HTTP ports of FEs and BEs are reached.</summary>
    public HttpSettings? Http { get; init; }

    /// <summary>More clusters, by a name of your choice.</summary>
    public ImmutableSortedDictionary<string, ClusterSettings> Clusters { get; init; } = ImmutableSortedDictionary<string, ClusterSettings>.Empty;

    /// <summary>ClusterId that is accepted in place of a recorded one, after a cluster was built anew. Otherwise another cluster behind an
    /// endpoint is an error.</summary>
    public string? AcceptClusterId { get; init; }

    /// <summary>Longest wait for one endpoint to connect and log in.</summary>
    [Default("10s")]
    public TimeSpan ConnectTimeout { get; init; }

    /// <summary>Longest wait for the answer to one statement.</summary>
    [Default("60s")]
    public TimeSpan StatementTimeout { get; init; }

    /// <summary>Most connections to a cluster at the same time, 1 to 64.</summary>
    [Default(4)]
    public long MaxConnections { get; init; }

    /// <summary>The settings of every cluster by name, that of `default` among them.</summary>
    internal ImmutableSortedDictionary<string, ClusterSettings> AllClusters() => Clusters.SetItem(
        ClusterNames.Default,
        new ClusterSettings
        {
            Endpoints = Endpoints.IsEmpty ? ["127.0.0.1:9030"] : Endpoints,
            Username = Username,
            Password = Password,
            Tls = Tls,
            Http = Http,
            AcceptClusterId = AcceptClusterId,
            ConnectTimeout = ConnectTimeout,
            StatementTimeout = StatementTimeout,
            MaxConnections = MaxConnections,
        });
}
