using DorisDr.Sandbox.Cluster.Binlogs;
using DorisDr.Sandbox.Cluster.Catalog;
using DorisDr.Sandbox.Cluster.Execution;
using DorisDr.Sandbox.Cluster.Persistence;
using DorisDr.Sandbox.Cluster.Recycling;
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
        RecycleBin = new RecycleBin(Store, Catalog, clock);
        Eraser = new Eraser(RecycleBin, Catalog, clock, () => Rules);
        Eraser.EraseForced();
        Binlogs = new BinlogRegistry(Store, clock);
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

    public RecycleBin RecycleBin { get; }

    public Eraser Eraser { get; }

    public BinlogRegistry Binlogs { get; }

    private static RecycleRules Rules { get; } = new(86_400, 3, IgnoreMinLatency: false);

    public SessionRegistry Sessions { get; } = new();

    public DateTimeOffset StartTime { get; }

    /// <summary>Makes partitions of dynamic tables that are due, and puts into the bin those whose time is over.</summary>
    public void AdvancePartitions()
    {
        lock (Catalog.Gate)
        {
            foreach (var table in Catalog.Databases.SelectMany(Catalog.TablesOf).Where(DynamicPartitions.IsOn).ToList())
            {
                var (advanced, gone) = DynamicPartitions.Advance(table, Clock.GetUtcNow(), Ids);
                foreach (var partition in gone)
                {
                    RecycleBin.Keep(table, partition);
                }

                Catalog.Replace(table, advanced);
            }
        }
    }

    public void Dispose() => Store.Dispose();
}
