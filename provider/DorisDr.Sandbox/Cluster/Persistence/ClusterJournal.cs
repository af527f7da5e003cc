namespace DorisDr.Sandbox.Cluster.Persistence;

/// <summary>
/// The number of the last change of a cluster's state and when it was made. The master writes; the others read what was written up to some number, so
/// that a frontend that lags shows an older state.
/// </summary>
internal sealed class ClusterJournal(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private (long Number, DateTimeOffset Time) _last;

    public (long Number, DateTimeOffset Time) Last
    {
        get
        {
            lock (_gate)
            {
                return _last;
            }
        }
    }

    public void Append()
    {
        lock (_gate)
        {
            _last = (_last.Number + 1, clock.GetUtcNow());
        }
    }
}
