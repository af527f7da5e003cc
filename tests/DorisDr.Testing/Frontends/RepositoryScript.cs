using System.Text.RegularExpressions;

namespace DorisDr.Testing.Frontends;

/// <summary>A script that keeps repositories the way both generations of Doris do, for handlers that are driven into corners.</summary>
public sealed partial class RepositoryScript
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, Repository> _repositories = new(StringComparer.Ordinal);
    private readonly Queue<(string Start, ScriptedReply Reply, bool Runs)> _surprises = new();

    /// <summary>True for Doris up to 3.1, false for 4.0 and later.</summary>
    public bool IsOld { get; init; }

    /// <summary>ClusterId of SHOW FRONTENDS.</summary>
    public string ClusterId { get; set; } = "77";

    /// <summary>Version of the master.</summary>
    public string Version => IsOld ? "doris-3.0.8-rc01-abc" : "doris-4.0.2-rc01-abc";

    /// <summary>The names that are registered.</summary>
    public IReadOnlyList<string> Names
    {
        get
        {
            lock (_gate)
            {
                return [.. _repositories.Keys];
            }
        }
    }

    /// <summary>The stored value of a property, secrets included; null when it is not there.</summary>
    public string? Stored(string repository, string key)
    {
        lock (_gate)
        {
            return _repositories[repository].Properties.GetValueOrDefault(key);
        }
    }

    /// <summary>Changes something behind everybody's back; null removes it.</summary>
    public void Change(string repository, string key, string? value)
    {
        lock (_gate)
        {
            _ = value is null ? _repositories[repository].Properties.Remove(key) : (_repositories[repository].Properties[key] = value) is not null;
        }
    }

    /// <summary>Gives the next statement that begins so another reply, and runs it or not.</summary>
    public void Surprise(string start, ScriptedReply reply, bool runs)
    {
        lock (_gate)
        {
            _surprises.Enqueue((start, reply, runs));
        }
    }

    /// <summary>The script.</summary>
    public ScriptedReply Answer(string sql)
    {
        lock (_gate)
        {
            if (_surprises.TryPeek(out var surprise) && sql.StartsWith(surprise.Start, StringComparison.Ordinal))
            {
                _surprises.Dequeue();
                _ = surprise.Runs ? Run(sql) : null;
                return surprise.Reply;
            }

            return Run(sql);
        }
    }

    private ScriptedReply Run(string sql)
    {
        if (sql == "SHOW FRONTENDS")
        {
            return ScriptedReply.Table(
                ["Name", "Host", "QueryPort", "Role", "IsMaster", "ClusterId", "Alive", "Version", "CurrentConnected"],
                ["fe_1", "127.0.0.1", "9030", "FOLLOWER", "true", ClusterId, "true", Version, "Yes"]);
        }

        if (sql == "SHOW BACKENDS")
        {
            return ScriptedReply.Table(["BackendId", "Host", "Alive", "SystemDecommissioned"], ["10001", "127.0.0.1", "true", "false"]);
        }

        if (sql == "SHOW REPOSITORIES")
        {
            return ScriptedReply.Table(
                ["RepoId", "RepoName", "CreateTime", "IsReadOnly", "Location", "Broker", "Type", "ErrMsg"],
                [.. _repositories.Select(r => new[] { "1", r.Key, "2026-11-24 03:44:07", r.Value.IsReadOnly ? "true" : "false", r.Value.Location, "-", r.Value.Type, null })]);
        }

        return CreatePattern().Match(sql) is { Success: true } create ? Create(create)
            : NamedPattern().Match(sql) is { Success: true } named ? RunNamed(named)
            : ScriptedReply.Error($"\nmismatched input '{sql}' expecting {{'X'}}(line 1, pos 0)\n");
    }

    private ScriptedReply Create(Match match)
    {
        var name = match.Groups["name"].Value;
        return _repositories.TryAdd(name, new Repository(
            match.Groups["type"].Value, match.Groups["location"].Value, match.Groups["readOnly"].Success, Properties(match.Groups["properties"].Value)))
            ? ScriptedReply.Ok
            : ScriptedReply.Error($"Failed to create repository: repository with same name already exist: {name}");
    }

    private ScriptedReply RunNamed(Match match)
    {
        var (verb, name) = (match.Groups["verb"].Value, match.Groups["name"].Value);
        if (!_repositories.TryGetValue(name, out var repository))
        {
            return ScriptedReply.Error(verb.StartsWith("SHOW", StringComparison.Ordinal) ? "repository not exist." : "Repository does not exist");
        }

        switch (verb)
        {
            case "DROP REPOSITORY":
                _repositories.Remove(name);
                return ScriptedReply.Ok;
            case "ALTER REPOSITORY":
                return Alter(repository, Properties(match.Groups["properties"].Value));
            default:
                var printed = repository.Properties.Select(p => $"\"{p.Key}\"  =  \"{(IsMasked(p.Key) ? "*XXX" : p.Value)}\"");
                return ScriptedReply.Table(
                    ["RepoName", "CreateStmt"],
                    [name, $"CREATE REPOSITORY {name} \nWITH  S3  \nON LOCATION \"{repository.Location}\"\nPROPERTIES\n({string.Join(",\n", printed)}\n)"]);
        }
    }

    private ScriptedReply Alter(Repository repository, Dictionary<string, string> changes)
    {
        string[] keys = ["s3.access_key", "s3.secret_key", "s3.session_token"];
        var others = changes.Keys.Except(keys, StringComparer.Ordinal).ToArray();
        if (IsOld && others.Length > 0)
        {
            return ScriptedReply.Error($"alter repository only support ak/sk/token info of s3. unsupported properties: [{string.Join(", ", others)}]");
        }

        foreach (var key in IsOld ? keys : [])
        {
            repository.Properties.Remove(key);
        }

        foreach (var (key, value) in changes)
        {
            repository.Properties[key] = value;
        }

        return ScriptedReply.Ok;
    }

    private bool IsMasked(string key) => key is "s3.secret_key" || (!IsOld && key is "s3.access_key" or "s3.session_token");

    private static Dictionary<string, string> Properties(string text) => PropertyPattern().Matches(text).ToDictionary(
        m => m.Groups["key"].Value, m => m.Groups["value"].Value.Replace("\"\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal), StringComparer.Ordinal);

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex("^CREATE (?<readOnly>READ ONLY )?REPOSITORY `(?<name>[^`]+)` WITH (?<type>S3|HDFS) ON LOCATION \"(?<location>[^\"]*)\" PROPERTIES \\((?<properties>.*)\\)$", Options, 1000)]
    private static partial Regex CreatePattern();

    [GeneratedRegex("^(?<verb>ALTER REPOSITORY|DROP REPOSITORY|SHOW CREATE REPOSITORY FOR) `(?<name>[^`]+)`( PROPERTIES \\((?<properties>.*)\\))?$", Options, 1000)]
    private static partial Regex NamedPattern();

    [GeneratedRegex("\"(?<key>[^\"]+)\" = \"(?<value>([^\"]|\"\")*)\"", Options, 1000)]
    private static partial Regex PropertyPattern();

    private sealed record Repository(string Type, string Location, bool IsReadOnly, Dictionary<string, string> Properties);
}
