using DorisDr.Client.Sessions;

namespace DorisDr.Client.Cluster;

/// <summary>One row of SHOW FRONTENDS (FrontendsProcNode.java).</summary>
public sealed record Frontend
{
    /// <summary>Name that the cluster gave it.</summary>
    public required string Name { get; init; }

    /// <summary>Address under which the other nodes know it.</summary>
    public required string Host { get; init; }

    /// <summary>FOLLOWER or OBSERVER.</summary>
    public required string Role { get; init; }

    /// <summary>Whether it is the master.</summary>
    public required bool IsMaster { get; init; }

    /// <summary>The cluster that it belongs to.</summary>
    public required string ClusterId { get; init; }

    /// <summary>Whether it answers to heartbeats.</summary>
    public required bool IsAlive { get; init; }

    /// <summary>Whether the session that asked is connected to it.</summary>
    public required bool IsConnected { get; init; }

    /// <summary>MySQL port, null while the node has not reported it.</summary>
    public int? QueryPort { get; init; }

    /// <summary>HTTP port; Doris prints the value of the answering FE for every row.</summary>
    public int? HttpPort { get; init; }

    /// <summary>Build, null while the node does not answer.</summary>
    public string? Version { get; init; }

    /// <summary>Why it is not alive, empty when it is.</summary>
    public string? Error { get; init; }

    internal static Frontend Read(Row row) => new()
    {
        Name = row.Required("Name"),
        Host = row.Required("Host"),
        Role = row.Required("Role"),
        IsMaster = row.RequiredFlag("IsMaster"),
        ClusterId = row.Required("ClusterId"),
        IsAlive = row.RequiredFlag("Alive"),
        IsConnected = row.OptionalFlag("CurrentConnected"),
        QueryPort = row.OptionalPort("QueryPort"),
        HttpPort = row.OptionalPort("HttpPort"),
        Version = row.Optional("Version"),
        Error = row.Optional("ErrMsg"),
    };
}
