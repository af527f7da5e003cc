namespace DorisDr.Client.Sessions;

/// <summary>A complete result set: column names and cells as text.</summary>
internal sealed class Rows
{
    private readonly Dictionary<string, int> _ordinals = new(StringComparer.OrdinalIgnoreCase);
    private readonly IReadOnlyList<string?[]> _cells;
    private readonly string _source;

    /// <param name="columns">Names in order.</param>
    /// <param name="cells">One array per row.</param>
    /// <param name="source">Statement and server version, for a message about a missing column.</param>
    internal Rows(IReadOnlyList<string> columns, IReadOnlyList<string?[]> cells, string source)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            _ordinals.TryAdd(columns[i], i);
        }

        _cells = cells;
        _source = source;
    }

    internal int Count => _cells.Count;

    internal IReadOnlyList<T> Read<T>(Func<Row, T> read) => [.. _cells.Select(cells => read(new Row(_ordinals, cells, _source)))];
}
