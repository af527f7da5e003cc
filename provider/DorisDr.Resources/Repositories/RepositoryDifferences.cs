using DorisDr.Client.Catalog.Repositories;

namespace DorisDr.Resources.Repositories;

/// <summary>How an existing repository differs from a declared one, in what can be read.</summary>
/// <param name="Location">The location is another one.</param>
/// <param name="ReadOnly">The read-only flag is another one.</param>
/// <param name="Settings">Keys whose value is another one or missing.</param>
/// <param name="Texts">Each difference in words.</param>
internal sealed record RepositoryDifferences(bool Location, bool ReadOnly, IReadOnlyList<string> Settings, IReadOnlyList<string> Texts)
{
    internal bool Any => Texts.Count > 0;

    /// <summary>The differences as one text.</summary>
    public override string ToString() => string.Join("; ", Texts);

    internal static RepositoryDifferences Between(RepositoryInputs declared, StoredRepository existing)
    {
        var texts = new List<string>();
        var location = LocationNormalizer.Normalize(declared.Location) != LocationNormalizer.Normalize(existing.Row.Location);
        if (location)
        {
            texts.Add($"location is \"{existing.Row.Location}\" instead of \"{declared.Location}\"");
        }

        var readOnly = declared.ReadOnly != existing.Row.IsReadOnly;
        if (readOnly)
        {
            texts.Add($"readOnly is {(existing.Row.IsReadOnly ? "true" : "false")}");
        }

        var settings = new List<string>();
        foreach (var setting in existing.Properties is null ? [] : StorageSettings.Of(declared).Where(setting => !setting.IsCredential))
        {
            var live = Find(existing, setting.Key);
            if (live.IsMissing || (live.Value is { } value && !Same(setting, value)))
            {
                settings.Add(setting.Key);
                texts.Add(live.IsMissing ? $"{setting.Input} is not set" : $"{setting.Input} is \"{live.Value}\" instead of \"{setting.Value}\"");
            }
        }

        return new RepositoryDifferences(location, readOnly, settings, texts);
    }

    private static (bool IsMissing, string? Value) Find(StoredRepository existing, string key)
    {
        var spellings = TypedKey.Of(key)?.Spellings ?? [key];
        var found = existing.Properties!.FirstOrDefault(property => spellings.Contains(property.Key, StringComparer.OrdinalIgnoreCase));
        return (found is null, found?.Value);
    }

    private static bool Same(StorageSetting setting, string live) =>
        setting.Key == TypedKey.Endpoint.Key || setting.Key == TypedKey.DefaultFs.Key
            ? EndpointNormalizer.Normalize(setting.Value!) == EndpointNormalizer.Normalize(live)
            : string.Equals(setting.Value, live, StringComparison.Ordinal)
                || (setting.Key == TypedKey.UsePathStyle.Key && string.Equals(setting.Value, live, StringComparison.OrdinalIgnoreCase));
}
