using System.Globalization;

namespace DorisDr.Sandbox.Cluster.Configuration;

/// <summary>The configuration of a running frontend and the words with which it refuses a change (FE/common/ConfigBase.java).</summary>
internal sealed class FrontendConfig : IFrontendConfig
{
    private readonly ConfigValues _values;

    public FrontendConfig(ConfigTable table, IReadOnlyDictionary<string, string> given, ConfigFolder folder, TimeProvider clock) =>
        _values = new ConfigValues(table, given, folder, JavaText.Parse, clock);

    /// <summary>All keys with their values, by shown name.</summary>
    public IEnumerable<(ConfigEntry Entry, string Value)> All => _values.Table.All.Select(e => (e, _values[e]));

    public ConfigEntry? Find(string key) => _values.Table.Find(key);

    public long Number(string key) => long.Parse(Text(key), CultureInfo.InvariantCulture);

    public bool Flag(string key) => Text(key) == "true";

    public string Text(string key) => _values[Find(key) ?? throw new ArgumentException($"There is no configuration key '{key}'.", nameof(key))];

    /// <summary>Changes a value until the frontend ends.</summary>
    /// <exception cref="DorisError">There is no such key, it is not mutable, or the value is none of its type.</exception>
    public void Set(string key, string value)
    {
        var entry = Find(key) ?? throw DorisError.Detail($"Config '{key}' does not exist");
        if (!entry.IsMutable)
        {
            throw DorisError.Detail($"Config '{key}' is not mutable");
        }

        try
        {
            _values[entry] = JavaText.Parse(entry.Type, value);
        }
        catch (FormatException problem)
        {
            throw DorisError.Detail($"Failed to set config '{key}'. err: {problem.Message}");
        }
    }

    /// <summary>Keeps values over restarts; null when it is done, else the text of the I/O error.</summary>
    public string? Persist(IReadOnlyDictionary<string, string> values, bool reset) => _values.Persist(values, reset);
}
