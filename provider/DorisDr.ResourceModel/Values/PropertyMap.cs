using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace DorisDr.ResourceModel.Values;

/// <summary>An immutable map from names to values, ordered by name (ordinal), compared by content.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "Pulumi calls it a property map")]
public sealed class PropertyMap : IReadOnlyDictionary<string, PropertyValue>, IEquatable<PropertyMap>
{
    private readonly ImmutableSortedDictionary<string, PropertyValue> _entries;

    private PropertyMap(ImmutableSortedDictionary<string, PropertyValue> entries) => _entries = entries;

    /// <summary>The map without entries.</summary>
    public static PropertyMap Empty { get; } = new(ImmutableSortedDictionary.Create<string, PropertyValue>(StringComparer.Ordinal));

    /// <summary>Makes a map; a name that comes twice keeps its last value.</summary>
    public static PropertyMap Of(IEnumerable<KeyValuePair<string, PropertyValue>> entries) => new(Empty._entries.SetItems(entries));

    /// <summary>Makes a map from pairs; a name that comes twice keeps its last value.</summary>
    public static PropertyMap Of(params ReadOnlySpan<(string Name, PropertyValue Value)> entries)
    {
        var builder = Empty._entries.ToBuilder();
        foreach (var (name, value) in entries)
        {
            builder[name] = value;
        }

        return new(builder.ToImmutable());
    }

    /// <inheritdoc/>
    public int Count => _entries.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _entries.Keys;

    /// <inheritdoc/>
    public IEnumerable<PropertyValue> Values => _entries.Values;

    /// <inheritdoc/>
    public PropertyValue this[string key] => _entries[key];

    /// <summary>True when any value in here is, or holds, an unknown.</summary>
    public bool ContainsUnknowns => _entries.Values.Any(v => v.ContainsUnknowns);

    /// <summary>True when any value in here is, or holds, a secret.</summary>
    public bool ContainsSecrets => _entries.Values.Any(v => v.ContainsSecrets);

    /// <summary>The value under a name; null both when it is absent and when it is Pulumi's null.</summary>
    public PropertyValue? Find(string name) => _entries.TryGetValue(name, out var value) && !value.IsNull ? value : null;

    /// <summary>A copy with one entry set.</summary>
    public PropertyMap With(string name, PropertyValue value) => new(_entries.SetItem(name, value));

    /// <summary>A copy with all entries of another map set over these.</summary>
    public PropertyMap With(PropertyMap others) => new(_entries.SetItems(others._entries));

    /// <summary>A copy without one entry.</summary>
    public PropertyMap Without(string name) => new(_entries.Remove(name));

    /// <summary>A copy without the entries whose name fulfils the condition.</summary>
    public PropertyMap Without(Func<string, bool> name) => new(_entries.RemoveRange(_entries.Keys.Where(name)));

    /// <summary>A copy with every value replaced.</summary>
    public PropertyMap Select(Func<PropertyValue, PropertyValue> change) => Of(_entries.Select(e => KeyValuePair.Create(e.Key, change(e.Value))));

    /// <summary>The map with every secret wrapper at every depth taken off. Only for comparing and for use, never for showing.</summary>
    public PropertyMap Plain() => Select(static v => v.Plain());

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _entries.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out PropertyValue value) => _entries.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, PropertyValue>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(PropertyMap? other) => other is not null && Count == other.Count && _entries.SequenceEqual(other._entries);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PropertyMap);

    /// <inheritdoc/>
    public override int GetHashCode() => _entries.Aggregate(17, static (hash, e) => HashCode.Combine(hash, e.Key, e.Value));

    /// <summary>The entries as text; secrets are not shown.</summary>
    public override string ToString() => $"{{{string.Join(", ", _entries.Select(e => $"{e.Key}: {e.Value}"))}}}";
}
