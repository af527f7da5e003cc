using System.Globalization;

namespace DorisDr.Sandbox.Cluster.Configuration;

/// <summary>The configuration of a running backend and the words with which it refuses a change (be/src/common/config.cpp).</summary>
internal sealed class BackendConfig
{
    private readonly ConfigValues _values;

    public BackendConfig(ConfigTable table, IReadOnlyDictionary<string, string> given, ConfigFolder folder, TimeProvider clock) =>
        _values = new ConfigValues(table, given, folder, Parse, clock);

    /// <summary>All keys with their values, by name.</summary>
    public IEnumerable<(ConfigEntry Entry, string Value)> All => _values.Table.All.Select(e => (e, _values[e]));

    /// <summary>Changes a value until the backend ends or, persisted, for good. Null when it is done, else the text of the backend's status.</summary>
    public string? Set(string key, string value, bool persist)
    {
        if (_values.Table.Find(key) is not { } entry)
        {
            return $"[NOT_FOUND]'{key}' is not found";
        }

        if (!entry.IsMutable)
        {
            return $"[NOT_IMPLEMENTED_ERROR]'{key}' is not support to modify";
        }

        try
        {
            _values[entry] = Parse(entry.Type, value);
        }
        catch (FormatException)
        {
            return $"[INVALID_ARGUMENT]convert '{value}' as {entry.Type} failed";
        }

        return persist && _values.Persist(new Dictionary<string, string>(StringComparer.Ordinal) { [key] = value }, reset: false) is { } problem
            ? $"[INTERNAL_ERROR]failed to persist config to '{problem}'" : null;
    }

    private static string Parse(string type, string text)
    {
        var value = text.Trim();
        return type switch
        {
            "int16_t" => Whole(value, short.MinValue, short.MaxValue),
            "int32_t" => Whole(value, int.MinValue, int.MaxValue),
            "int64_t" => Whole(value, long.MinValue, long.MaxValue),
            "double" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number.ToString("F6", CultureInfo.InvariantCulture),
            "double" => throw new FormatException(),
            "bool" => value switch { "true" or "1" => "true", "false" or "0" => "false", _ => throw new FormatException() },
            _ => text,
        };
    }

    private static string Whole(string value, long least, long most) =>
        long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number.ToString(CultureInfo.InvariantCulture)
            : throw new FormatException();
}
