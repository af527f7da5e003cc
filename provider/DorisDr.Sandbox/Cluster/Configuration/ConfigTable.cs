namespace DorisDr.Sandbox.Cluster.Configuration;

/// <summary>
/// All configuration keys of a kind of node, read from a table in this assembly: one key a line, as <c>name|type|flags|default</c> with the flags
/// <c>m</c> mutable, <c>o</c> for the master only, <c>x</c> experimental, <c>d</c> deprecated.
/// </summary>
internal sealed class ConfigTable
{
    private const int Fields = 4;
    private readonly Dictionary<string, ConfigEntry> _byName = new(StringComparer.Ordinal);

    private ConfigTable(IEnumerable<ConfigEntry> entries)
    {
        All = [.. entries.OrderBy(e => e.ShownName, StringComparer.Ordinal)];
        foreach (var entry in All)
        {
            _byName[entry.Name] = entry;
            _byName[entry.ShownName] = entry;
        }
    }

    /// <summary>The keys, by the name that is shown.</summary>
    public IReadOnlyList<ConfigEntry> All { get; }

    /// <summary>The keys of a frontend of a personality.</summary>
    public static ConfigTable OfFrontend(Personality personality) => Read($"{personality.ConfigTable}-frontend");

    /// <summary>The keys of a backend of a personality.</summary>
    public static ConfigTable OfBackend(Personality personality) => Read($"{personality.ConfigTable}-backend");

    /// <summary>A key by its plain or its shown name.</summary>
    public ConfigEntry? Find(string name) => _byName.GetValueOrDefault(name);

    private static ConfigTable Read(string table)
    {
        var name = $"DorisDr.Sandbox.Configuration.{table}.psv";
        using var stream = typeof(ConfigTable).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"There is no table {name}.");
        using var reader = new StreamReader(stream);
        return new ConfigTable([.. reader.ReadToEnd().Split('\n').Where(l => l.Length > 0 && !l.StartsWith('#')).Select(Entry)]);
    }

    private static ConfigEntry Entry(string line)
    {
        var parts = line.Split('|', Fields);
        var prefix = parts[2].Contains('x', StringComparison.Ordinal) ? "experimental_" : parts[2].Contains('d', StringComparison.Ordinal) ? "deprecated_" : "";
        return new ConfigEntry(parts[0], parts[1], parts[3], parts[2].Contains('m', StringComparison.Ordinal), parts[2].Contains('o', StringComparison.Ordinal), prefix);
    }
}
