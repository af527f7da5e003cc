using DorisDr.ResourceModel.Values;

namespace DorisDr.Scenarios.Tests.Lifecycle.Samples;

internal static class RepositorySample
{
    internal static LifecycleSample Make() => new(
        "dorisdr:index:Repository",
        cluster => PropertyMap.Of(
            ("location", Text($"s3://{cluster.Bucket}/life")),
            ("readOnly", PropertyValue.Of(false)),
            ("s3", PropertyValue.Of(PropertyMap.Of(
                ("endpoint", Text(cluster.Store)),
                ("region", Text("us-east-1")),
                ("accessKey", Text(cluster.AccessKey)),
                ("secretKey", Text(cluster.SecretKey)),
                ("usePathStyle", PropertyValue.Of(true))))),
            ("properties", PropertyValue.Of(PropertyMap.Of(("s3.connection.maximum", Text("70")))))),
        LookAsync,
        new Dictionary<string, Func<ClusterUnderTest, Task>>(StringComparer.Ordinal)
        {
            ["location"] = cluster => AgainAsync(cluster, location: "elsewhere"),
            ["readOnly"] = cluster => AgainAsync(cluster, kind: "READ ONLY "),
            ["s3.region"] = cluster => AgainAsync(cluster, region: "eu-west-1"),
            ["s3.endpoint"] = cluster => AgainAsync(cluster, endpoint: cluster.Store.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)),
            ["properties[\"s3.connection.maximum\"]"] = cluster => AgainAsync(cluster, connections: "71"),
        })
    {
        Remove = "DROP REPOSITORY `subject`",
        IsGoneAfterDelete = true,
        HasSecrets = true,
    };

    private static PropertyValue Text(string text) => PropertyValue.Of(text);

    // Ids and times of creation are new each time.
    private static async Task<IReadOnlyList<string>> LookAsync(ClusterUnderTest cluster) =>
        [.. (await cluster.SqlAsync("SHOW REPOSITORIES")).Select(row => string.Join('|', row.Split('|').Where((_, i) => i is not (0 or 2))))];

    private static Task<IReadOnlyList<string>> AgainAsync(
        ClusterUnderTest cluster, string kind = "", string location = "life", string region = "us-east-1", string? endpoint = null, string connections = "70") =>
        cluster.SqlAsync(
            "DROP REPOSITORY `subject`",
            $"CREATE {kind}REPOSITORY `subject` WITH S3 ON LOCATION \"s3://{cluster.Bucket}/{location}\" PROPERTIES (\"s3.endpoint\" = \"{endpoint ?? cluster.Store}\", "
                + $"\"s3.region\" = \"{region}\", \"s3.access_key\" = \"{cluster.AccessKey}\", \"s3.secret_key\" = \"{cluster.SecretKey}\", "
                + $"\"use_path_style\" = \"true\", \"s3.connection.maximum\" = \"{connections}\")");
}
