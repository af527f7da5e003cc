using System.Text;

namespace DorisDr.Client.Sql;

/// <summary>The content of <c>PROPERTIES (...)</c>: keys with plain or secret values, in the order given.</summary>
/// <remarks>A key may stand there once only, whatever its case: Doris refuses the second one with both values in its reply,
/// secrets included.</remarks>
public sealed class SqlProperties
{
    private readonly Dictionary<string, SqlProperty> _byKey = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<SqlProperty> _entries = [];

    /// <summary>Number of keys.</summary>
    public int Count => _entries.Count;

    /// <summary>The entries in order. Values of secrets are not among what can be read.</summary>
    public IReadOnlyList<SqlProperty> Entries => _entries;

    /// <summary>Adds a key with a plain value.</summary>
    /// <exception cref="ArgumentException">The key is empty or already there.</exception>
    public SqlProperties Add(string key, string value) => Add(new SqlProperty(key, new SqlText(value), secret: null));

    /// <summary>Adds a key with a secret value.</summary>
    /// <exception cref="ArgumentException">The key is empty or already there.</exception>
    public SqlProperties AddSecret(string key, SqlSecret value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Add(new SqlProperty(key, plain: null, value));
    }

    /// <summary>Whether the key is there, whatever its case.</summary>
    public bool Contains(string key) => _byKey.ContainsKey(key);

    private SqlProperties Add(SqlProperty entry)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(entry.Key);
        if (!_byKey.TryAdd(entry.Key, entry))
        {
            throw new ArgumentException($"The property \"{entry.Key}\" is given twice.", nameof(entry));
        }

        _entries.Add(entry);
        return this;
    }

    internal void AppendTo(StringBuilder text, StringBuilder redacted, List<SqlSecret> secrets)
    {
        var separator = string.Empty;
        foreach (var entry in _entries)
        {
            var start = $"{separator}{SqlText.Quote(entry.Key)} = ";
            text.Append(start);
            redacted.Append(start);
            if (entry.Secret is { } secret)
            {
                text.Append(SqlText.Quote(secret.Reveal()));
                redacted.Append('"').Append(SqlSecret.Mask).Append('"');
                secrets.Add(secret);
            }
            else
            {
                text.Append(entry.Plain);
                redacted.Append(entry.Plain);
            }

            separator = ", ";
        }
    }
}
