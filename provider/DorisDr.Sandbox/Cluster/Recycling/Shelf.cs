using System.Globalization;
using DorisDr.Sandbox.Cluster.Persistence;

namespace DorisDr.Sandbox.Cluster.Recycling;

/// <summary>The entries of one kind, in memory and on disk.</summary>
internal sealed class Shelf<T>
    where T : class, IRecycled
{
    private readonly ClusterStore _store;
    private readonly string _kind;
    private readonly Dictionary<long, T> _entries = [];

    public Shelf(ClusterStore store, string kind)
    {
        (_store, _kind) = (store, kind);
        foreach (var entry in store.Load<T>(kind))
        {
            _entries[entry.Id] = entry;
        }
    }

    public IReadOnlyCollection<T> All => _entries.Values;

    public T? Find(long id) => _entries.GetValueOrDefault(id);

    public void Put(T entry)
    {
        _entries[entry.Id] = entry;
        _store.Save(_kind, Key(entry.Id), entry);
    }

    public void Take(T entry)
    {
        _entries.Remove(entry.Id);
        _store.Remove(_kind, Key(entry.Id));
    }

    private static string Key(long id) => id.ToString(CultureInfo.InvariantCulture);
}
