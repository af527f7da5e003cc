using DorisDr.Client;
using DorisDr.Client.Http;
using DorisDr.Client.Nodes;
using DorisDr.Client.Sessions;
using DorisDr.Client.Sql;
using DorisDr.Testing.Frontends;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace DorisDr.UnitTests.Client.Nodes;

public sealed class NodeSettingsTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [Fact]
    public async Task Frontends_ManyAskers_ShareOneReadingUntilSomethingIsSet()
    {
        await using var script = new ClusterScript();
        await using var cluster = Connect(script);

        var readings = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => cluster.Settings.ReadFrontendsAsync(Never)));
        Assert.All(readings, reading => Assert.Same(readings[0], reading));
        Assert.Equal(3, script.FrontendRequests.Count);

        await cluster.Settings.SetByStatementAsync(SettingKeys.CatalogTrashExpireSecond, "7", Never);
        Assert.Equal("7", (await cluster.Settings.ReadFrontendsAsync(Never))[0].Find(SettingKeys.CatalogTrashExpireSecond));
    }

    [Fact]
    public async Task Frontends_ReadThroughAFollower_ShowTheOwnValueOfEach()
    {
        await using var script = new ClusterScript { Connected = 1 };
        script.Frontends[1].Set(SettingKeys.MaxSameNameCatalogTrashNum, "5"); // Recording 14: SHOW on this FE still says 3.
        await using var cluster = Connect(script);

        var own = await cluster.Settings.ReadFrontendsAsync(Never);
        var shown = await cluster.Settings.ReadMasterAsync(Never);

        Assert.Equal(["3", "5", "3"], own.Select(node => node.Find(SettingKeys.MaxSameNameCatalogTrashNum)));
        Assert.Equal("3", shown.Find(SettingKeys.MaxSameNameCatalogTrashNum));
        Assert.All(own, node => Assert.Equal("true", node.Find(SettingKeys.EnableFeatureBinlog)));
    }

    [Fact]
    public async Task Master_OldGenerationAndOnlyAFollowerConfigured_IsNotGuessed()
    {
        await using var script = new ClusterScript(isOld: true) { Connected = 1 };
        await using var cluster = Connect(script);

        var error = await Assert.ThrowsAsync<DorisException>(() => cluster.Settings.ReadMasterAsync(Never));

        Assert.Equal(DorisErrorKind.MasterNotProved, error.Kind);
    }

    [Fact]
    public async Task Calls_MoreNodesThanConnections_AreMadeAFewAtATime()
    {
        var running = 0;
        var most = 0;
        var gate = new Lock();
        await using var script = new ClusterScript();
        script.HttpOverride = _ =>
        {
            lock (gate)
            {
                most = Math.Max(most, ++running);
            }

            SpinWait.SpinUntil(() => Volatile.Read(ref running) > 1, TimeSpan.FromMilliseconds(200));
            lock (gate)
            {
                running--;
            }

            return null;
        };
        await using var cluster = Connect(script, options => options with { MaxConnections = 1 });

        await cluster.Settings.ReadFrontendsAsync(Never);

        Assert.Equal(1, most);
    }

    [Theory]
    [InlineData(TlsMode.Required)]
    [InlineData(TlsMode.VerifyFull)]
    public async Task PlainHttp_WhileTlsIsRequired_IsRefusedBeforeAnythingIsSent(TlsMode mode)
    {
        await using var script = new ClusterScript();
        var options = Options(script) with { Tls = new TlsOptions(mode) };
        using var http = new NodeHttp(options, TimeProvider.System, NullLogger.Instance);

        var error = await Assert.ThrowsAsync<DorisException>(() =>
            http.CallFrontendAsync(new HttpAddress("127.0.0.1", script.FrontendHttpPort), new HttpCall(HttpMethod.Get, "/api/health"), Never));

        Assert.Equal(DorisErrorKind.PlainHttpRefused, error.Kind);
        Assert.Empty(script.FrontendRequests);
    }

    [Fact]
    public async Task Call_SilentNode_EndsAtTheDeadline()
    {
        await using var script = new ClusterScript();
        using var release = new ManualResetEventSlim();
        script.HttpOverride = _ =>
        {
            release.Wait(TimeSpan.FromSeconds(20));
            return null;
        };
        await using var cluster = Connect(script, options => options with { StatementTimeout = TimeSpan.FromMilliseconds(300) });

        var nodes = await cluster.Settings.ReadFrontendsAsync(Never);
        release.Set();

        Assert.All(nodes, node => Assert.Equal(DorisErrorKind.TimedOut, node.Failure!.Kind));
    }

    [Fact]
    public async Task Set_ReplyLost_IsSentOnceMore()
    {
        await using var script = new ClusterScript();
        var lost = 0;
        script.HttpOverride = request => request.Path == "/api/_set_config" && Interlocked.Increment(ref lost) == 1 ? new ScriptedResponse(0, "") : null;
        await using var cluster = Connect(script);
        var node = (await cluster.Settings.ReadFrontendsAsync(Never))[0].Node;

        var write = Assert.Single(await cluster.Settings.SetFrontendsAsync(
            [node], new Dictionary<string, string>(StringComparer.Ordinal) { [SettingKeys.CatalogTrashExpireSecond] = "7" }, keep: true, Never));

        Assert.Equal((true, true, 2), (write.IsSet, write.Kept, lost));
    }

    private static ClusterOptions Options(ClusterScript script) => new()
    {
        Endpoints = [new DorisEndpoint("127.0.0.1", script.Port)],
        Password = new Password(script.Password),
        MasterPatience = TimeSpan.Zero,
    };

    private static DorisCluster Connect(ClusterScript script, Func<ClusterOptions, ClusterOptions>? change = null) =>
        new(change?.Invoke(Options(script)) ?? Options(script), TimeProvider.System, NullLogger.Instance);
}
