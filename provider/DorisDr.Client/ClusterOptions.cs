using DorisDr.Client.Http;
using DorisDr.Client.Sessions;

namespace DorisDr.Client;

/// <summary>How to reach one Doris cluster.</summary>
public sealed record ClusterOptions
{
    /// <summary>Default of <see cref="ConnectTimeout"/>.</summary>
    public static readonly TimeSpan DefaultConnectTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Default of <see cref="StatementTimeout"/>.</summary>
    public static readonly TimeSpan DefaultStatementTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Default of <see cref="MasterPatience"/>.</summary>
    public static readonly TimeSpan DefaultMasterPatience = TimeSpan.FromSeconds(5);

    /// <summary>Default of <see cref="MaxConnections"/>.</summary>
    public const int DefaultMaxConnections = 4;

    /// <summary>Our name for the cluster, used in messages only.</summary>
    public string Name { get; init; } = "default";

    /// <summary>FE query endpoints, tried in turn. Any FE or a load balancer serves.</summary>
    public required IReadOnlyList<DorisEndpoint> Endpoints { get; init; }

    /// <summary>The user to log in as.</summary>
    public string Username { get; init; } = "root";

    /// <summary>Its password.</summary>
    public Password Password { get; init; } = Password.None;

    /// <summary>Protection of the connection.</summary>
    public TlsOptions Tls { get; init; } = new();

    /// <summary>How the HTTP ports of the nodes are reached.</summary>
    public HttpOptions Http { get; init; } = new();

    /// <summary>Longest wait for one endpoint to connect and log in; 10 s by default.</summary>
    public TimeSpan ConnectTimeout { get; init; } = DefaultConnectTimeout;

    /// <summary>Longest wait for the answer to one statement; 60 s by default.</summary>
    public TimeSpan StatementTimeout { get; init; } = DefaultStatementTimeout;

    /// <summary>How long a statement that did not run for want of a master is tried again; 5 s by default. A switch takes about 2 s.</summary>
    public TimeSpan MasterPatience { get; init; } = DefaultMasterPatience;

    /// <summary>Most connections at the same time; 4 by default.</summary>
    public int MaxConnections { get; init; } = DefaultMaxConnections;

    /// <summary>ClusterId that is accepted in place of a recorded one, for a cluster that was built anew.</summary>
    public string? AcceptClusterId { get; init; }
}
