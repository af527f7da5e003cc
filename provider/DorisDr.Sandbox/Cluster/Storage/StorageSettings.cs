using System.Globalization;

namespace DorisDr.Sandbox.Cluster.Storage;

/// <summary>How to reach a store, read from repository properties; prints itself without secrets.</summary>
internal sealed record StorageSettings(StorageKind Kind, string Endpoint, string Region, string? AccessKey, string? SecretKey, string? SessionToken, bool PathStyle,
    TimeSpan ConnectTimeout, TimeSpan RequestTimeout)
{
    /// <summary>The type that SHOW REPOSITORIES names.</summary>
    public string Type => Kind switch
    {
        StorageKind.Hdfs or StorageKind.OssHdfs => "HDFS",
        StorageKind.Azure => "AZURE",
        _ => "S3",
    };

    /// <summary>Recognises the store and checks its properties, in the order and with the words of Doris 4.x.</summary>
    public static StorageSettings Read(IReadOnlyDictionary<string, string> properties)
    {
        var kind = StorageDetector.Detect(properties);
        var accessKey = StorageDetector.First(properties, "s3.access_key", "AWS_ACCESS_KEY", "access_key", "ACCESS_KEY", "minio.access_key", "oss.access_key", "cos.access_key",
            "obs.access_key", "gs.access_key", "azure.account_name");
        var secretKey = StorageDetector.First(properties, "s3.secret_key", "AWS_SECRET_KEY", "secret_key", "SECRET_KEY", "minio.secret_key", "oss.secret_key", "cos.secret_key",
            "obs.secret_key", "gs.secret_key", "azure.account_key");
        var endpoint = StorageDetector.Endpoint(properties);
        var region = StorageDetector.First(properties, "s3.region", "AWS_REGION", "region", "REGION");
        switch (kind)
        {
            case StorageKind.Hdfs or StorageKind.OssHdfs:
                CheckKerberos(properties);
                endpoint ??= "";
                break;
            case StorageKind.Azure when accessKey is null || secretKey is null:
                throw DorisError.Detail("When auth_type is SharedKey, account_name and account_key are required.");
            case StorageKind.Azure:
                endpoint = endpoint ?? throw DorisError.Detail("Endpoint is not set. Please specify it explicitly.");
                break;
            case StorageKind.Minio:
                endpoint = endpoint ?? throw DorisError.Detail("Property minio.endpoint is required.");
                CheckKeys(accessKey, secretKey);
                region = "us-east-1";
                break;
            default:
                CheckKeys(accessKey, secretKey);
                CheckRole(properties);
                region ??= RegionOf(endpoint) ?? throw DorisError.Detail("Region is not set. If you are using a standard endpoint, the region will be detected automatically."
                    + " Otherwise, please specify it explicitly.");
                endpoint ??= kind == StorageKind.S3 ? $"https://s3.{region}.amazonaws.com" : null;
                endpoint = endpoint ?? throw DorisError.Detail("Endpoint is not set. Please specify it explicitly.");
                break;
        }

        var slow = kind == StorageKind.Minio;
        return new StorageSettings(
            kind, endpoint.Contains("://", StringComparison.Ordinal) || endpoint.Length == 0 ? endpoint : "http://" + endpoint, region ?? "us-east-1", accessKey, secretKey,
            StorageDetector.First(properties, "s3.session_token", "session_token", "minio.session_token"),
            StorageDetector.First(properties, "use_path_style", "s3.path-style-access")?.Equals("true", StringComparison.OrdinalIgnoreCase) ?? false,
            Milliseconds(properties, slow ? 10000 : 1000, "s3.connection.timeout", "AWS_CONNECTION_TIMEOUT_MS"),
            Milliseconds(properties, slow ? 10000 : 3000, "s3.connection.request.timeout", "AWS_REQUEST_TIMEOUT_MS"));
    }

    public override string ToString() => $"{Kind} at {Endpoint}";

    private static void CheckKeys(string? accessKey, string? secretKey)
    {
        if (accessKey is null != secretKey is null)
        {
            throw DorisError.Detail("Both the access key and the secret key must be set.");
        }
    }

    private static void CheckRole(IReadOnlyDictionary<string, string> properties)
    {
        if (StorageDetector.First(properties, "s3.external_id", "AWS_EXTERNAL_ID") is not null && StorageDetector.First(properties, "s3.role_arn", "AWS_ROLE_ARN") is null)
        {
            throw DorisError.Detail("s3.external_id must be used with s3.role_arn");
        }
    }

    private static void CheckKerberos(IReadOnlyDictionary<string, string> properties)
    {
        var authentication = StorageDetector.First(properties, "hdfs.authentication.type", "hadoop.security.authentication");
        var principal = StorageDetector.First(properties, "hdfs.authentication.kerberos.principal", "hadoop.kerberos.principal");
        var keytab = StorageDetector.First(properties, "hdfs.authentication.kerberos.keytab", "hadoop.kerberos.keytab");
        if (authentication?.Equals("kerberos", StringComparison.OrdinalIgnoreCase) == true && (principal is null || keytab is null))
        {
            throw DorisError.Detail("HDFS authentication type is kerberos, but principal or keytab is not set.");
        }
    }

    /// <summary>The region in a standard endpoint, such as <c>s3.eu-central-1.amazonaws.com</c>.</summary>
    private static string? RegionOf(string? endpoint)
    {
        const string OssPrefix = "oss-";
        var labels = endpoint?.Split("://")[^1].Split('/')[0].Split('.') ?? [];
        return labels.FirstOrDefault(l => l.StartsWith(OssPrefix, StringComparison.Ordinal))?[OssPrefix.Length..]
            ?? labels.FirstOrDefault(l => l.Contains('-', StringComparison.Ordinal) && (char.IsAsciiDigit(l[^1]) || labels.Contains("myqcloud") || labels.Contains("myhuaweicloud")));
    }

    private static TimeSpan Milliseconds(IReadOnlyDictionary<string, string> properties, int otherwise, params ReadOnlySpan<string> keys) =>
        TimeSpan.FromMilliseconds(int.TryParse(StorageDetector.First(properties, keys), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 ? value : otherwise);
}
