namespace DorisDr.Sandbox.Cluster.Nodes;

/// <summary>
/// When the master looked at the other nodes for the last time: at its election and every ten seconds (heartbeat_interval_second) since. Between two
/// looks a listing shows the nodes as they were. Without a master nobody looks.
/// </summary>
internal sealed class Heartbeats(TimeProvider clock)
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private readonly Lock _gate = new();
    private DateTimeOffset? _since;
    private DateTimeOffset _last;

    /// <summary>The moment of the last look.</summary>
    public DateTimeOffset Last
    {
        get
        {
            lock (_gate)
            {
                if (_since is { } since)
                {
                    var now = clock.GetUtcNow();
                    _last = now - TimeSpan.FromTicks((now - since).Ticks % Every.Ticks);
                }

                return _last;
            }
        }
    }

    /// <summary>A new master looks at once, then on and on.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            _since = _last = clock.GetUtcNow();
        }
    }

    /// <summary>The master is gone.</summary>
    public void End()
    {
        _ = Last;
        lock (_gate)
        {
            _since = null;
        }
    }
}
