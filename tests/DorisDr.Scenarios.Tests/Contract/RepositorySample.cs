using DorisDr.ResourceModel.Values;

namespace DorisDr.Scenarios.Tests.Contract;

internal static class RepositorySample
{
    internal static ContractSample Create() => new(
        "dorisdr:index:Repository",
        (site, name) => PropertyMap.Of(
            ("name", Text(name)),
            ("location", Text($"s3://{site.Bucket}/{name}")),
            ("s3", PropertyValue.Of(PropertyMap.Of(
                ("endpoint", Text(site.Store)),
                ("region", Text("us-east-1")),
                ("accessKey", Text(site.AccessKey)),
                ("secretKey", Text(site.SecretKey)),
                ("usePathStyle", PropertyValue.Of(true)))))),
        inputs => inputs.With("s3", PropertyValue.Of(((PropertyValue.MapValue)inputs["s3"]).Entries.With("region", Text("eu-central-1")))),
        inputs => inputs.With("location", Text(((PropertyValue.TextValue)inputs["location"]).Value + "/moved")),
        (inputs => inputs.Without("location"), "location"),
        LookAsync,
        ((_, name) => $"ALTER REPOSITORY `{name}` PROPERTIES (\"s3.region\" = \"eu-west-9\")", "s3.region"),
        name => $"DROP REPOSITORY `{name}`",
        name => name);

    // Id and time of creation are new each time.
    private static async Task<IReadOnlyList<string>> LookAsync(ContractSite site, string name)
    {
        var rows = (await site.SqlAsync("SHOW REPOSITORIES")).Select(row => row.Split('|')).Where(row => row[1] == name).ToList();
        return rows.Count == 0
            ? []
            : [string.Join('|', rows.Single().Where((_, column) => column is not (0 or 2))), .. await site.SqlAsync($"SHOW CREATE REPOSITORY FOR `{name}`")];
    }

    private static PropertyValue Text(string text) => PropertyValue.Of(text);
}
