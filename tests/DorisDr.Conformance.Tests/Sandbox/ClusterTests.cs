using DorisDr.Sandbox;
using Xunit;

namespace DorisDr.Conformance.Tests.Sandbox;

/// <summary>Several frontends: who answers what, and what happens when some of them are gone.</summary>
public sealed class ClusterTests : ClusterFixture
{
    private const string Expire = "catalog_trash_expire_second";
    private const string SameName = "max_same_name_catalog_trash_num";
    private const string NoClient = "Exception, msg: Failed to get master client.";
    private const string Broken = "failed, cause: Unknown exception, java.net.SocketException: Broken pipe";

    [Fact]
    public async Task Change_ThroughAFollower_IsSeenOnAll()
    {
        await using var host = await StartAsync();
        Run(host, "B", "CREATE DATABASE k", "CREATE TABLE k.t (k INT) UNIQUE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES (\"replication_num\"=\"1\")");
        Run(host, "C", "INSERT INTO k.t VALUES (1)", "SET GLOBAL query_timeout = 77");

        Assert.All((string[])["A", "B", "C"], fe =>
        {
            Assert.Equal(["t"], Column(Query(host, fe, "SHOW TABLES FROM k"), "Tables_in_k"));
            Assert.Equal(["1"], Column(Query(host, fe, "SELECT k FROM k.t"), "k"));
            Assert.Equal(["77"], Column(Query(host, fe, "SHOW VARIABLES LIKE 'query_timeout'"), "Value"));
            Assert.Equal(["A"], Masters(host, fe));
        });
    }

