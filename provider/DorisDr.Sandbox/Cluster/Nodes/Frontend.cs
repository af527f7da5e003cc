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

    /// <summary>When it lived in this sandbox.</summary>
    public LifeRecord Record { get; } = new();

    /// <summary>Starts the process.</summary>
    public async Task BeginAsync(FrontendGroup group, CancellationToken ct)
    {
        _life = await FrontendLife.BeginAsync(this, group, ct);
        Record.Note(setup.Cluster.Clock.GetUtcNow(), alive: true);
    }

    /// <summary>Ends the process as SIGKILL does.</summary>
    public async Task EndAsync()
    {
        if (Interlocked.Exchange(ref _life, null) is { } life)
        {
            Record.Note(setup.Cluster.Clock.GetUtcNow(), alive: false);
            await life.DisposeAsync();
        }
    }
}
