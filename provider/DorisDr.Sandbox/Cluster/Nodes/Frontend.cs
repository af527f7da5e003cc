using DorisDr.Sandbox.Statements;
using DorisDr.Sandbox.Wire;

namespace DorisDr.Sandbox.Cluster.Nodes;

/// <summary>
/// A frontend that can be killed and started again on its ports: memory is lost, disk stays. Its HTTP port opens with the process, its query port when
/// a master is known. Its group calls it, one call at a time.
/// </summary>
internal sealed class Frontend(FrontendSetup setup)
{
    private FrontendLife? _life;

    public FrontendSetup Setup => setup;

    public string Name => setup.Name;

    /// <summary>A fault: what the master writes shows here so much later.</summary>
    public TimeSpan Lag { get; set; }

    /// <summary>The time between start and kill that goes on now; null when it does not run.</summary>
    public FrontendLife? Life => Volatile.Read(ref _life);

    /// <summary>When it was seen alive for the last time; null if it never ran in this sandbox.</summary>
    public DateTimeOffset? LastSeen { get; private set; }

    /// <summary>When the life that goes on, or went on last, began.</summary>
    public DateTimeOffset? LastStart { get; private set; }

    /// <summary>Starts the process.</summary>
    public async Task BeginAsync(FrontendGroup group, CancellationToken ct)
    {
        _life = await FrontendLife.BeginAsync(this, group, ct);
        LastStart = LastSeen = setup.Cluster.Clock.GetUtcNow();
    }

    /// <summary>Ends the process as SIGKILL does.</summary>
    public async Task EndAsync()
    {
        if (Interlocked.Exchange(ref _life, null) is { } life)
        {
            LastSeen = setup.Cluster.Clock.GetUtcNow();
            await life.DisposeAsync();
        }
    }

    /// <summary>Runs a statement that another frontend forwards.</summary>
    /// <exception cref="FrontendGoneException">This frontend does not run, or ended meanwhile.</exception>
    public async Task<StatementResult> ServeAsync(Session session, Statement statement, CancellationToken ct)
    {
        var life = Life ?? throw new FrontendGoneException();
        return await life.ServeAsync(session, statement, ct);
    }
}
