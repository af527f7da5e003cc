using System.Globalization;
using DorisDr.Sandbox.Cluster.Persistence;

namespace DorisDr.Sandbox.Cluster.Catalog;

/// <summary>A load that a label stands for.</summary>
internal sealed record LoadLabel(long DatabaseId, string Label, long TransactionId, string Status, DateTimeOffset Time);

/// <summary>
/// Labels of loads: unique per database, forgotten after 12 hours (streaming_label_keep_max_second) or when more than 2,000 newer ones were
/// finished in the database (label_num_threshold).
/// </summary>
internal sealed class LabelRegistry
{
    private const string Kind = "label";
    private const int KeptPerDatabase = 2000;
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(12);
    private readonly ClusterStore _store;
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();
    private readonly Dictionary<(long Database, string Label), LoadLabel> _labels = [];
    private long _lastTransaction;

    public LabelRegistry(ClusterStore store, TimeProvider clock)
    {
        _store = store;
        _clock = clock;
        foreach (var label in store.Load<LoadLabel>(Kind))
        {
            _labels[(label.DatabaseId, label.Label)] = label;
            _lastTransaction = Math.Max(_lastTransaction, label.TransactionId);
        }
    }

    /// <summary>Claims a label for a load of its own transaction; fails with the words of Doris if it is taken.</summary>
    public LoadLabel Claim(long database, string label)
    {
        lock (_gate)
        {
            Forget(database);
            if (_labels.TryGetValue((database, label), out var taken))
            {
                throw DorisError.Plain(1105, "HY000", "errCode = 2, detailMessage = begin transaction failed. errCode = 2, detailMessage = "
                    + $"Label [{label}] has already been used, relate to txn [{taken.TransactionId}], status [{taken.Status}].");
            }

            var claimed = new LoadLabel(database, label, ++_lastTransaction, "PREPARE", _clock.GetUtcNow());
            _labels[(database, label)] = claimed;
            return claimed;
        }
    }

    /// <summary>The load is visible: the label is kept on disk.</summary>
    public LoadLabel Finish(LoadLabel label)
    {
        lock (_gate)
        {
            var finished = label with { Status = "VISIBLE", Time = _clock.GetUtcNow() };
            _labels[(label.DatabaseId, label.Label)] = finished;
            _store.Save(Kind, Key(label), finished);
            return finished;
        }
    }

    /// <summary>The load failed: the label is free again.</summary>
    public LoadLabel Release(LoadLabel label)
    {
        lock (_gate)
        {
            _labels.Remove((label.DatabaseId, label.Label));
            return label with { Status = "ABORTED" };
        }
    }

    private void Forget(long database)
    {
        var oldest = _clock.GetUtcNow() - KeptFor;
        var finished = _labels.Values.Where(l => l.DatabaseId == database && l.Status == "VISIBLE").OrderByDescending(l => l.TransactionId).ToList();
        foreach (var label in finished.Where((l, i) => l.Time < oldest || i >= KeptPerDatabase))
        {
            _labels.Remove((database, label.Label));
            _store.Remove(Kind, Key(label));
        }
    }

    private static string Key(LoadLabel label) => label.DatabaseId.ToString(CultureInfo.InvariantCulture) + "/" + label.Label;
}
