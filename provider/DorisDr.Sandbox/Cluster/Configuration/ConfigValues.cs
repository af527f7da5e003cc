using System.Collections.Concurrent;

namespace DorisDr.Sandbox.Cluster.Configuration;

/// <summary>
/// The configuration of a node while it runs: defaults, over them what its file gives (<c>fe.conf</c>, <c>be.conf</c>), over that what was persisted,
/// over that what was set since the start and is lost with the process.
/// </summary>
internal sealed class ConfigValues
{
    private readonly ConfigFolder _folder;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly Lock _disk = new();

    /// <param name="table">The keys.</param>
    /// <param name="given">Values of the node's own file, by plain name.</param>
    /// <param name="folder">Where persisted values are.</param>
    /// <param name="parse">The kept form of a text; throws <see cref="FormatException"/> where it is none of the type.</param>
    /// <param name="clock">For the date in the file.</param>
    public ConfigValues(ConfigTable table, IReadOnlyDictionary<string, string> given, ConfigFolder folder, Func<string, string, string> parse, TimeProvider clock)
    {
        (Table, _folder, _clock) = (table, folder, clock);
        foreach (var entry in table.All)
        {
            _values[entry.Name] = given.GetValueOrDefault(entry.Name, entry.Default);
        }

        foreach (var (key, value) in folder.Read())
        {
            if (table.Find(key) is { } entry && value.Length > 0)
            {
                _values[entry.Name] = parse(entry.Type, value);
            }
        }
    }

    public ConfigTable Table { get; }

    public string this[ConfigEntry entry]
    {
        get => _values[entry.Name];
        set => _values[entry.Name] = value;
    }

    /// <summary>Keeps values over restarts, beside those kept before or (<paramref name="reset"/>) in their place. Null when it is done, else why not.</summary>
    public string? Persist(IReadOnlyDictionary<string, string> values, bool reset)
    {
        lock (_disk)
        {
            var kept = reset ? [] : _folder.Read().ToDictionary(StringComparer.Ordinal);
            foreach (var (key, value) in values)
            {
                kept[key] = value;
            }

            return _folder.Write(kept, _clock.GetUtcNow());
        }
    }
}
