using DorisDr.Sandbox.Cluster.Configuration;
using DorisDr.Sandbox.Cluster.Nodes;
using DorisDr.Sandbox.ObjectStore;

namespace DorisDr.Sandbox.Control;

/// <summary>The nodes of a sandbox by name: to be killed, started, slowed down.</summary>
internal sealed class SandboxNodes(FrontendGroup frontends, Backend backend, ObjectStoreServer store)
{
    private const string Store = "objectStore";

    private IEnumerable<string> Names => [.. frontends.Nodes.Select(n => n.Name), backend.Name, Store];

    public Task KillAsync(string node, CancellationToken ct) => Demand(node) switch
    {
        Store => store.KillAsync(),
        _ when node == backend.Name => backend.KillAsync(ct),
        _ => frontends.KillAsync(Frontend(node), ct),
    };

    public Task StartAsync(string node, CancellationToken ct) => Demand(node) switch
    {
        Store => store.StartAgainAsync(ct),
        _ when node == backend.Name => backend.StartAsync(ct),
        _ => frontends.StartAsync(Frontend(node), ct),
    };

    public Frontend Frontend(string node) => frontends.Nodes.FirstOrDefault(n => n.Name == node) ?? throw Unknown(node);

    /// <summary>The configuration folder of a frontend or backend.</summary>
    public ConfigFolder ConfigFolder(string node) => node == backend.Name ? backend.Folder : Frontend(node).Setup.Folder;

    /// <summary>The name, if there is such a node.</summary>
    public string Demand(string node) => Names.Contains(node) ? node : throw Unknown(node);

    /// <summary>Ends all lasting faults of nodes; what was killed stays so.</summary>
    public void Heal()
    {
        backend.Folder.IsReadOnly = false;
        foreach (var node in frontends.Nodes)
        {
            node.Lag = TimeSpan.Zero;
            node.Setup.Folder.IsReadOnly = false;
        }
    }

    private SandboxException Unknown(string node) => SandboxProblems.NoNode.Of(node, string.Join(", ", Names));
}
