using DorisDr.Sandbox.Cluster;
using DorisDr.Sandbox.ObjectStore;

namespace DorisDr.Sandbox.Control;

/// <summary>The nodes of a sandbox by name, to be killed and started.</summary>
internal sealed class SandboxNodes(Frontend frontend, ClusterTopology topology, ObjectStoreServer store, TimeProvider clock)
{
    private const string Backend = "primary/be1";
    private const string Store = "objectStore";

    public Task KillAsync(string node, CancellationToken ct) => node switch
    {
        Store => store.KillAsync(),
        Backend => SetBackend(alive: false),
        _ when node == frontend.Name => frontend.KillAsync(ct),
        _ => throw Unknown(node),
    };

    public Task StartAsync(string node, CancellationToken ct) => node switch
    {
        Store => store.StartAgainAsync(ct),
        Backend => SetBackend(alive: true),
        _ when node == frontend.Name => frontend.StartAsync(ct),
        _ => throw Unknown(node),
    };

    private Task SetBackend(bool alive)
    {
        topology.SetBackend(alive, clock.GetUtcNow());
        return Task.CompletedTask;
    }

    private SandboxException Unknown(string node) => SandboxProblems.NoNode.Of(node, $"{frontend.Name}, {Backend}, {Store}");
}
