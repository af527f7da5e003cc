using System.Globalization;
using System.Text.Json;
using DorisDr.Sandbox.Cluster.Persistence;
using DorisDr.Sandbox.Statements;

namespace DorisDr.Sandbox.Cluster.Catalog;

/// <summary>
/// The rows of one partition. A duplicate table keeps every row, a unique table the last one of a key, an aggregate table merges rows of a key.
/// </summary>
internal sealed class RowSet
{
    private readonly ClusterStore _store;
    private readonly Dictionary<string, string?[]> _rows = new(StringComparer.Ordinal);
    private long _sequence;

    public RowSet(ClusterStore store, long id)
    {
        _store = store;
        Id = id;
        foreach (var (key, row) in store.LoadRows(id))
        {
            _rows[key] = row;
        }

        _sequence = _rows.Keys.Select(k => long.TryParse(k, out var n) ? n : 0).DefaultIfEmpty(0).Max();
    }

    public long Id { get; }

    public int Count => _rows.Count;

    public IReadOnlyCollection<KeyValuePair<string, string?[]>> Rows => _rows;

    public void Insert(Table table, IReadOnlyList<string?[]> rows)
    {
        var changed = new Dictionary<string, string?[]>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var key = KeyOf(table, row);
            var merged = table.Model == KeyModel.Aggregate && (changed.TryGetValue(key, out var old) || _rows.TryGetValue(key, out old))
                ? RowMerge.Merge(table, old, row)
                : row;
            changed[key] = merged;
        }

        Apply(changed.Select(c => (c.Key, (string?[]?)c.Value)));
    }

    public void Delete(IEnumerable<string> keys) => Apply(keys.Select(k => (k, (string?[]?)null)));

    /// <summary>Puts rows in the place of those with the same keys.</summary>
    public void Replace(IEnumerable<(string Key, string?[] Row)> rows) => Apply(rows.Select(r => (r.Key, (string?[]?)r.Row)));

    private void Apply(IEnumerable<(string Key, string?[]? Row)> changes)
    {
        var list = changes.ToList();
        _store.WriteRows(list.Select(c => (Id, c.Key, c.Row)));
        foreach (var (key, row) in list)
        {
            if (row is null)
            {
                _rows.Remove(key);
            }
            else
            {
                _rows[key] = row;
            }
        }
    }

    private string KeyOf(Table table, string?[] row) => table.Model == KeyModel.Duplicate
        ? (++_sequence).ToString("D19", CultureInfo.InvariantCulture)
        : JsonSerializer.Serialize(row.Where((_, i) => table.Columns[i].IsKey));
}
