using DorisDr.Sandbox.Cluster.Persistence;

namespace DorisDr.Sandbox.Cluster;

/// <summary>
/// The one source of ids of a cluster: 13 digits, counting on from the moment of its birth in milliseconds. It reserves a thousand at a time on
/// disk, so that the numbers jump at a restart, as in Doris, and never come twice.
/// </summary>
internal sealed class IdAllocator
{
    private const long Batch = 1000;
    private readonly ClusterStore _store;
    private readonly Lock _gate = new();
    private long _next;
    private long _reserved;

    public IdAllocator(ClusterStore store, DateTimeOffset now)
    {
        _store = store;
        var kept = store.Load<long>("id");
        _next = _reserved = kept.Count == 0 ? now.ToUnixTimeMilliseconds() : kept[0];
    }

    public long Next()
    {
        lock (_gate)
        {
            if (_next >= _reserved)
            {
                _reserved = _next + Batch;
                _store.Save("id", "next", _reserved);
            }

            return _next++;
        }
    }
}