    [Fact]
    public async Task Listing_TellsWhichFrontendTheClientIsConnectedTo()
    {
        await using var host = await StartAsync();
        var answer = Query(host, "B", "SHOW FRONTENDS");

        var connected = Column(answer, "CurrentConnected").Zip(Column(answer, "QueryPort")).Single(r => r.First == "Yes").Second;

        Assert.EndsWith(":" + connected, AddressOf(host, "B").MySql, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Configuration_ForTheMasterOnly_IsSetOnTheMaster_AndWithAllEverywhere()
    {
        await using var host = await StartAsync();
        Run(host, "B", $"ADMIN SET FRONTEND CONFIG (\"{Expire}\" = \"7200\")");
        Assert.All((string[])["A", "B", "C"], fe => Assert.Equal("7200", Config(host, fe, Expire)));
        Assert.Equal("86400", Config(host, "B", Expire, "SET forward_to_master = false"));

        Run(host, "B", $"ADMIN SET ALL FRONTENDS CONFIG (\"{Expire}\" = \"7300\")", "ADMIN SET FRONTEND CONFIG (\"qe_slow_log_ms\" = \"9\")");

        Assert.All((string[])["A", "B", "C"], fe => Assert.Equal("7300", Config(host, fe, Expire, "SET forward_to_master = false")));
        Assert.Equal(["5000", "9", "5000"], ((string[])["A", "B", "C"]).Select(fe => Config(host, fe, "qe_slow_log_ms", "SET forward_to_master = false")));
    }

    [Fact]
    public async Task MasterSwitch_LosesWhatOnlyTheOldMasterHad()
    {
        await using var host = await StartAsync(speed: 50);
        Run(host, "A", $"ADMIN SET FRONTEND CONFIG (\"{Expire}\" = \"7200\")");
        await GetAsync(AddressOf(host, "C").Http, $"/api/_set_config?{SameName}=5");
        Assert.Equal("3", Config(host, "C", SameName));
        await host.KillAsync("primary/A", Deadline);
        await EventuallyAsync(() => Query(host, "B", "SHOW FRONTENDS").Error is null);

        Assert.Equal(["C"], Masters(host, "B"));
        Assert.Equal(("86400", "5"), (Config(host, "B", Expire), Config(host, "B", SameName)));
    }

    [Fact]
    public async Task MasterDead_FirstStatementBreaks_TheNextFindsNobody_AndReadsGoOn()
    {
        await using var host = await StartAsync();
        Run(host, "B", "CREATE DATABASE k");
        host.ChangeSpeed(0.01);
        await host.KillAsync("primary/A", Deadline);

        var first = Query(host, "B", "CREATE DATABASE during").Error;
        Assert.Equal((1105, "HY000"), (first?.Code, first?.SqlState));
        Assert.StartsWith($"ForwardToMasterException, msg: forward to master FE TNetworkAddress(hostname:127.0.0.1, port:{AddressOf(host, "A").Rpc.Split(':')[1]}), statement id: ",
            first?.Message, StringComparison.Ordinal);
        Assert.EndsWith(Broken, first?.Message, StringComparison.Ordinal);
        Assert.Equal(NoClient, Query(host, "B", "SHOW FRONTENDS").Error?.Message);
        Assert.Equal(NoClient, Query(host, "C", "SYNC").Error?.Message);
        Assert.Equal(["k"], Column(Query(host, "B", "SHOW DATABASES LIKE 'k'"), "Database"));
        Assert.DoesNotContain("true", Column(Query(host, "B", "SHOW FRONTENDS", "SET forward_to_master = false"), "IsMaster"));

        host.ChangeSpeed(100);
        await EventuallyAsync(() => Query(host, "C", "SHOW FRONTENDS").Error is null);
        Run(host, "B", "CREATE DATABASE after1");
        var listed = Query(host, "C", "SHOW FRONTENDS");
        Assert.Equal(["C"], Masters(host, "C"));
        Assert.Equal(["", "", "java.net.ConnectException: Connection refused"], Column(listed, "ErrMsg").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task OldMaster_ComesBackAsAFollower_WithAllThatHappened()
    {
        await using var host = await StartAsync(speed: 100);
        await host.KillAsync("primary/A", Deadline);
        await EventuallyAsync(() => Query(host, "B", "SHOW FRONTENDS").Error is null);
        Run(host, "B", "CREATE DATABASE after1");

        await host.StartNodeAsync("primary/A", Deadline);

        Assert.Equal(["after1"], Column(Query(host, "A", "SHOW DATABASES LIKE 'after1'"), "Database"));
        Assert.Equal(["C"], Masters(host, "A"));
        await EventuallyAsync(() => Column(Query(host, "C", "SHOW FRONTENDS"), "Alive").All(a => a == "true"));
    }

    [Fact]
    public async Task Majority_WhenItIsLost_LeavesReadsOnly_AndWhenItIsBack_TheLastOfTheLivingLeads()
    {
        await using var host = await StartAsync(speed: 100);
        Run(host, "A", "CREATE DATABASE k");
        await host.KillAsync("primary/A", Deadline);
        await EventuallyAsync(() => Query(host, "B", "SHOW FRONTENDS").Error is null);
        await host.KillAsync("primary/C", Deadline);

        Assert.EndsWith(Broken, Query(host, "B", "CREATE DATABASE nomaj").Error?.Message, StringComparison.Ordinal);
        Assert.All(Enumerable.Range(0, 3), _ => Assert.Equal(NoClient, Query(host, "B", "CREATE DATABASE nomaj").Error?.Message));
        Assert.Equal(["k"], Column(Query(host, "B", "SHOW DATABASES LIKE 'k'"), "Database"));
        Assert.Equal(0, (int)(await GetAsync(AddressOf(host, "B").Http, "/api/health", user: null))["code"]!);

        await host.StartNodeAsync("primary/A", Deadline);
        Run(host, "A", "CREATE DATABASE again");
        Assert.Equal(["B"], Masters(host, "A"));
        Assert.Empty(Query(host, "A", "SHOW DATABASES LIKE 'nomaj'").Rows);
    }

    [Fact]
    public async Task Master_WithoutAMajority_IsNone()
    {
        await using var host = await StartAsync(frontends: 2);
        await host.KillAsync("primary/B", Deadline);

        Assert.Equal(NoClient, Query(host, "A", "CREATE DATABASE k").Error?.Message);
        Assert.Empty(Query(host, "A", "SHOW DATABASES LIKE 'k'").Rows);

        await host.StartNodeAsync("primary/B", Deadline);
        Run(host, "A", "CREATE DATABASE k");
        Assert.Equal(["B"], Masters(host, "A"));
    }

    [Fact]
    public async Task Start_BeforeAMajority_OpensHttpOnly()
    {
        await using var host = await StartAsync();
        foreach (var node in (string[])["A", "B", "C"])
        {
            await host.KillAsync("primary/" + node, Deadline);
        }

        await host.StartNodeAsync("primary/B", Deadline);

        Assert.ThrowsAny<System.Net.Sockets.SocketException>(() => Query(host, "B", "SELECT 1"));
        Assert.Equal("not ready", (string?)(await GetAsync(AddressOf(host, "B").Http, "/api/bootstrap"))["data"]);
        Assert.Equal("Server is not ready", (string?)(await GetAsync(AddressOf(host, "B").Http, "/api/health"))["msg"]);
        await host.StartNodeAsync("primary/A", Deadline);
        Assert.Equal(["B"], Masters(host, "A"));
    }

    [Fact]
    public async Task Follower_JoinsWhenItIsAddedAndStarted_AndStaysAMember()
    {
        await using (var host = await StartAsync(joined: 1))
        {
            var problem = await Assert.ThrowsAsync<SandboxException>(() => host.StartNodeAsync("primary/B", Deadline));
            Assert.Equal("DDR3613", problem.Code);
            Run(host, "A", $"ALTER SYSTEM ADD FOLLOWER '{AddressOf(host, "B").EditLog}'");
            Assert.StartsWith("errCode = 2, detailMessage = frontend already exists", Query(host, "A", $"ALTER SYSTEM ADD FOLLOWER '{AddressOf(host, "B").EditLog}'").Error?.Message,
                StringComparison.Ordinal);
            Assert.Equal(["false", "true"], Column(Query(host, "A", "SHOW FRONTENDS"), "Join").Order(StringComparer.Ordinal));

            await host.StartNodeAsync("primary/B", Deadline);

            Run(host, "B", "CREATE DATABASE k");
            Assert.Equal(["true", "true"], Column(Query(host, "B", "SHOW FRONTENDS"), "Join"));
        }

        await using var again = await StartAsync(joined: 1);
        Assert.Equal(["k"], Column(Query(again, "B", "SHOW DATABASES LIKE 'k'"), "Database"));
    }

    [Fact]
    public async Task Lag_HoldsReadsOfOtherConnectionsBack_AndNotWhatTheFollowerForwarded()
    {
        await using var host = await StartAsync();
        await host.SetFaultAsync("""{"lag":{"node":"primary/B","seconds":1000000}}""", Deadline);
        Run(host, "A", "CREATE DATABASE late");
        Assert.Empty(Query(host, "B", "SHOW DATABASES LIKE 'late'").Rows);
        Assert.NotEmpty(Query(host, "C", "SHOW DATABASES LIKE 'late'").Rows);

        host.ChangeSpeed(10_000_000);
        Run(host, "B", "SYNC");
        host.ChangeSpeed(1);

        Assert.NotEmpty(Query(host, "B", "SHOW DATABASES LIKE 'late'").Rows);
        Run(host, "A", "CREATE DATABASE later");
        Assert.Empty(Query(host, "B", "SHOW DATABASES LIKE 'later'").Rows);
        await host.SetFaultAsync("""{"clear":true}""", Deadline);
        Assert.NotEmpty(Query(host, "B", "SHOW DATABASES LIKE 'later'").Rows);
    }

    [Fact]
    public async Task Fault_OnOneFrontend_LeavesTheOthersAlone()
    {
        await using var host = await StartAsync();
        await host.SetFaultAsync("""{"refuse":{"match":"^SELECT 1$","error":{"message":"not here"},"node":"primary/C"}}""", Deadline);

        Assert.Null(Query(host, "A", "SELECT 1").Error);
        Assert.Equal("not here", Query(host, "C", "SELECT 1").Error?.Message);
        var problem = await Assert.ThrowsAsync<SandboxException>(() => host.SetFaultAsync("""{"drop":{"match":"x","when":"after","node":"primary/D"}}""", Deadline));
        Assert.Equal("DDR3608", problem.Code);
    }
}
