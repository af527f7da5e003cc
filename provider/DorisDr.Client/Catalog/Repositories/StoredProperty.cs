namespace DorisDr.Client.Catalog.Repositories;

/// <summary>A property as SHOW CREATE REPOSITORY prints it.</summary>
/// <param name="Key">Key as stored.</param>
/// <param name="Value">Value, null where Doris masks it.</param>
public sealed record StoredProperty(string Key, string? Value)
{
    // "*XXX" everywhere (PrintableMap.java); "xxxxxx" in builds of April 2024.
    private static readonly string[] Masks = ["*XXX", "xxxxxx"];

    internal static StoredProperty Of(string key, string printed) => new(key, Masks.Contains(printed, StringComparer.Ordinal) ? null : printed);

    /// <summary>The key only: 3.0 prints access keys in clear.</summary>
    public override string ToString() => $"{Key}=***";
}
