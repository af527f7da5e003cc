using System.Collections.Immutable;
using DorisDr.ResourceModel.Records;

namespace DorisDr.Resources.Configuration;

/// <summary>How to reach one more cluster. Resources pick it by its name with their input `cluster`.</summary>
[PropertyRecord]
public sealed partial record ClusterSettings
{
    /// <summary>FE query endpoints, each `host:port` (9030 when the port is left out), tried in turn. Any FE or a load balancer serves.</summary>
    public required ImmutableArray<string> Endpoints { get; init; }

    /// <summary>User to log in as.</summary>
    [Default("root")]
    public string Username { get; init; } = "root";

    /// <summary>Password of the user. Empty when absent.</summary>
    public SecretText? Password { get; init; }

    /// <summary>Protection of the connections.</summary>
    public TlsSettings? Tls { get; init; }

    /// <summary>How the HTTP ports of FEs and BEs are reached.</summary>
    public HttpSettings? Http { get; init; }

    /// <summary>ClusterId that is accepted in place of a recorded one, after a cluster was built anew. Otherwise another cluster behind an
    /// endpoint is an error.</summary>
    public string? AcceptClusterId { get; init; }

    /// <summary>Longest wait for one endpoint to connect and log in.</summary>
    [Default("10s")]
    public TimeSpan ConnectTimeout { get; init; }

    /// <summary>Longest wait for the answer to one statement.</summary>
    [Default("60s")]
    public TimeSpan StatementTimeout { get; init; }

    /// <summary>Most connections at the same time, 1 to 64.</summary>
    [Default(4)]
    public long MaxConnections { get; init; }
}
