namespace DorisDr.Sandbox.Cluster.Repositories;

/// <summary>
/// SHOW CREATE REPOSITORY: layout to the last blank, secrets masked, the AWS_ spellings left out (FE/backup/Repository.java,
/// FE/common/util/PrintableMap.java).
/// </summary>
internal static class RepositoryText
{
    private const string Mask = "*XXX";

    private static readonly HashSet<string> Sensitive = new(StringComparer.OrdinalIgnoreCase)
    {
        "s3.access_key", "s3.secret_key", "s3.session_token", "access_key", "secret_key", "session_token", "minio.access_key", "minio.secret_key", "minio.session_token",
        "oss.access_key", "oss.secret_key", "cos.access_key", "cos.secret_key", "obs.access_key", "obs.secret_key", "gs.access_key", "gs.secret_key", "azure.account_key",
        "azure.account_name", "password", "kerberos_keytab_content", "bos_secret_accesskey",
    };

    // The older generation masks the secret key only.
    private static readonly string[] Shown = ["s3.access_key", "s3.session_token"];

    private static readonly HashSet<string> Hidden = new(StringComparer.Ordinal)
    {
        "AWS_ENDPOINT", "AWS_REGION", "AWS_ACCESS_KEY", "AWS_SECRET_KEY", "AWS_TOKEN", "AWS_ROOT_PATH", "AWS_BUCKET", "AWS_MAX_CONNECTIONS", "AWS_REQUEST_TIMEOUT_MS",
        "AWS_CONNECTION_TIMEOUT_MS",
    };

    public static string Of(Repository repository, bool masksAccessKeys)
    {
        var readOnly = repository.IsReadOnly ? "READ ONLY " : "";
        var properties = JavaHashOrder.OfCopy([.. repository.Properties.Where(p => !Hidden.Contains(p.Key))], p => p.Key)
            .Select(p => $"\"{p.Key}\"  =  \"{(Sensitive.Contains(p.Key) && (masksAccessKeys || !Shown.Contains(p.Key)) ? Mask : p.Value)}\"");
        var storage = repository.Broker is null ? $"{repository.Type}  " : $"BROKER {repository.Broker} ";
        return $"CREATE {readOnly}REPOSITORY {repository.Name} \nWITH  {storage}\nON LOCATION \"{repository.Location}\"\nPROPERTIES\n({string.Join(",\n", properties)}\n)";
    }
}
