using Newtonsoft.Json.Linq;
using Xunit;

namespace DorisDr.Conformance.Tests.Sandbox;

/// <summary>The HTTP ports of frontends and backends.</summary>
public sealed class NodeHttpTests : ClusterFixture
{
    private const string SameName = "max_same_name_catalog_trash_num";
    private const string Trash = "trash_file_expire_time_sec";

    [Fact]
    public async Task PersistedValues_OutliveARestart_AndSetOnesDoNot()
    {
        await using var host = await StartAsync(frontends: 1);
        var http = AddressOf(host, "A").Http;
        Run(host, "A", "ADMIN SET FRONTEND CONFIG (\"catalog_trash_expire_second\" = \"7200\")");
        Assert.Equal("ok", (string?)(await GetAsync(http, $"/api/_set_config?{SameName}=5&persist=true&reset_persist=false")).SelectToken("data.persist"));

        await host.KillAsync("primary/A", Deadline);
        await host.StartNodeAsync("primary/A", Deadline);

        Assert.Equal(("86400", "5"), (Config(host, "A", "catalog_trash_expire_second"), Config(host, "A", SameName)));
        await GetAsync(http, "/api/_set_config?qe_slow_log_ms=1&persist=true");
        await host.KillAsync("primary/A", Deadline);
        await host.StartNodeAsync("primary/A", Deadline);
        Assert.Equal("3", Config(host, "A", SameName));
    }

    [Fact]
    public async Task SetConfig_WithTheSameKeyTwice_IsRefused()
    {
        await using var host = await StartAsync(frontends: 1);

        var answer = await GetAsync(AddressOf(host, "A").Http, $"/api/_set_config?{SameName}=5&{SameName}=6");

        Assert.Equal("errCode = 2, detailMessage = conf value size != 1", (string?)answer.SelectToken("data.err[0].err_info"));
        Assert.Equal("[5, 6]", (string?)answer.SelectToken("data.err[0].config_value"));
    }

    [Fact]
    public async Task ReadOnlyFolder_OfOneFrontend_FailsToPersistThereOnly()
    {
        await using var host = await StartAsync(frontends: 2);
        await host.SetFaultAsync("""{"readOnlyConfig":{"node":"primary/B","on":true}}""", Deadline);

        var answers = await Task.WhenAll(((string[])["A", "B"]).Select(fe => GetAsync(AddressOf(host, fe).Http, $"/api/_set_config?{SameName}=5&persist=true")));

        Assert.Equal(["ok", "Permission denied"], answers.Select(a => (string?)a.SelectToken("data.persist")));
        Assert.Equal("5", Config(host, "B", SameName, "SET forward_to_master = false"));
    }

    [Fact]
    public async Task NodeManager_ReadsAndSetsEachFrontend()
    {
        await using var host = await StartAsync(frontends: 2);
        var (a, b) = (AddressOf(host, "A").Http, AddressOf(host, "B").Http.Authority);
        var body = new JObject
        {
            [SameName] = new JObject { ["node"] = new JArray(b, "127.0.0.1:1"), ["value"] = "9", ["persist"] = true },
            ["nope"] = new JObject { ["node"] = new JArray(b), ["value"] = "1", ["persist"] = false },
        };

        var failed = (await SendAsync(HttpMethod.Post, a, "/rest/v2/manager/node/set_config/fe", body.ToString())).SelectToken("data.failed")!;

        Assert.Equal(["Node does not exist or is not alive", "errCode = 2, detailMessage = Config 'nope' does not exist"], failed.Select(f => (string?)f["err_info"]));
        var info = await SendAsync(HttpMethod.Post, a, "/rest/v2/manager/node/configuration_info?type=fe", $$"""{"conf_name":["{{SameName}}"]}""");
        Assert.Equal(["3", "9"], info.SelectToken("data.rows")!.Select(r => (string?)r[5]).Order(StringComparer.Ordinal));
        var one = await SendAsync(HttpMethod.Post, a, "/rest/v2/manager/node/configuration_info?type=fe", $$"""{"conf_name":["{{SameName}}"],"node":["{{b}}"]}""");
        Assert.Equal([b], one.SelectToken("data.rows")!.Select(r => (string?)r[1]));
        Assert.Equal("Unsupported type: x. Only types of fe or be are supported",
            (string?)(await SendAsync(HttpMethod.Post, a, "/rest/v2/manager/node/configuration_info?type=x", "{}"))["data"]);
        await host.KillAsync("primary/B", Deadline);
        await host.StartNodeAsync("primary/B", Deadline);
        Assert.Equal("9", Config(host, "B", SameName, "SET forward_to_master = false"));
    }

    [Fact]
    public async Task Users_WithoutAdmin_ReadListings_AndChangeNothing()
    {
        await using var host = await StartAsync(frontends: 1);
        var http = AddressOf(host, "A").Http;
        Run(host, "A", "CREATE USER u IDENTIFIED BY 'p'");

        Assert.Equal(0, (int)(await GetAsync(http, "/rest/v2/manager/node/frontends", "u", "p"))["code"]!);
        Assert.Equal("Access denied; you need (at least one of) the Admin_priv privilege(s) for this operation", (string?)(await GetAsync(http, "/api/_set_config", "u", "p"))["data"]);
        Assert.Equal("Access denied for user 'u@127.0.0.1' (using password: YES)", (string?)(await GetAsync(http, "/api/_set_config", "u", "wrong"))["data"]);
        Assert.Equal("errCode = 2, detailMessage = Access denied; you need (at least one of) the (ADMIN) privilege(s) for this operation", AsUser(host, "SHOW FRONTEND CONFIG"));
        Assert.Equal("errCode = 2, detailMessage = Access denied; you need (at least one of) the (ADMIN) privilege(s) for this operation",
            AsUser(host, $"ADMIN SET FRONTEND CONFIG (\"{SameName}\" = \"1\")"));
    }

