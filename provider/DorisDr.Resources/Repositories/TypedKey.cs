namespace DorisDr.Resources.Repositories;

/// <summary>A property of Doris that has an input of its own, with the spellings under which Doris takes it too.</summary>
/// <param name="Input">Path of the input.</param>
/// <param name="Key">The spelling that is sent. `AWS_*` would not be shown again (PrintableMap.java).</param>
/// <param name="OtherSpellings">Spellings that are read, and refused as free properties.</param>
internal sealed record TypedKey(string Input, string Key, params string[] OtherSpellings)
{
    internal static readonly TypedKey Endpoint = new(
        "s3.endpoint", "s3.endpoint", "AWS_ENDPOINT", "endpoint", "minio.endpoint", "oss.endpoint", "cos.endpoint", "obs.endpoint", "gs.endpoint");

    internal static readonly TypedKey Region = new(
        "s3.region", "s3.region", "AWS_REGION", "region", "minio.region", "oss.region", "cos.region", "obs.region", "gs.region");

    internal static readonly TypedKey AccessKey = new(
        "s3.accessKey", "s3.access_key", "AWS_ACCESS_KEY", "access_key", "minio.access_key", "oss.access_key", "cos.access_key", "obs.access_key",
        "gs.access_key", "azure.account_name", "azure.access_key");

    internal static readonly TypedKey SecretKey = new(
        "s3.secretKey", "s3.secret_key", "AWS_SECRET_KEY", "secret_key", "minio.secret_key", "oss.secret_key", "cos.secret_key", "obs.secret_key",
        "gs.secret_key", "azure.account_key", "azure.secret_key");

    internal static readonly TypedKey SessionToken = new(
        "s3.sessionToken", "s3.session_token", "AWS_TOKEN", "session_token", "minio.session_token", "oss.session_token", "cos.session_token",
        "obs.session_token", "gs.session_token");

    internal static readonly TypedKey RoleArn = new("s3.roleArn", "s3.role_arn", "AWS_ROLE_ARN");

    internal static readonly TypedKey ExternalId = new("s3.externalId", "s3.external_id", "AWS_EXTERNAL_ID");

    internal static readonly TypedKey UsePathStyle = new("s3.usePathStyle", "use_path_style", "s3.path-style-access");

    internal static readonly TypedKey Provider = new("s3.provider", "provider", "s3.provider");

    internal static readonly TypedKey DefaultFs = new("hdfs.defaultFs", "fs.defaultFS");

    internal static readonly TypedKey HdfsUser = new("hdfs.username", "hadoop.username");

    internal static readonly TypedKey HdfsAuthentication = new("hdfs.authentication", "hadoop.security.authentication", "hdfs.authentication.type");

    internal static readonly TypedKey KerberosPrincipal = new(
        "hdfs.kerberosPrincipal", "hadoop.kerberos.principal", "hdfs.authentication.kerberos.principal");

    internal static readonly TypedKey KerberosKeytab = new("hdfs.kerberosKeytab", "hadoop.kerberos.keytab", "hdfs.authentication.kerberos.keytab");

    internal static readonly IReadOnlyList<TypedKey> All =
    [
        Endpoint, Region, AccessKey, SecretKey, SessionToken, RoleArn, ExternalId, UsePathStyle, Provider,
        DefaultFs, HdfsUser, HdfsAuthentication, KerberosPrincipal, KerberosKeytab,
    ];

    /// <summary>What Doris adds by itself, up to 3.1.</summary>
    internal const string StorageTypeMark = "_DORIS_STORAGE_TYPE_";

    internal IEnumerable<string> Spellings => OtherSpellings.Prepend(Key);

    internal static TypedKey? Of(string property) =>
        All.FirstOrDefault(key => key.Spellings.Contains(property.Trim(), StringComparer.OrdinalIgnoreCase));
}
