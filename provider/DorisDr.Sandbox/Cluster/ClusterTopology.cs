namespace DorisDr.Sandbox.Cluster;

/// <summary>The ports of a frontend on 127.0.0.1.</summary>
internal sealed record FrontendPorts(int Query, int Http, int Rpc, int EditLog);

/// <summary>The ports of a backend on 127.0.0.1.</summary>
internal sealed record BackendPorts(int Heartbeat, int Be, int Http, int Brpc);

/// <summary>The nodes of a cluster, and whether its backend lives.</summary>
internal sealed class ClusterTopology(FrontendPorts frontend, BackendPorts backend)
{
    public FrontendPorts Frontend { get; } = frontend;

    public BackendPorts Backend { get; } = backend;

    public bool BackendAlive { get; private set; } = true;

    public DateTimeOffset BackendChanged { get; private set; }

    public void SetBackend(bool alive, DateTimeOffset now)
    {
        if (alive != BackendAlive)
        {
            (BackendAlive, BackendChanged) = (alive, now);
        }
    }
}
