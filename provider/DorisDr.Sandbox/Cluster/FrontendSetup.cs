using System.Security.Cryptography.X509Certificates;
using DorisDr.Sandbox.Cluster.Configuration;
using DorisDr.Sandbox.Cluster.Persistence;
using DorisDr.Sandbox.Faults;

namespace DorisDr.Sandbox.Cluster;

/// <summary>What all frontends of a cluster share.</summary>
internal sealed record ClusterSetup(string Name, ClusterTopology Topology, string File, SandboxClock Clock, Personality Personality, StatementLog Log, FaultRules Faults,
    X509Certificate2? Certificate)
{
    public ClusterJournal Journal { get; } = new(Clock);

    /// <summary>Keys and defaults of a frontend's configuration.</summary>
    public ConfigTable ConfigTable { get; } = ConfigTable.OfFrontend(Personality);
}

/// <summary>What one frontend is made of and keeps over kill and start.</summary>
/// <param name="Cluster">What it shares with the others.</param>
/// <param name="Letter">A, B, C.</param>
/// <param name="Ports">Where it answers.</param>
/// <param name="Folder">Its own configuration folder.</param>
internal sealed record FrontendSetup(ClusterSetup Cluster, string Letter, FrontendPorts Ports, ConfigFolder Folder)
{
    /// <summary>The name in faults, such as <c>primary/A</c>.</summary>
    public string Name => $"{Cluster.Name}/{Letter}";

    /// <summary>What its fe.conf holds.</summary>
    public IReadOnlyDictionary<string, string> Given { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["enable_feature_binlog"] = "true",
        ["arrow_flight_sql_port"] = "-1",
        ["custom_config_dir"] = Folder.Path,
        ["query_port"] = Digits.Of(Ports.Query),
        ["http_port"] = Digits.Of(Ports.Http),
        ["rpc_port"] = Digits.Of(Ports.Rpc),
        ["edit_log_port"] = Digits.Of(Ports.EditLog),
    };
}