    [Fact]
    public async Task Backend_ShowsAndChangesItsConfiguration_AndKeepsWhatItPersisted()
    {
        await using var host = await StartAsync(frontends: 1);
        var be = host.Addresses.Clusters[0].Backends[0].Http;
        Assert.Equal($"[[\"{Trash}\",\"int32_t\",\"0\",\"true\"]]", await TextAsync(HttpMethod.Get, be, $"/api/show_config?conf_item={Trash}"));

        var answer = await TextAsync(HttpMethod.Post, be, $"/api/update_config?{Trash}=60&nope=1&persist=true");

        Assert.Contains("\n", answer, StringComparison.Ordinal);
        var parsed = JArray.Parse(answer);
        Assert.Equal(["BAD", "OK"], parsed.Select(i => (string?)i["status"]));
        Assert.All(parsed, i => Assert.Equal("set nope=1 failed, reason: [NOT_FOUND]'nope' is not found.", (string?)i["msg"]));
        Assert.Equal(["60"], Column(Query(host, "A", $"SHOW BACKEND CONFIG LIKE '{Trash}'"), "Value"));
        await host.KillAsync("primary/be1", Deadline);
        Assert.StartsWith("errCode = 2, detailMessage = Can't get backend config, backendId: ", Query(host, "A", $"SHOW BACKEND CONFIG LIKE '{Trash}'").Error?.Message,
            StringComparison.Ordinal);
        host.ChangeSpeed(1000);
        await EventuallyAsync(() => Query(host, "A", $"SHOW BACKEND CONFIG LIKE '{Trash}'") is { Error: null, Rows.Count: 0 });
        await Assert.ThrowsAsync<HttpRequestException>(() => TextAsync(HttpMethod.Get, be, "/api/show_config"));
        await host.StartNodeAsync("primary/be1", Deadline);
        await EventuallyAsync(() => Query(host, "A", $"SHOW BACKEND CONFIG LIKE '{Trash}'").Rows.Count > 0);
        Assert.Equal(["60"], Column(Query(host, "A", $"SHOW BACKEND CONFIG LIKE '{Trash}'"), "Value"));
    }

    [Fact]
    public async Task Calls_ThatAreNone_AreToldWhatIsWrong()
    {
        await using var host = await StartAsync(frontends: 1);
        var http = AddressOf(host, "A").Http;

        Assert.Equal("Request method 'POST' is not supported", (string?)(await SendAsync(HttpMethod.Post, http, "/api/_set_config", "{}"))["data"]);
        Assert.Equal(500, (int)(await SendAsync(HttpMethod.Post, http, "/rest/v2/manager/node/set_config/fe", "{"))["code"]!);
        Assert.Equal("Missing params. Need database name and Table name", (string?)(await GetAsync(http, "/api/_get_ddl?db=mysql"))["data"]);
        Assert.Equal("Param offset should be set with param limit", (string?)(await GetAsync(http, "/api/meta/namespaces/default_cluster/databases?offset=1"))["data"]);
        Assert.Equal(["information_schema"], (await GetAsync(http, "/api/meta/namespaces/default_cluster/databases?limit=1&offset=1"))["data"]!.Select(n => (string?)n));
        Assert.Equal("Need auth information.", (string?)(await GetAsync(http, "/rest/v2/manager/node/backends", user: null))["data"]);
    }

    [Fact]
    public async Task Health_WithAuthOfAllHttp_AsksForAPassword()
    {
        await using var host = await StartAsync(frontends: 1);
        var http = AddressOf(host, "A").Http;
        Run(host, "A", "ADMIN SET FRONTEND CONFIG (\"enable_all_http_auth\" = \"true\")");

        Assert.Equal(401, (int)(await GetAsync(http, "/api/health", user: null))["code"]!);
        Assert.Equal(0, (int)(await GetAsync(http, "/api/health"))["code"]!);
    }

    [Fact]
    public async Task Fault_OnARequest_BreaksIt_BeforeOrAfterItIsDone()
    {
        await using var host = await StartAsync(frontends: 1);
        var http = AddressOf(host, "A").Http;
        await host.SetFaultAsync("""{"drop":{"match":"^GET /api/_set_config.*=5$","when":"before","node":"primary/A"}}""", Deadline);
        await host.SetFaultAsync("""{"drop":{"match":"^GET /api/_set_config.*=6$","when":"after"}}""", Deadline);

        await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync(http, $"/api/_set_config?{SameName}=5"));
        Assert.Equal("3", Config(host, "A", SameName));
        await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync(http, $"/api/_set_config?{SameName}=6"));
        Assert.Equal("6", Config(host, "A", SameName));
    }

    private static string? AsUser(DorisDr.Sandbox.SandboxHost host, string sql)
    {
        using var client = new DorisDr.Testing.Sandbox.RawMySqlClient(AddressOf(host, "A").MySql);
        client.Login("u", "p");
        client.Required();
        return client.Query(sql).Error?.Message;
    }
}
