using System.Collections.Concurrent;
using DorisDr.Sandbox.Cluster.Persistence;

namespace DorisDr.Sandbox.Cluster.Variables;

/// <summary>Values that SET GLOBAL changed; they are kept on disk and count for new sessions.</summary>
internal sealed class GlobalVariables
{
    private const string Kind = "variable";
    private readonly ClusterStore _store;
    private readonly ConcurrentDictionary<string, string> _changed = new(StringComparer.OrdinalIgnoreCase);

    public GlobalVariables(ClusterStore store, VariableCatalog catalog)
    {
        _store = store;
        Catalog = catalog;
        foreach (var (name, value) in store.Load<KeyValuePair<string, string>>(Kind))
        {
            _changed[name] = value;
        }
    }

    public VariableCatalog Catalog { get; }

    public string Get(VariableDefinition variable) => _changed.GetValueOrDefault(variable.Name, variable.Default);

    public void Set(VariableDefinition variable, string value)
    {
        _changed[variable.Name] = value;
        _store.Save(Kind, variable.Name, new KeyValuePair<string, string>(variable.Name, value));
    }

    /// <summary>A copy for a session that begins.</summary>
    public Dictionary<string, string> Snapshot() => new(_changed, StringComparer.OrdinalIgnoreCase);
}
