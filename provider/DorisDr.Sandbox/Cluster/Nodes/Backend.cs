using DorisDr.Sandbox.Cluster.Configuration;
using DorisDr.Sandbox.Faults;
using DorisDr.Sandbox.Http.BackendApi;

namespace DorisDr.Sandbox.Cluster.Nodes;

/// <summary>The backend of a cluster, as far as it is a node: its configuration and its HTTP port. Killed, it loses what was only set.</summary>
internal sealed class Backend(string name, ClusterSetup cluster, ConfigFolder folder) : IAsyncDisposable
{
    private readonly ConfigTable _table = ConfigTable.OfBackend(cluster.Personality);
    private readonly SemaphoreSlim _gate = new(1);
    private BackendHttp? _http;

    public string Name => name;

    public ConfigFolder Folder => folder;

    public FaultRules Faults => cluster.Faults;

    public SandboxClock Clock => cluster.Clock;

    /// <summary>Starts it; what runs already goes on.</summary>
    public async Task StartAsync(CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            if (_http is null)
            {
                var config = new BackendConfig(_table, Given(), folder, cluster.Clock);
                _http = await BackendHttp.StartAsync(this, cluster.Topology.Backend.Http, config, ct);
                cluster.Topology.SetBackend(config, cluster.Clock.GetUtcNow());
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Ends it as SIGKILL does.</summary>
    public async Task KillAsync(CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            if (_http is { } http)
            {
                _http = null;
                cluster.Topology.SetBackend(null, cluster.Clock.GetUtcNow());
                await http.DisposeAsync();
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync(CancellationToken.None);
        _gate.Dispose();
    }

    /// <summary>What its be.conf holds.</summary>
    private Dictionary<string, string> Given()
    {
        var ports = cluster.Topology.Backend;
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["enable_feature_binlog"] = "true",
            ["custom_config_dir"] = folder.Path,
            ["be_port"] = Digits.Of(ports.Be),
            ["brpc_port"] = Digits.Of(ports.Brpc),
            ["heartbeat_service_port"] = Digits.Of(ports.Heartbeat),
            ["webserver_port"] = Digits.Of(ports.Http),
        };
    }
}
