using DorisDr.Sandbox.Cluster.Persistence;
using DorisDr.Sandbox.Statements;
using DorisDr.Sandbox.Wire;

namespace DorisDr.Sandbox.Cluster.Nodes;

/// <summary>
/// The frontends of a cluster: who is a member, who runs, who is the master. When the master dies and a majority lives, the last name among the living
/// becomes master after three seconds; when a start makes a majority, it does so at once. A master that loses the majority is none.
/// </summary>
internal sealed class FrontendGroup : IAsyncDisposable
{
    private static readonly TimeSpan Election = TimeSpan.FromSeconds(3);
    private readonly IReadOnlyList<Frontend> _nodes;
    private readonly ClusterStore _store;
    private readonly SandboxClock _clock;
    private readonly SemaphoreSlim _gate = new(1);
    private readonly CancellationTokenSource _end = new();
    private CancellationTokenSource? _pending;
    private Task _election = Task.CompletedTask;
    private Frontend? _master;
    private Frontend? _believed;

    /// <param name="nodes">All frontends of the sandbox, A first.</param>
    /// <param name="joined">How many of them are members of a cluster that is born now.</param>
    public FrontendGroup(IReadOnlyList<Frontend> nodes, int joined)
    {
        var cluster = nodes[0].Setup.Cluster;
        (_nodes, _clock, Heartbeats) = (nodes, cluster.Clock, new Heartbeats(cluster.Clock));
        _store = new ClusterStore(cluster.File, cluster.Journal);
        var now = _clock.GetUtcNow();
        Facts = ClusterFacts.LoadOrCreate(_store, new IdAllocator(_store, now), now);
        Members = new MemberRegistry(_store);
        if (Members.All.Count == 0)
        {
            foreach (var setup in nodes.Take(joined).Select(n => n.Setup))
            {
                Members.Add(setup == nodes[0].Setup ? Facts.FrontendName : FrontendMember.NewName(), NodeAddress.Host, setup.Ports.EditLog, setup.Letter, hasJoined: true, now);
            }
        }
    }

    public ClusterFacts Facts { get; }

    public MemberRegistry Members { get; }

    public Heartbeats Heartbeats { get; }

    public IReadOnlyList<Frontend> Nodes => _nodes;

    /// <summary>The master; null while there is none.</summary>
    public Frontend? Master => Volatile.Read(ref _master);

    /// <summary>Who the frontends take for the master: the last one that was.</summary>
    public Frontend? Believed => Volatile.Read(ref _believed);

    public Frontend? NodeOf(FrontendMember member) => _nodes.FirstOrDefault(n => n.Setup.Letter == member.Letter);

    /// <summary>Starts all members; the first of them is the master.</summary>
    public Task StartAllAsync(CancellationToken ct) => ExclusiveAsync(async () =>
    {
        foreach (var node in Members.All.Where(m => m.HasJoined).Select(NodeOf).OfType<Frontend>())
        {
            await node.BeginAsync(this, ct);
        }

        Elect(_nodes.First(n => n.Life is not null));
    }, ct);

    /// <summary>Starts a member; what runs already goes on.</summary>
    public Task StartAsync(Frontend node, CancellationToken ct) => ExclusiveAsync(async () =>
    {
        if (node.Life is not null)
        {
            return;
        }

        var member = Members.Find(node.Setup.Letter) ?? throw SandboxProblems.NoMember.Of(
            node.Name, $"{NodeAddress.Host}:{node.Setup.Ports.EditLog}");
        await node.BeginAsync(this, ct);
        if (!member.HasJoined)
        {
            Members.Join(member);
        }

        if (Master is not null)
        {
            node.Life!.Open();
        }
        else if (_pending is null)
        {
            ElectIfPossible();
        }
    }, ct);

    /// <summary>Ends a frontend as SIGKILL does.</summary>
    public Task KillAsync(Frontend node, CancellationToken ct) => ExclusiveAsync(async () =>
    {
        var wasMaster = Master == node;
        if (wasMaster)
        {
            StepDown();
        }

        await node.EndAsync();
        if (wasMaster && HasMajority)
        {
            _pending = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
            _election = ElectLaterAsync(_pending.Token);
        }
        else if (!HasMajority)
        {
            ForgetElection();
            if (Master is { } alone)
            {
                StepDown();
                await alone.Life!.DemoteAsync();
            }
        }
    }, ct);

    /// <summary>Runs a statement on the master for a client of another frontend.</summary>
    public async Task<StatementResult> ForwardAsync(FrontendLife from, Session session, Statement statement, CancellationToken ct)
    {
        if (Master is { Life: { } life } master)
        {
            from.Clients[master] = true;
            try
            {
                return await life.ServeAsync(session, statement, ct);
            }
            catch (FrontendGoneException)
            {
                from.Clients.TryRemove(master, out _);
                throw MasterLost.BrokenPipe(master, session);
            }
        }

        // A frontend keeps its connections: the first statement breaks on one that is open, the next finds none.
        throw Believed is { } believed && from.Clients.TryRemove(believed, out _) ? MasterLost.BrokenPipe(believed, session) : MasterLost.NoClient();
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _election.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var node in _nodes)
        {
            await node.EndAsync();
        }

        ForgetElection();
        _store.Dispose();
        _end.Dispose();
        _gate.Dispose();
    }

    private IEnumerable<Frontend> Living => _nodes.Where(n => n.Life is not null);

    private bool HasMajority => Living.Count() * 2 > Members.All.Count(m => m.HasJoined);

    private async Task ElectLaterAsync(CancellationToken ct)
    {
        await Task.Delay(Election, _clock, ct);
        await ExclusiveAsync(() =>
        {
            ForgetElection();
            ElectIfPossible();
            return Task.CompletedTask;
        }, ct);
    }

    private void ForgetElection()
    {
        _pending?.Cancel();
        _pending?.Dispose();
        _pending = null;
    }

    private void ElectIfPossible()
    {
        if (Master is null && HasMajority)
        {
            Elect(Living.Last());
        }
    }

    private void StepDown()
    {
        Volatile.Write(ref _master, null);
        Heartbeats.End();
    }

    private void Elect(Frontend node)
    {
        Volatile.Write(ref _master, node);
        Volatile.Write(ref _believed, node);
        node.Life!.Promote();
        Heartbeats.Begin();
        foreach (var living in Living)
        {
            living.Life!.Open();
        }
    }

    private async Task ExclusiveAsync(Func<Task> run, CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            await run();
        }
        finally
        {
            _gate.Release();
        }
    }
}
