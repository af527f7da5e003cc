using System.Globalization;
using System.Text;
using DorisDr.Testing.Processes;
using Xunit;

namespace DorisDr.Scenarios.Tests.Cli;

/// <summary>Three frontends and the policies on them, changed behind the back of the stack: the reports name the node or the table, and an update heals it.</summary>
public sealed class NodeDriftTests : IAsyncLifetime
{
    private const string Key = "catalog_trash_expire_second";
    private const string Week = "604800";

    private readonly ProjectFolder _project = ProjectFolder.Create().WithProgram("""
        name: trial
        runtime: yaml
        resources:
          bin:
            type: dorisdr:RecycleBinPolicy
            properties:
              retention: 7d
          log:
            type: dorisdr:BinlogPolicy
            properties:
              database: shop
              tables: [orders, "item*"]
              ttl: 1d
        """);

    private SandboxProcess _sandbox = null!;

    public async Task InitializeAsync()
    {
        _sandbox = await SandboxProcess.StartAsync(Path.Combine(_project.Path, "sandbox"), frontends: 3);
        foreach (var sql in (string[])["CREATE DATABASE shop", Table("orders"), Table("items"), Table("other")])
        {
            await _sandbox.QueryAsync(sql);
        }

        await SucceedAsync("stack", "init", "dev");
        await SucceedAsync("config", "set", "dorisdr:endpoints", $"127.0.0.1:{_sandbox.MySqlPort}");
        await SucceedAsync("up", "--yes");
        await CleanAsync();
    }

    public async Task DisposeAsync()
    {
        await _sandbox.DisposeAsync();
        _project.Dispose();
    }

    [Fact]
    public async Task RetentionChangedBySql_IsNamedAndHealed()
    {
        await _sandbox.QueryAsync($"ADMIN SET FRONTEND CONFIG (\"{Key}\" = \"864000\")");

        await ReportedAsync("retention: declared \"7d\", found \"10d\"", $"{await NameAsync(0)}: {Key} is 864000 instead of {Week}");
        await HealedAsync();
    }

    [Fact]
    public async Task FollowerRaisedByHttp_IsNamedAndHealed()
    {
        await CallAsync(HttpMethod.Get, 2, $"/api/_set_config?{Key}=864000");

        await ReportedAsync($"{await NameAsync(2)}: {Key} is 864000 instead of {Week}");
        await HealedAsync();
    }

    [Fact]
    public async Task FollowerThatLostItsFolderAndRestarted_IsNamedAndHealed()
    {
        File.Delete(Path.Combine(_project.Path, "sandbox", "primary", "B", "conf", "fe_custom.conf"));
        await _sandbox.FaultAsync("""{"kill":"primary/B"}""");
        await _sandbox.FaultAsync("""{"start":"primary/B"}""");

        await ReportedAsync("retention: declared \"7d\", found \"1d\"", $"{await NameAsync(1)}: {Key} is 86400 instead of {Week}");
        await HealedAsync();
    }

    [Fact]
    public async Task FollowerAsTheOnlyEndpoint_ServesTheWholeLife()
    {
        var follower = (await _sandbox.QueryAsync("SHOW FRONTENDS")).Select(row => row.Split('|')).First(row => row[8] == "false")[4];
        await SucceedAsync("config", "set", "dorisdr:endpoints", $"127.0.0.1:{follower}");

        await SucceedAsync("preview", "--expect-no-changes");
        await CallAsync(HttpMethod.Get, 2, $"/api/_set_config?{Key}=864000");
        await ReportedAsync($"{await NameAsync(2)}: {Key} is 864000 instead of {Week}");
        await HealedAsync();
        await SucceedAsync("destroy", "--yes");
    }

