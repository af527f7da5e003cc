namespace DorisDr.Sandbox.Cluster.Nodes;

/// <summary>When a node lived and when it did not, for who only looks now and then.</summary>
internal sealed class LifeRecord
{
    private readonly Lock _gate = new();
    private readonly List<(DateTimeOffset Time, bool Alive)> _changes = [];

    public void Note(DateTimeOffset time, bool alive)
    {
        lock (_gate)
        {
            _changes.Add((time, alive));
        }
    }

    /// <summary>Whether it lived at a moment.</summary>
    public bool WasAlive(DateTimeOffset moment)
    {
        lock (_gate)
        {
            return _changes.LastOrDefault(c => c.Time <= moment).Alive;
        }
    }

    /// <summary>Whether it had lived by a moment, at least once.</summary>
    public bool HadLived(DateTimeOffset moment)
    {
        lock (_gate)
        {
            return _changes.Exists(c => c.Alive && c.Time <= moment);
        }
    }

    /// <summary>When it began to live for the last time before a moment; null if it never did.</summary>
    public DateTimeOffset? LastStart(DateTimeOffset moment) => Last(moment, alive: true);

    /// <summary>When it ended for the last time before a moment; null if it never did.</summary>
    public DateTimeOffset? LastEnd(DateTimeOffset moment) => Last(moment, alive: false);

    private DateTimeOffset? Last(DateTimeOffset moment, bool alive)
    {
        lock (_gate)
        {
            var at = _changes.FindLastIndex(c => c.Alive == alive && c.Time <= moment);
            return at < 0 ? null : _changes[at].Time;
        }
    }
}
