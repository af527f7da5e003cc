using System.Diagnostics.CodeAnalysis;
using DorisDr.Sandbox.Cluster.Binlogs;
using DorisDr.Sandbox.Cluster.Catalog;
using DorisDr.Sandbox.Cluster.Configuration;
using DorisDr.Sandbox.Cluster.Nodes;
using DorisDr.Sandbox.Cluster.Persistence;
using DorisDr.Sandbox.Cluster.Recycling;
using DorisDr.Sandbox.Cluster.Repositories;
using DorisDr.Sandbox.Cluster.Security;
using DorisDr.Sandbox.Cluster.Variables;

namespace DorisDr.Sandbox.Cluster;

/// <summary>
/// What a frontend has in memory while it runs; made anew from disk at every start. The replicated part (catalog, accounts, repositories ..) belongs
/// to the master and is read anew by the others whenever the journal moved on; the rest (configuration, sessions) is its own.
/// </summary>
internal sealed class FrontendContext : IDisposable
{
    private readonly Lock _replay = new();
    private long _replayed;

    public FrontendContext(Frontend node, FrontendGroup group)
    {
        var cluster = node.Setup.Cluster;
        (Node, Group, Topology, Clock, Personality) = (node, group, cluster.Topology, cluster.Clock, cluster.Personality);
        Store = new ClusterStore(cluster.File, cluster.Journal);
        Config = new FrontendConfig(cluster.ConfigTable, node.Setup.Given, node.Setup.Folder, Clock);
        StartTime = Clock.GetUtcNow();
        Read();
    }

    /// <summary>The frontend that this is the memory of.</summary>
    public Frontend Node { get; }

    public FrontendGroup Group { get; }

    public ClusterTopology Topology { get; }

    public SandboxClock Clock { get; }

    public Personality Personality { get; }

    public ClusterStore Store { get; }

    /// <summary>This frontend's own configuration; what is for the master only counts on the master.</summary>
    public FrontendConfig Config { get; }

    public ClusterFacts Facts => Group.Facts;

    public IdAllocator Ids { get; private set; }

    public CatalogState Catalog { get; private set; }

    public AccountRegistry Accounts { get; private set; }

    public RepositoryRegistry Repositories { get; private set; }

    public LabelRegistry Labels { get; private set; }

    public GlobalVariables Variables { get; private set; }

    public RecycleBin RecycleBin { get; private set; }

    public BinlogRegistry Binlogs { get; private set; }

    public SessionRegistry Sessions { get; } = new();

    public DateTimeOffset StartTime { get; }

    /// <summary>Whether this frontend is the master now.</summary>
    public bool IsMaster => Group.Master == Node;

    /// <summary>Replays what the master wrote, unless a lag that was set holds it back. The master has nothing to replay.</summary>
    public void CatchUp()
    {
        var (number, time) = Node.Setup.Cluster.Journal.Last;
        if (!IsMaster && Clock.GetUtcNow() - time >= Node.Lag)
        {
            CatchUpTo(number);
        }
    }

    /// <summary>Waits until everything that is written now is replayed here, as a statement does that was forwarded.</summary>
    public async Task ReplayAsync(CancellationToken ct)
    {
        var (number, time) = Node.Setup.Cluster.Journal.Last;
        var wait = time + Node.Lag - Clock.GetUtcNow();
        if (!IsMaster && wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, Clock, ct);
        }

        CatchUpTo(number);
    }

    /// <summary>Reads the state as the new master, with ids that nobody gave out before.</summary>
    public void TakeOver()
    {
        lock (_replay)
        {
            Read();
        }
    }

    public void Dispose() => Store.Dispose();

    private void CatchUpTo(long number)
    {
        lock (_replay)
        {
            if (!IsMaster && _replayed < number)
            {
                Read();
            }
        }
    }

    [MemberNotNull(
        nameof(Ids), nameof(Catalog), nameof(Accounts), nameof(Repositories), nameof(Labels), nameof(Variables), nameof(RecycleBin), nameof(Binlogs))]
    private void Read()
    {
        _replayed = Node.Setup.Cluster.Journal.Last.Number;
        Ids = new IdAllocator(Store, Clock.GetUtcNow());
        Catalog = new CatalogState(Store, Ids);
        Accounts = new AccountRegistry(Store);
        Repositories = new RepositoryRegistry(Store);
        Labels = new LabelRegistry(Store, Clock);
        RecycleBin = new RecycleBin(Store, Catalog, Clock);
        Binlogs = new BinlogRegistry(Store, Clock);
        Variables = new GlobalVariables(Store, new VariableCatalog(Personality));
    }
}
