namespace DorisDr.Testing.Frontends;

/// <summary>A whole cluster out of scripts: three FEs of which the first is the master, two BEs, repositories, binlogs, a recycle bin. It behaves as
/// the recordings say, in what resources need.</summary>
public sealed class ClusterScript : IAsyncDisposable
{
    private static readonly string[] BinColumns = ["Type", "Name", "DbId", "TableId", "PartitionId", "DropTime", "DataSize", "RemoteDataSize"];

    private readonly NodeSqlScript _nodes;
    private readonly ScriptedHttp _frontendHttp;
    private readonly ScriptedHttp _backendHttp;
    private readonly ScriptedFrontend _frontend;
    private Func<string, ScriptedReply?> _override = static _ => null;

    /// <param name="isOld">True for Doris up to 3.1, false for 4.0 and later.</param>
    /// <param name="clusterId">ClusterId of SHOW FRONTENDS.</param>
    /// <param name="isCloud">Whether compute and storage are decoupled.</param>
    public ClusterScript(bool isOld = false, string clusterId = "77", bool isCloud = false)
    {
        (IsOld, ClusterId) = (isOld, clusterId);
        Repositories = new RepositoryScript { IsOld = isOld, ClusterId = clusterId };
        Frontends = [.. Enumerable.Range(1, 3).Select(i => new NodeScript($"fe_{i}", $"127.0.0.{i}", FrontendDefaults()))];
        Backends = [.. Enumerable.Range(1, 2).Select(i => new NodeScript($"1000{i}", $"127.0.0.{i}", BackendDefaults()))];
        _nodes = new NodeSqlScript(this);
        var http = new NodeHttpScript(this);
        _frontendHttp = new ScriptedHttp(request => HttpOverride(request) ?? http.AnswerFrontend(request));
        _backendHttp = new ScriptedHttp(http.AnswerBackend);
        _frontend = new ScriptedFrontend(Answer) { VersionComment = $"doris version {Version}{(isCloud ? " (Cloud Mode)" : "")}" };
    }

    /// <summary>True for Doris up to 3.1, false for 4.0 and later.</summary>
    public bool IsOld { get; }

    /// <summary>ClusterId of SHOW FRONTENDS.</summary>
    public string ClusterId { get; }

    /// <summary>Version of every node.</summary>
    public string Version => Repositories.Version;

    /// <summary>The password that the HTTP ports want of root.</summary>
    public string Password { get; init; } = "";

    /// <summary>Whether BEs run with enable_all_http_auth.</summary>
    public bool BackendsWantCredentials { get; init; }

    /// <summary>What every FE says to a call over HTTP, null to answer it.</summary>
    public string? HttpDenial { get; set; }

    /// <summary>An answer of an FE in place of the usual one; null for the usual one.</summary>
    public Func<ScriptedRequest, ScriptedResponse?> HttpOverride { get; set; } = static _ => null;

    /// <summary>Number of the FE that the MySQL port belongs to.</summary>
    public int Connected { get; set; }

    /// <summary>Id of a BE that does not answer to the FE though it is alive.</summary>
    public string? SilentBackend { get; set; }

    /// <summary>The FEs, the master first.</summary>
    public IReadOnlyList<NodeScript> Frontends { get; }

    /// <summary>The BEs.</summary>
    public IReadOnlyList<NodeScript> Backends { get; }

    /// <summary>The repositories.</summary>
    public RepositoryScript Repositories { get; }

    /// <summary>The binlogs.</summary>
    public BinlogScript Binlogs { get; } = new();

    /// <summary>Rows of SHOW CATALOG RECYCLE BIN.</summary>
    public IReadOnlyList<string?[]> RecycleBin { get; set; } = [];

    /// <summary>Answer to NOW().</summary>
    public string Now { get; set; } = "2026-11-24 12:00:00";

    /// <summary>Port of the MySQL protocol.</summary>
    public int Port => _frontend.Port;

    /// <summary>HTTP port of every FE.</summary>
    public int FrontendHttpPort => _frontendHttp.Port;

    /// <summary>HTTP port of every BE.</summary>
    public int BackendHttpPort => _backendHttp.Port;

    /// <summary>Statements in the order of their arrival.</summary>
    public IReadOnlyList<string> Statements => _frontend.Statements;

    /// <summary>Requests to FEs.</summary>
    public IReadOnlyList<ScriptedRequest> FrontendRequests => _frontendHttp.Requests;

    /// <summary>Requests to BEs.</summary>
    public IReadOnlyList<ScriptedRequest> BackendRequests => _backendHttp.Requests;

    /// <summary>Beginning of the statements whose listing breaks off before its last row; null for none.</summary>
    public string? CutListing { get; set; }

    /// <summary>Answers some statements otherwise; null for the usual answer.</summary>
    public void Override(Func<string, ScriptedReply?> answer) => _override = answer;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _frontend.DisposeAsync();
        await _frontendHttp.DisposeAsync();
        await _backendHttp.DisposeAsync();
    }

    private ScriptedReply Answer(string sql) =>
        CutListing is { } beginning && sql.StartsWith(beginning, StringComparison.Ordinal) ? Usual(sql).CutShort() : Usual(sql);

    private ScriptedReply Usual(string sql) =>
        _override(sql)
        ?? _nodes.Answer(sql)
        ?? Binlogs.Answer(sql)
        ?? sql switch
        {
            "SHOW CATALOG RECYCLE BIN" => ScriptedReply.Table(BinColumns, [.. RecycleBin]),
            "SELECT NOW()" => ScriptedReply.Table(["now()"], [Now]),
            "SYNC" => ScriptedReply.Ok,
            _ => Repositories.Answer(sql),
        };

    private static Dictionary<string, string> FrontendDefaults() => new(StringComparer.Ordinal)
    {
        ["catalog_trash_expire_second"] = "86400",
        ["max_same_name_catalog_trash_num"] = "3",
        ["catalog_trash_ignore_min_erase_latency"] = "false",
        ["experimental_enable_feature_binlog"] = "true",
        ["force_enable_feature_binlog"] = "false",
    };

    private static Dictionary<string, string> BackendDefaults() => new(StringComparer.Ordinal)
    {
        ["trash_file_expire_time_sec"] = "0",
        ["enable_feature_binlog"] = "true",
    };
}
