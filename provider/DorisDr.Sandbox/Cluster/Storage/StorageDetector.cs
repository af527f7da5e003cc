namespace DorisDr.Sandbox.Cluster.Storage;

/// <summary>
/// Guesses the kind of a store: the first that recognises its properties wins, in the order of
/// FE/datasource/property/storage/StorageProperties.java. Keys are case-sensitive.
/// </summary>
internal static class StorageDetector
{
    private static readonly string[] HdfsKeys =
    [
        "fs.defaultFS", "hadoop.username", "hadoop.security.authentication", "hdfs.authentication.type", "dfs.nameservices",
        "hadoop.kerberos.principal", "hdfs.authentication.kerberos.principal",
    ];

    private static readonly string[] RegionKeysOfAws = ["s3.region", "client.region", "glue.region", "aws.glue.region", "iceberg.rest.signing-region"];

    private static readonly string[] MinioKeys =
    [
        "s3.endpoint", "s3.access_key", "s3.secret_key", "AWS_ENDPOINT", "AWS_ACCESS_KEY", "AWS_SECRET_KEY", "endpoint", "access_key", "secret_key", "ENDPOINT",
        "ACCESS_KEY", "SECRET_KEY", "minio.endpoint", "minio.access_key", "minio.secret_key",
    ];

    private static readonly string[] EndpointKeys =
        ["s3.endpoint", "AWS_ENDPOINT", "endpoint", "ENDPOINT", "minio.endpoint", "oss.endpoint", "cos.endpoint", "obs.endpoint", "gs.endpoint", "azure.endpoint"];

    private static readonly (StorageKind Kind, Func<IReadOnlyDictionary<string, string>, bool> Test)[] Tests =
    [
        (StorageKind.Hdfs, IsHdfs),
        (StorageKind.OssHdfs, p => Flag(p, "fs.oss-hdfs.support") || EndpointContains(p, "oss-dls.aliyuncs.com")),
        (StorageKind.Oss, p => Flag(p, "fs.oss.support") || p.ContainsKey("oss.endpoint") || p.ContainsKey("oss.access_key") || EndpointContains(p, "aliyuncs.com")),
        (StorageKind.S3, p => Flag(p, "fs.s3.support") || EndpointContains(p, "amazonaws.com") || (Endpoint(p) is null && RegionKeysOfAws.Any(p.ContainsKey))),
        (StorageKind.Obs, p => Flag(p, "fs.obs.support") || p.ContainsKey("obs.endpoint") || EndpointContains(p, "myhuaweicloud.com")),
        (StorageKind.Cos, p => Flag(p, "fs.cos.support") || p.ContainsKey("cos.endpoint") || EndpointContains(p, "myqcloud.com")),
        (StorageKind.Gcs, p => Flag(p, "fs.gcs.support") || p.ContainsKey("gs.endpoint") || EndpointContains(p, "storage.googleapis.com")),
        (StorageKind.Azure, p => Flag(p, "fs.azure.support") || IsProvider(p, "azure") || (Endpoint(p)?.TrimEnd('/').EndsWith(".blob.core.windows.net", StringComparison.OrdinalIgnoreCase) ?? false)),
        (StorageKind.Minio, p => Flag(p, "fs.minio.support") || MinioKeys.Any(p.ContainsKey)),
        (StorageKind.Local, p => Flag(p, "fs.local.support")),
        (StorageKind.Http, p => Flag(p, "fs.http.support") || (p.TryGetValue("uri", out var uri) && uri.StartsWith("http", StringComparison.OrdinalIgnoreCase))),
    ];

    public static StorageKind Detect(IReadOnlyDictionary<string, string> properties)
    {
        foreach (var (kind, test) in Tests)
        {
            if (test(properties))
            {
                return kind;
            }
        }

        throw DorisError.Detail("No supported storage type found. Please check your configuration.");
    }

    public static string? Endpoint(IReadOnlyDictionary<string, string> properties) => First(properties, EndpointKeys);

    public static string? First(IReadOnlyDictionary<string, string> properties, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (properties.TryGetValue(key, out var value) && value.Length > 0)
            {
                return value;
            }
        }

        return null;
    }

    private static bool IsHdfs(IReadOnlyDictionary<string, string> properties) =>
        Flag(properties, "fs.hdfs.support") || HdfsKeys.Any(properties.ContainsKey)
        || (properties.TryGetValue("uri", out var uri)
            && (uri.StartsWith("hdfs:", StringComparison.OrdinalIgnoreCase) || uri.StartsWith("viewfs:", StringComparison.OrdinalIgnoreCase)));

    private static bool Flag(IReadOnlyDictionary<string, string> properties, string key) =>
        properties.TryGetValue(key, out var value) && value.Equals("true", StringComparison.OrdinalIgnoreCase);

    private static bool IsProvider(IReadOnlyDictionary<string, string> properties, string provider) =>
        properties.TryGetValue("provider", out var value) && value.Equals(provider, StringComparison.OrdinalIgnoreCase);

    private static bool EndpointContains(IReadOnlyDictionary<string, string> properties, string part) =>
        Endpoint(properties)?.Contains(part, StringComparison.OrdinalIgnoreCase) ?? false;
}
