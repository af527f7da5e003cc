using DorisDr.Sandbox.Cluster.Catalog;
using DorisDr.Sandbox.Cluster.Persistence;
using DorisDr.Sandbox.Cluster.Repositories;
using DorisDr.Sandbox.Cluster.Security;
using DorisDr.Sandbox.Cluster.Variables;

namespace DorisDr.Sandbox.Cluster;

/// <summary>What a frontend has in memory while it runs; made anew from disk at every start.</summary>
internal sealed class FrontendContext : IDisposable
{
    public FrontendContext(ClusterTopology topology, string file, SandboxClock clock, Personality personality)
    {
        Topology = topology;
        Clock = clock;
        Personality = personality;
        Store = new ClusterStore(file);
        var now = clock.GetUtcNow();
        Ids = new IdAllocator(Store, now);
        Catalog = new CatalogState(Store, Ids);
        Facts = ClusterFacts.LoadOrCreate(Store, Ids, now);
        Accounts = new AccountRegistry(Store);
        Repositories = new RepositoryRegistry(Store);
        Labels = new LabelRegistry(Store, clock);
        Variables = new GlobalVariables(Store, new VariableCatalog(personality));
        StartTime = now;
    }

    public ClusterTopology Topology { get; }

    public SandboxClock Clock { get; }

    public Personality Personality { get; }

    public ClusterStore Store { get; }

    public IdAllocator Ids { get; }

    public ClusterFacts Facts { get; }

    public CatalogState Catalog { get; }

    public AccountRegistry Accounts { get; }

    public RepositoryRegistry Repositories { get; }

    public LabelRegistry Labels { get; }

    public GlobalVariables Variables { get; }

    public SessionRegistry Sessions { get; } = new();

    public DateTimeOffset StartTime { get; }

    public void Dispose() => Store.Dispose();
}
