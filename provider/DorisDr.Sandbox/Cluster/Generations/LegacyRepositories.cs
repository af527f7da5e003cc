using System.Text.RegularExpressions;
using DorisDr.Sandbox.Statements;

namespace DorisDr.Sandbox.Cluster;

/// <summary>
/// Repositories of the older generation: the keyword alone says what a store is, every spelling of a property becomes the one of <c>s3.</c>, and only
/// keys can be altered (S3ClientBEProperties.java, AlterRepositoryStmt.java, S3ObjStorage.java).
/// </summary>
internal static partial class LegacyRepositories
{
    private const string StorageType = "_DORIS_STORAGE_TYPE_";

    private static readonly Dictionary<string, string> Spellings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AWS_ENDPOINT"] = "s3.endpoint",
        ["AWS_REGION"] = "s3.region",
        ["AWS_ACCESS_KEY"] = "s3.access_key",
        ["AWS_SECRET_KEY"] = "s3.secret_key",
        ["AWS_TOKEN"] = "s3.session_token",
    };

    private static readonly string[] Keys = ["s3.access_key", "s3.secret_key", "s3.session_token"];

    /// <summary>The statement with properties as they are kept, or the refusal.</summary>
    public static CreateRepository Prepare(CreateRepository statement)
    {
        if (statement.Storage is not StorageKeyword.S3 || statement.Location.Length == 0)
        {
            return statement;
        }

        if (!statement.Location.StartsWith("s3://", StringComparison.OrdinalIgnoreCase))
        {
            throw DorisError.Detail($"Invalid export path {statement.Location}. please use valid 's3://' path.");
        }

        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in statement.Properties)
        {
            properties[Spellings.GetValueOrDefault(key, key)] = value;
        }

        if (!properties.ContainsKey("s3.endpoint"))
        {
            throw DorisError.Plain(1105, "HY000", "Unexpected exception: org.apache.doris.common.DdlException: errCode = 2, detailMessage = Missing [s3.endpoint] in properties.");
        }

        if (properties.ContainsKey("s3.access_key") != properties.ContainsKey("s3.secret_key"))
        {
            throw DorisError.Detail("Failed to create repository: errors while get file status profile file cannot be null");
        }

        properties[StorageType] = "S3";
        return statement with { Properties = properties };
    }

    /// <summary>Keys only; those that are not named are forgotten.</summary>
    public static Dictionary<string, string> Alter(IReadOnlyDictionary<string, string> kept, IReadOnlyDictionary<string, string> changes)
    {
        var others = changes.Keys.Where(k => !Keys.Contains(k, StringComparer.Ordinal)).ToList();
        if (others.Count > 0)
        {
            throw DorisError.Detail($"alter repository only support ak/sk/token info of s3. unsupported properties: [{string.Join(", ", others)}]");
        }

        var merged = kept.Where(p => !Keys.Contains(p.Key, StringComparer.Ordinal)).ToDictionary(StringComparer.Ordinal);
        foreach (var (key, value) in changes)
        {
            merged[key] = value;
        }

        return merged;
    }

    /// <summary>A refusal of the store in the words of the older SDK.</summary>
    public static string Reword(CreateRepository statement, string text)
    {
        if (Refusal().Match(text) is not { Success: true } match)
        {
            return text;
        }

        var (message, status) = (match.Groups["message"].Value, match.Groups["status"].Value);
        if (status == "403")
        {
            return $"Failed to create repository: Minio request error: \"{message}\"";
        }

        var path = $"{statement.Location}/__palo_repository_{statement.Name}/__repo_info";
        return $"Failed to create repository: errors while get file status `{path}': getFileStatus on {path}: "
            + $"com.amazonaws.services.s3.model.AmazonS3Exception: {message} (Service: Amazon S3; Status Code: {status})";
    }

    [GeneratedRegex(@"^Failed to create repository: Errors while getting file status \S+Exception: (?<message>.*) \(Service: S3, Status Code: (?<status>\d+)", RegexOptions.Singleline, 1000)]
    private static partial Regex Refusal();
}
