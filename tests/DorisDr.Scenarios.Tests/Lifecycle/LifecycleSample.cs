using DorisDr.ResourceModel.Values;

namespace DorisDr.Scenarios.Tests.Lifecycle;

/// <summary>One resource type on trial: a sound declaration, and how to look at and tamper with the object by SQL.</summary>
/// <param name="Type">Type token.</param>
/// <param name="Declared">A sound declaration with every readable input given.</param>
/// <param name="Look">SQL whose rows show the object.</param>
/// <param name="Remove">SQL that removes the object.</param>
/// <param name="Drifts">Path of an input to the SQL that changes it.</param>
public sealed record LifecycleSample(
    string Type,
    Func<ClusterUnderTest, PropertyMap> Declared,
    IReadOnlyList<string> Look,
    string Remove,
    IReadOnlyDictionary<string, Func<ClusterUnderTest, IReadOnlyList<string>>> Drifts)
{
    /// <summary>A sample of every resource of the catalogue.</summary>
    public static IReadOnlyList<LifecycleSample> All { get; } = [Repository()];

    private static LifecycleSample Repository()
    {
        return new LifecycleSample(
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
            ["SHOW REPOSITORIES"],
            "DROP REPOSITORY `subject`",
            new Dictionary<string, Func<ClusterUnderTest, IReadOnlyList<string>>>(StringComparer.Ordinal)
            {
                ["location"] = cluster => Again(cluster, location: "elsewhere"),
                ["readOnly"] = cluster => Again(cluster, kind: "READ ONLY "),
                ["s3.region"] = cluster => Again(cluster, region: "eu-west-1"),
                ["s3.endpoint"] = cluster => Again(cluster, endpoint: cluster.Store.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)),
                ["properties[\"s3.connection.maximum\"]"] = cluster => Again(cluster, connections: "71"),
            });

        static PropertyValue Text(string text) => PropertyValue.Of(text);

        static IReadOnlyList<string> Again(
            ClusterUnderTest cluster, string kind = "", string location = "life", string region = "us-east-1", string? endpoint = null, string connections = "70") =>
        [
            "DROP REPOSITORY `subject`",
            $"CREATE {kind}REPOSITORY `subject` WITH S3 ON LOCATION \"s3://{cluster.Bucket}/{location}\" PROPERTIES (\"s3.endpoint\" = \"{endpoint ?? cluster.Store}\", "
                + $"\"s3.region\" = \"{region}\", \"s3.access_key\" = \"{cluster.AccessKey}\", \"s3.secret_key\" = \"{cluster.SecretKey}\", "
                + $"\"use_path_style\" = \"true\", \"s3.connection.maximum\" = \"{connections}\")",
        ];
    }
}
