using DorisDr.Sandbox.Cluster.Configuration;
using DorisDr.Sandbox.Cluster.Nodes;

namespace DorisDr.Sandbox.Cluster;

/// <summary>The ports of a frontend on 127.0.0.1.</summary>
internal sealed record FrontendPorts(int Query, int Http, int Rpc, int EditLog);

/// <summary>The ports of a backend on 127.0.0.1.</summary>
internal sealed record BackendPorts(int Heartbeat, int Be, int Http, int Brpc);

/// <summary>The backend of a cluster as its frontends see it: where it is, whether it lives, how it is configured.</summary>
internal sealed class ClusterTopology(BackendPorts backend)
{
    public BackendPorts Backend { get; } = backend;

    /// <summary>Whether it lives now. A listing shows what the last heartbeat saw (<see cref="BackendRecord"/>).</summary>
    public bool BackendAlive => BackendConfig is not null;

    public LifeRecord BackendRecord { get; } = new();

    /// <summary>The configuration of the backend while it lives, else null.</summary>
    public BackendConfig? BackendConfig { get; private set; }

    /// <summary>The backend lives from now on, or died.</summary>
    public void SetBackend(BackendConfig? config, DateTimeOffset now)
    {
        BackendConfig = config;
        BackendRecord.Note(now, config is not null);
    }
}
