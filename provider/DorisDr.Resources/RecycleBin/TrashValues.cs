using System.Globalization;
using DorisDr.Client.Nodes;

namespace DorisDr.Resources.RecycleBin;

/// <summary>The three values of a policy in Doris's units; null where one is not managed.</summary>
/// <param name="Retention">Seconds.</param>
/// <param name="MaxSameName">Number.</param>
/// <param name="BackendTrash">Seconds.</param>
internal sealed record TrashValues(long? Retention, long? MaxSameName, long? BackendTrash)
{
    internal static TrashValues Of(RecycleBinPolicyInputs inputs) =>
        new(Seconds(inputs.Retention), inputs.MaxSameName, Seconds(inputs.BackendTrashRetention));

    internal static TrashValues Of(FoundSettings found) => new(found.RetentionSeconds, found.MaxSameName, found.BackendTrashRetentionSeconds);

    /// <summary>The values that others manage too.</summary>
    internal TrashValues Where(TrashValues managed) => new(
        managed.Retention is null ? null : Retention,
        managed.MaxSameName is null ? null : MaxSameName,
        managed.BackendTrash is null ? null : BackendTrash);

    internal TrashValues Or(TrashValues others) =>
        new(Retention ?? others.Retention, MaxSameName ?? others.MaxSameName, BackendTrash ?? others.BackendTrash);

    internal FoundSettings ToFound() =>
        new() { RetentionSeconds = Retention, MaxSameName = MaxSameName, BackendTrashRetentionSeconds = BackendTrash };

    internal IReadOnlyDictionary<string, string> OfFrontends =>
        Texts((SettingKeys.CatalogTrashExpireSecond, Retention), (SettingKeys.MaxSameNameCatalogTrashNum, MaxSameName));

    internal IReadOnlyDictionary<string, string> OfBackends => Texts((SettingKeys.TrashFileExpireTimeSec, BackendTrash));

    private static Dictionary<string, string> Texts(params ReadOnlySpan<(string Key, long? Value)> values)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in values)
        {
            if (value is { } number)
            {
                texts[key] = number.ToString(CultureInfo.InvariantCulture);
            }
        }

        return texts;
    }

    private static long? Seconds(TimeSpan? duration) => duration is { } time ? (long)time.TotalSeconds : null;
}