    [Fact]
    public async Task DeadFollower_IsUnknown_AndNeverClean()
    {
        var name = await NameAsync(2);
        await _sandbox.FaultAsync("""{"kill":"primary/C"}""");

        var drift = await _project.RunAsync("drift", "--ignore-undeclared");
        var refresh = await _project.RunAsync("refresh", "--yes");

        Assert.True(drift.ExitCode == 1, drift.All);
        Assert.Contains("bin could not be read", drift.Output, StringComparison.Ordinal);
        Assert.Contains(name, drift.Output, StringComparison.Ordinal);
        Assert.Equal(1, refresh.ExitCode);
        Assert.Contains("RecycleBinPolicy", _project.State("trial"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BinlogTable_DroppedOrNew_IsNamed_AndTheNewOneHealed()
    {
        await _sandbox.QueryAsync(Table("items2"));
        await ReportedAsync("table items2");
        await HealedAsync();
        Assert.Contains("\"binlog.enable\" = \"true\"", Assert.Single(await _sandbox.QueryAsync("SHOW CREATE TABLE shop.items2")), StringComparison.Ordinal);

        await _sandbox.QueryAsync("DROP TABLE shop.orders");
        await ReportedAsync("orders");
        var up = await _project.RunAsync("up", "--yes", "--refresh");
        Assert.Equal(1, up.ExitCode);
        Assert.Contains("error: DDR1271: There is no table \"orders\"", up.Output, StringComparison.Ordinal);
        await _sandbox.QueryAsync("RECOVER TABLE shop.orders");
        await HealedAsync();
    }

    [Fact]
    public async Task LoweringThatWouldErase_IsRefusedWithTheList()
    {
        await _sandbox.QueryAsync("DROP TABLE shop.other");
        _project.WithProgram("""
            name: trial
            runtime: yaml
            resources:
              bin:
                type: dorisdr:RecycleBinPolicy
                properties:
                  retention: 0s
            """);

        var up = await _project.RunAsync("up", "--yes", "--target", "urn:pulumi:dev::trial::dorisdr:index:RecycleBinPolicy::bin");

        Assert.Equal(1, up.ExitCode);
        Assert.Contains("table other (id ", up.Output, StringComparison.Ordinal);
        Assert.Contains("allowErase", up.Output, StringComparison.Ordinal);
        Assert.Contains(Week, await LiveAsync(0), StringComparison.Ordinal);
    }

    private static string Table(string name) =>
        $"CREATE TABLE shop.{name} (k INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES (\"replication_num\"=\"1\")";

    private async Task ReportedAsync(params string[] texts)
    {
        var drift = await _project.RunAsync("drift", "--ignore-undeclared");
        var refresh = await _project.RunAsync("refresh", "--preview-only", "--expect-no-changes");
        Assert.True(drift.ExitCode == 7, drift.All);
        Assert.True(refresh.ExitCode == 7, refresh.All);
        Assert.All(texts, text => Assert.Contains(text, drift.Output, StringComparison.Ordinal));
        Assert.Contains(texts[^1], refresh.Output, StringComparison.Ordinal);
    }

    private async Task HealedAsync()
    {
        await SucceedAsync("up", "--yes", "--refresh");
        await CleanAsync();
        for (var i = 0; i < _sandbox.FrontendHttp.Count; i++)
        {
            Assert.Contains(Week, await LiveAsync(i), StringComparison.Ordinal);
        }
    }

    private Task CleanAsync() => SucceedAsync("drift", "--ignore-undeclared");

    private async Task SucceedAsync(params IEnumerable<string> arguments)
    {
        var run = await _project.RunAsync(arguments);
        Assert.True(run.ExitCode == 0, run.All);
    }

    private string Address(int frontend) => _sandbox.FrontendHttp[frontend].Authority;

    // As reports print it: from the columns Name, Host and HttpPort of Doris's own listing.
    private async Task<string> NameAsync(int frontend)
    {
        var port = _sandbox.FrontendHttp[frontend].Port.ToString(CultureInfo.InvariantCulture);
        var cells = (await _sandbox.QueryAsync("SHOW FRONTENDS")).Select(row => row.Split('|')).Single(row => row[3] == port);
        return $"FE {cells[0]} ({cells[1]})";
    }

    // What one FE says of itself.
    private Task<string> LiveAsync(int frontend) => CallAsync(
        HttpMethod.Post, frontend, "/rest/v2/manager/node/configuration_info?type=fe", $"{{\"conf_name\":[\"{Key}\"],\"node\":[\"{Address(frontend)}\"]}}");

    private async Task<string> CallAsync(HttpMethod method, int frontend, string path, string? body = null)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        using var request = new HttpRequestMessage(method, new Uri(_sandbox.FrontendHttp[frontend], path));
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("root:")));
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }
}
