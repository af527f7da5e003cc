using DorisDr.Client;
using DorisDr.Client.Http;
using DorisDr.Client.Nodes;
using DorisDr.Client.Sql;
using DorisDr.Testing;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit;

namespace DorisDr.Conformance.Tests.Client;

/// <summary>The client reads what real FEs answered over HTTP.</summary>
public sealed class ClientReadsRecordedHttpTests
{
    private static readonly HttpAddress Node = new("127.0.0.1", 8030);
    private static readonly ClusterNode Frontend = new(NodeKind.Frontend, "fe_1", "127.0.0.1", 8030, IsAlive: true, IsMaster: true);

    private static readonly IReadOnlyList<(string Path, string Body)> All =
    [
        .. new[] { Checkout.PathOf("tests", "Recordings"), Environment.GetEnvironmentVariable("DORISDR_RECORDINGS") ?? "" }
            .Where(Directory.Exists)
            .SelectMany(root => Directory.EnumerateFiles(root, "http.jsonl", SearchOption.AllDirectories))
            .SelectMany(File.ReadAllLines)
            .Select(line => JsonConvert.DeserializeObject<JObject>(line, new JsonSerializerSettings { DateParseHandling = DateParseHandling.None })!)
            .Select(entry => ((string)entry["request"]!["path"]!, (string)entry["response"]!["body"]!)),
    ];

    [Fact]
    public void ConfigurationOfNodes_IsReadByTheirNames()
    {
        var frontend = Values(NodeKind.Frontend);
        var backend = Values(NodeKind.Backend);

        Assert.All(frontend, values => Assert.All(values.Values, node => Assert.Matches("^[0-9]+$", node[SettingKeys.CatalogTrashExpireSecond])));
        Assert.All(frontend, values => Assert.Matches("^127[.]0[.]0[.]1:[0-9]+$", Assert.Single(values.Keys)));
        Assert.All(backend, values => Assert.Equal("0", Assert.Single(values.Values)[SettingKeys.TrashFileExpireTimeSec]));

        static IReadOnlyList<IReadOnlyDictionary<string, Dictionary<string, string>>> Values(NodeKind kind)
        {
            var call = NodeManagerCalls.Read(kind, [], []);
            var answers = All.Where(entry => entry.Path == call.Path).ToArray();
            Assert.NotEmpty(answers);
            return [.. answers.Select(entry => NodeManagerCalls.Values(FrontendReply.Data(entry.Body, call, Node), kind, call, Node))];
        }
    }

    [Fact]
    public void SettingValues_EveryOutcome_IsToldApart()
    {
        var writes = All.Where(entry => entry.Path.StartsWith("/api/_set_config?", StringComparison.Ordinal) && !entry.Body.Contains("Unauthorized", StringComparison.Ordinal))
            .Select(entry =>
            {
                var keep = entry.Path.Contains("persist=true", StringComparison.Ordinal);
                return DirectCalls.FrontendWrite(Frontend, FrontendReply.Data(entry.Body, DirectCalls.SetFrontend(new Dictionary<string, string>(StringComparer.Ordinal), keep), Node), keep);
            }).ToArray();

        Assert.Contains(writes, write => write is { IsSet: true, Kept: true, Reason: null });
        Assert.Contains(writes, write => write is { IsSet: true, Kept: null, Reason: null });
        Assert.Contains(writes, write => write is { IsSet: false, Reason: "Config 'nope' does not exist" });
        Assert.Contains(writes, write => write is { IsSet: false, Reason: "Config 'enable_feature_binlog' is not mutable" });
    }

    [Fact]
    public void SettingThroughOneFrontend_IsReadAsWithoutFailure()
    {
        var call = NodeManagerCalls.Set(NodeKind.Frontend, new Dictionary<string, string>(StringComparer.Ordinal), [], keep: true);
        var answers = All.Where(entry => entry.Path == call.Path).ToArray();

        Assert.NotEmpty(answers);
        Assert.All(answers, entry => Assert.Empty(NodeManagerCalls.Failures(FrontendReply.Data(entry.Body, call, Node))));
    }

    [Fact]
    public void Refusals_ThoughTheStatusIs200_AreRefusals()
    {
        var call = new HttpCall(HttpMethod.Get, "/");
        var refused = All.Where(entry => entry.Body.Contains("\"code\":401", StringComparison.Ordinal)).ToArray();

        Assert.NotEmpty(refused);
        Assert.All(refused, entry => Assert.Equal(
            DorisErrorKind.AuthenticationFailed, Assert.Throws<DorisException>(() => FrontendReply.Data(entry.Body, call, Node)).Kind));
        Assert.All(
            All.Where(entry => entry.Path == "/api/nothing"), entry => Assert.Throws<DorisException>(() => FrontendReply.Data(entry.Body, call, Node)));
    }
}
