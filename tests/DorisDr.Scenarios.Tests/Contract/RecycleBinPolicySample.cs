using DorisDr.ResourceModel.Values;

namespace DorisDr.Scenarios.Tests.Contract;

internal static class RecycleBinPolicySample
{
    internal static ContractSample Create() => new(
        "dorisdr:index:RecycleBinPolicy",
        (_, _) => PropertyMap.Of(("retention", Text("7d")), ("maxSameName", PropertyValue.Of(5)), ("onDelete", Text("restore"))),
        inputs => inputs.With("retention", Text("8d")),
        Moved: null,
        (inputs => inputs.With("retention", Text("soon")), "retention"),
        LookAsync,
        ((_, _) => "ADMIN SET FRONTEND CONFIG (\"catalog_trash_expire_second\" = \"3600\")", "retention"),
        Remove: null,
        _ => "default");

    private static async Task<IReadOnlyList<string>> LookAsync(ContractSite site, string name) =>
        [.. (await site.SqlAsync("ADMIN SHOW FRONTEND CONFIG")).Where(row => row.Contains("catalog_trash", StringComparison.Ordinal)).Select(row => string.Join('|', row.Split('|').Take(2)))];

    private static PropertyValue Text(string text) => PropertyValue.Of(text);
}
