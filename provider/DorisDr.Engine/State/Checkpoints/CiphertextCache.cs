using System.Collections.Concurrent;

namespace DorisDr.Engine.State.Checkpoints;

/// <summary>
/// Remembers which ciphertext a secret has at its place, so that an unchanged secret keeps it from write to write. By place and not by text, since two equal
/// secrets must not be seen to be equal.
/// </summary>
internal sealed class CiphertextCache
{
    private readonly ConcurrentDictionary<string, (string Plaintext, string Ciphertext)>? _entries;

    private CiphertextCache(ConcurrentDictionary<string, (string Plaintext, string Ciphertext)>? entries) => _entries = entries;

    public CiphertextCache()
        : this(new(StringComparer.Ordinal))
    {
    }

    /// <summary>Remembers nothing.</summary>
    public static CiphertextCache None { get; } = new(null);

    public void Clear() => _entries?.Clear();

    public void Learn(string place, string plaintext, string ciphertext)
    {
        if (_entries is not null)
        {
            _entries[place] = (plaintext, ciphertext);
        }
    }

    public string? Find(string place, string plaintext) =>
        _entries is not null && _entries.TryGetValue(place, out var entry) && entry.Plaintext == plaintext ? entry.Ciphertext : null;
}
