using System.Globalization;
using DorisDr.Sandbox.Cluster.Persistence;

namespace DorisDr.Sandbox.Cluster.Binlogs;

/// <summary>How many binlogs an object has and when they were committed.</summary>
internal sealed record BinlogCount(long ObjectId, long Records, long FirstTime, long LastTime);

/// <summary>
/// Counts the binlogs of tables and databases. Behind the first real record Doris puts one that stands for the beginning, so a log is one longer than
/// what was written, and its first time is the later one (BinlogManager.java, TableBinlog.java).
/// </summary>
internal sealed class BinlogRegistry
{
    private const string Kind = "binlog";
    private readonly ClusterStore _store;
    private readonly TimeProvider _clock;
    private readonly Dictionary<long, BinlogCount> _counts = [];

    public BinlogRegistry(ClusterStore store, TimeProvider clock)
    {
        (_store, _clock) = (store, clock);
        foreach (var count in store.Load<BinlogCount>(Kind))
        {
            _counts[count.ObjectId] = count;
        }
    }

    public IReadOnlyCollection<BinlogCount> All => _counts.Values;

    /// <summary>Writes one record for an object.</summary>
    public void Write(long objectId)
    {
        var now = _clock.GetUtcNow().ToUnixTimeMilliseconds();
        var count = _counts.TryGetValue(objectId, out var old) ? old with { Records = old.Records + 1, LastTime = now } : new BinlogCount(objectId, 2, now + 1, now);
        _counts[objectId] = count;
        _store.Save(Kind, objectId.ToString(CultureInfo.InvariantCulture), count);
    }

    public void Forget(long objectId)
    {
        _counts.Remove(objectId);
        _store.Remove(Kind, objectId.ToString(CultureInfo.InvariantCulture));
    }
}
