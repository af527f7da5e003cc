using static DorisDr.Client.Sql.DorisErrorKind;

namespace DorisDr.Client.Sql;

/// <summary>The one place that reads what Doris says in its error packets.</summary>
/// <remarks>From 4.0 on nearly every error has code 1105, so only the text tells them apart (StmtExecutor.java). First match wins.</remarks>
internal static class DorisErrors
{
    internal static readonly IReadOnlyList<ErrorPattern> Table =
    [
        new(AccessDenied, "Access denied; you need (at least one of) the (*) privilege(s)"),
        new(AccessDenied, "Access denied; you need (at least one of) the * privilege(s)"),
        new(AccessDenied, "detailMessage = * command denied to user '*'@'*' for table '*: *'"),
        new(AccessDenied, " command denied to user '"),
        new(AccessDenied, "Access denied for user '*' to database '*'"),
        new(AuthenticationFailed, "Access denied for user '"),
        new(AuthenticationFailed, "Authentication failed."),
        new(AuthenticationFailed, "Your password has expired"),
        new(AuthenticationFailed, "Need auth information."),
        new(TooManyConnections, "Reach limit of connections"),

        new(NoMaster, "Failed to get master client."),
        new(NoMaster, "Node catalog is not ready"),
        new(NoMaster, "failed to execute because Master FE is not ready", mayHaveRun: true),
        new(NoMaster, "forward to master FE * failed, cause: ", mayHaveRun: true),

        new(RepositoryExists, "repository with same name already exist: *"),
        new(RepositoryMissing, "Repository does not exist"),
        new(RepositoryMissing, "repository not exist."),
        new(RepositoryMissing, "detailMessage = Repository * does not exist"),
        new(RepositoryNameInvalid, "Incorrect repository name '*', required format is '*"),
        new(ReadOnlyRepository, "Repository * is read only"),
        new(RepositoryBusy, "Backup or restore job is running on this repository"),
        new(JobRunning, "Can only run one backup or restore job of a database at same time"),
        new(JobRunning, "Another backup or restore job is being submitted"),

        new(RepoInfoMismatch, "Invalid repository __repo_info, expected repo '*', but get name '*' from"),
        new(RepoInfoBroken, "Invalid repository dir. expected one repo info file"),
        new(RepoInfoBroken, "Cannot invoke \"org.json.simple.JSONObject.get(Object)\" because \"root\" is null"),
        new(RepoInfoBroken, "the existing repo info is not a file"),
        new(RepoInfoBroken, "failed to parse create time of repository"),
        new(PingFailed, "failed to connect to the repo"),
        new(PingFailed, "Repository ping failed with new properties"),
        new(PingFailed, "Repo can not ping with new s3 properties"),

        new(BucketMissing, "The specified bucket does not exist"),
        new(BucketInvalid, "The specified bucket is not valid"),
        new(StorageDenied, "The Access Key Id you provided does not exist in our records"),
        new(StorageDenied, "The request signature we calculated does not match"),
        new(StorageDenied, "Status Code: 403"),
        new(StorageDenied, "Unable to load credentials from any of the providers in the chain"),
        new(StorageUnreachable, "java.net.ConnectException"),
        new(StorageUnreachable, "java.net.UnknownHostException"),
        new(StorageUnreachable, "java.net.SocketTimeoutException"),
        new(StorageUnreachable, "Unable to execute HTTP request"),

        new(KeysIncomplete, "Both the access key and the secret key must be set"),
        new(KeysIncomplete, "profile file cannot be null"),
        new(KeysIncomplete, "account_name and account_key are required"),
        new(KeysIncomplete, "principal or keytab is not set"),
        new(EndpointMissing, "Property minio.endpoint is required"),
        new(EndpointMissing, "Endpoint is not set"),
        new(EndpointMissing, "Missing [s3.endpoint] in properties"),
        new(RegionMissing, "Region is not set"),
        new(UnsupportedStorage, "No supported storage type found"),
        new(UnsupportedStorage, " is not support now."),
        new(UnsupportedStorage, "Provider must be one of"),
        new(BrokerMissing, "broker does not exist: *"),
        new(LocationInvalid, "You must specify a location on the repository"),
        new(LocationInvalid, "Invalid export path"),
        new(LocationInvalid, "Invalid broker path"),
        new(PropertiesNotAlterable, "alter repository only support ak/sk/token info of s3. unsupported properties: *"),
        new(PropertiesNotAlterable, "alter repository need contains ak/sk/token info of s3"),
        new(PropertiesNotAlterable, "Only support alter s3"),
        new(DuplicateProperty, "Multiple entries with same key"),

        new(ConfigRefused, "Config '*' does not exist"),
        new(ConfigRefused, "Config '*' is not mutable"),
        new(ConfigRefused, "Failed to set config '*'. err: *"),
        new(BackendConfigUnread, "t get backend config, backendId: *, host: *"),
        new(BinlogFeatureOff, "Binlog feature is not enabled"),
        new(BinlogOffInTable, "binlog is not enable in table[*] in db [*]"),
        new(BinlogOnInDatabase, "db binlog is enable, but table binlog is disable"),

        new(UnknownDatabase, "Unknown database '*'"),
        new(UnknownDatabase, "Unknown database("),
        new(UnknownTable, "Unknown table '*'"),
        new(UnknownTable, "Table [*] does not exist in database [*]"),
        new(NotSupported, "Unsupported operation"),
        new(NotSupported, "Not Supported: *"),
        new(NotSupported, "detailMessage = denied"),
        new(NotSupported, "backend is not implemented"),
        new(SyntaxError, "mismatched input "),
        new(SyntaxError, "no viable alternative at input "),
        new(SyntaxError, "extraneous input "),
        new(SyntaxError, "detailMessage = \nmissing "),
        new(SyntaxError, "Syntax error in line "),
    ];

    internal static ErrorMatch Classify(string message)
    {
        foreach (var row in Table)
        {
            if (row.Match(message) is { } captures)
            {
                return new ErrorMatch(row.Kind, captures, row.MayHaveRun);
            }
        }

        return new ErrorMatch(Unknown, [], MayHaveRun: false);
    }

    /// <summary>The text without the prefix that every Doris exception carries (UserException.java).</summary>
    internal static string Detail(string message)
    {
        const string prefix = "detailMessage = ";
        var at = message.LastIndexOf(prefix, StringComparison.Ordinal);
        return (at < 0 ? message : message[(at + prefix.Length)..]).Trim();
    }
}
