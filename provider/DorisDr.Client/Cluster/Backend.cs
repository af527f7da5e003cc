using DorisDr.Client.Sessions;

namespace DorisDr.Client.Cluster;

/// <summary>One row of SHOW BACKENDS (BackendsProcDir.java).</summary>
public sealed record Backend
{
    /// <summary>Id in the cluster.</summary>
    public required string Id { get; init; }

    /// <summary>Address under which the other nodes know it.</summary>
    public required string Host { get; init; }

    /// <summary>Whether it answers to heartbeats.</summary>
    public required bool IsAlive { get; init; }

    /// <summary>Whether it is being taken out.</summary>
    public required bool IsDecommissioned { get; init; }

    /// <summary>HTTP port.</summary>
    public int? HttpPort { get; init; }

    /// <summary>Build.</summary>
    public string? Version { get; init; }

    /// <summary>Why it is not alive, empty when it is.</summary>
    public string? Error { get; init; }

    internal static Backend Read(Row row) => new()
    {
        Id = row.Required("BackendId"),
        Host = row.Required("Host"),
        IsAlive = row.RequiredFlag("Alive"),
        IsDecommissioned = row.OptionalFlag("SystemDecommissioned"),
        HttpPort = row.OptionalPort("HttpPort"),
        Version = row.Optional("Version"),
        Error = row.Optional("ErrMsg"),
    };
}
