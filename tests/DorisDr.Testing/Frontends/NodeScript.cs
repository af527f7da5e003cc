using System.Collections.Concurrent;

namespace DorisDr.Testing.Frontends;

/// <summary>One FE or BE of a script with the values that it runs with and those that it kept in its file.</summary>
/// <param name="name">Name of an FE, id of a BE.</param>
/// <param name="host">Its address.</param>
/// <param name="configured">What stands in its fe.conf or be.conf, or is the default.</param>
public sealed class NodeScript(string name, string host, IReadOnlyDictionary<string, string> configured)
{
    private readonly ConcurrentDictionary<string, string> _running = new(configured, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _kept = new(StringComparer.Ordinal);

    /// <summary>Name of an FE, id of a BE.</summary>
    public string Name { get; } = name;

    /// <summary>Its address.</summary>
    public string Host { get; } = host;

    /// <summary>Whether it answers.</summary>
    public bool IsAlive { get; set; } = true;

    /// <summary>Whether it cannot write its file.</summary>
    public bool IsFolderReadOnly { get; set; }

    /// <summary>The values that it runs with.</summary>
    public IReadOnlyDictionary<string, string> Running => _running;

    /// <summary>The values in its file of kept ones.</summary>
    public IReadOnlyDictionary<string, string> Kept => _kept;

    /// <summary>Changes a running value.</summary>
    public void Set(string key, string value) => _running[key] = value;

    /// <summary>Writes a value into the file.</summary>
    public void Keep(string key, string value) => _kept[key] = value;

    /// <summary>Empties the file.</summary>
    public void ForgetKept() => _kept.Clear();

    /// <summary>Stops and starts: it comes back with what its files say.</summary>
    public void Restart()
    {
        foreach (var (key, value) in configured)
        {
            _running[key] = value;
        }

        foreach (var (key, value) in _kept)
        {
            _running[key] = value;
        }
    }
}
