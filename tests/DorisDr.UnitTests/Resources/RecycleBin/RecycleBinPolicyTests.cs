using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;
using DorisDr.Testing.Frontends;
using Xunit;

namespace DorisDr.UnitTests.Resources.RecycleBin;

public sealed class RecycleBinPolicyTests
{
    private static readonly (string, PropertyValue) Week = ("retention", PropertyValue.Of("7d"));
    private static readonly (string, PropertyValue) Five = ("maxSameName", PropertyValue.Of(5));
    private static readonly (string, PropertyValue) Hour = ("backendTrashRetention", PropertyValue.Of("1h"));
    private static readonly (string, PropertyValue) Manager = ("nodeAccess", PropertyValue.Of("manager"));

    [Fact]
    public async Task Create_Durable_IsSetAndKeptOnEveryNodeWithoutTouchingOtherKeptKeys()
    {
        await using var driver = await StartAsync();
        driver.Script.Frontends[1].Keep("max_running_txn_num_per_db", "200");

        await driver.CreateAsync(Week, Five, Hour);

        Assert.Empty(driver.Unfinished);
        Assert.All(driver.Script.Frontends, node => Assert.Equal(("604800", "5"), (node.Kept["catalog_trash_expire_second"], node.Kept["max_same_name_catalog_trash_num"])));
        Assert.All(driver.Script.Backends, node => Assert.Equal("3600", node.Kept["trash_file_expire_time_sec"]));
        Assert.Equal("200", driver.Script.Frontends[1].Kept["max_running_txn_num_per_db"]);
    }

    [Fact]
    public async Task Operations_OnThreeFrontendsAndTwoBackends_CostAFewCalls()
    {
        await using var driver = await StartAsync();

        await driver.CreateAsync(Week, Five, Hour);
        var (statements, requests) = driver.Traffic();
        Assert.Equal(["SHOW FRONTENDS", "SHOW BACKENDS", "SHOW BACKEND CONFIG LIKE \"trash_file_expire_time_sec\""], statements);
        Assert.Equal(8, requests.Length); // Each FE is read and set, each BE set.

        Assert.Empty(await driver.RefreshAsync());
        (statements, requests) = driver.Traffic();
        Assert.Equal((3, 3), (statements.Length, requests.Length));
    }

    [Fact]
    public async Task Refresh_FollowerRestartedWithItsOldValue_IsDriftWithItsName()
    {
        await using var driver = await StartAsync();
        await driver.CreateAsync(Week);
        driver.Script.Frontends[2].ForgetKept();
        driver.Script.Frontends[2].Restart();

        var drift = await driver.RefreshAsync();

        Assert.Equal(["retention"], drift);
        Assert.Equal(["FE fe_3 (127.0.0.3): catalog_trash_expire_second is 86400 instead of 604800"], driver.Deviations);
        Assert.Contains(driver.Log.Warnings, warning => warning.Contains("fe_3", StringComparison.Ordinal));

        await driver.UpdateAsync(Week);
        Assert.Equal("604800", driver.Script.Frontends[2].Kept["catalog_trash_expire_second"]);
        Assert.Empty(driver.Deviations);
        Assert.Empty(await driver.RefreshAsync());
    }

    [Fact]
    public async Task Refresh_ANodeThatDoesNotAnswer_IsAnErrorWithItsName()
    {
        await using var driver = await StartAsync();
        await driver.CreateAsync(Week, Hour);
        driver.Script.Frontends[1].IsAlive = false;
        driver.Script.Backends[1].IsAlive = false;

        var error = await Assert.ThrowsAsync<ProblemException>(driver.RefreshAsync);

        Assert.Equal(["DDR1130", "DDR1130"], error.Problems.Select(problem => problem.Code));
        Assert.Contains("FE fe_2 (127.0.0.2)", error.Message, StringComparison.Ordinal);
        Assert.Contains("BE 10002 (127.0.0.2)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_ANodeIsDown_IsUnfinishedWithItsNameAndFinishedByTheNextUpdate()
    {
        await using var driver = await StartAsync();
        driver.Script.Frontends[2].IsAlive = false;

        await driver.CreateAsync(Week);

        Assert.Contains("FE fe_3 (127.0.0.3)", Assert.Single(driver.Unfinished), StringComparison.Ordinal);
        Assert.Equal("604800", driver.Script.Frontends[0].Running["catalog_trash_expire_second"]);
        driver.Script.Frontends[2].IsAlive = true;
        await driver.ForgetAsync();
        await driver.UpdateAsync(Week);
        Assert.Empty(driver.Unfinished);
        Assert.Equal("604800", driver.Script.Frontends[2].Kept["catalog_trash_expire_second"]);
    }

    [Fact]
    public async Task Create_ConfigurationFolderIsReadOnly_IsNotDurableWithTheLinesForTheFile()
    {
        await using var driver = await StartAsync();
        driver.Script.Frontends[0].IsFolderReadOnly = true;

        await driver.CreateAsync(Week, Five);

        var reason = Assert.Single(driver.Unfinished);
        Assert.StartsWith("DDR1255: Not durable: FE fe_1 (127.0.0.1)", reason, StringComparison.Ordinal);
        Assert.Contains("fe.conf", reason, StringComparison.Ordinal);
        Assert.Contains("catalog_trash_expire_second = 604800; max_same_name_catalog_trash_num = 5", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "ADMIN SET FRONTEND CONFIG (\"catalog_trash_expire_second\" = \"604800\")")]
    [InlineData(false, "ADMIN SET ALL FRONTENDS CONFIG (\"catalog_trash_expire_second\" = \"604800\")")]
    public async Task NotDurable_IsSetBySqlAlone_AndARestartIsDrift(bool isOld, string expected)
    {
        await using var driver = await StartAsync(new ClusterScript(isOld));

        await driver.CreateAsync(Week, ("durable", PropertyValue.Of(false)));

        var (statements, requests) = driver.Traffic();
        Assert.Contains(expected, statements);
        Assert.Empty(requests);
        Assert.Empty(await driver.RefreshAsync());
        driver.Script.Frontends[0].Restart();
        Assert.Equal(["retention"], await driver.RefreshAsync());
    }

    [Fact]
    public async Task Update_FromNotDurableToDurable_IsAChangeAndKeepsTheValues()
    {
        await using var driver = await StartAsync();
        await driver.CreateAsync(Week, ("durable", PropertyValue.Of(false)));
        Assert.Empty(driver.Script.Frontends[0].Kept);

        await driver.UpdateAsync(Week);

        Assert.Equal("604800", driver.Script.Frontends[0].Kept["catalog_trash_expire_second"]);
    }

    [Fact]
    public async Task Manager_OneFrontendPassesAllOn_AndBackendsAreProvedByLookingAgain()
    {
        await using var driver = await StartAsync(http: Manager);

        await driver.CreateAsync(Week, Hour);

        Assert.Empty(driver.Unfinished);
        var (_, requests) = driver.Traffic();
        Assert.Equal(["127.0.0.1"], requests.Select(request => request.Host).Distinct());
        Assert.Equal(
            ["/rest/v2/manager/node/configuration_info", "/rest/v2/manager/node/set_config/fe", "/rest/v2/manager/node/set_config/be"], requests.Select(request => request.Path));
        Assert.All(driver.Script.Frontends, node => Assert.Equal("604800", node.Kept["catalog_trash_expire_second"]));
        Assert.All(driver.Script.Backends, node => Assert.Equal("3600", node.Kept["trash_file_expire_time_sec"]));
        Assert.Empty(await driver.RefreshAsync());
    }

    [Fact]
    public async Task Manager_AFrontendMissingFromTheAnswer_IsAnError()
    {
        await using var driver = await StartAsync(http: Manager);
        await driver.CreateAsync(Week);
        driver.Script.Frontends[2].IsAlive = false;

        var error = await Assert.ThrowsAsync<ProblemException>(driver.RefreshAsync);

        Assert.Contains("FE fe_3 (127.0.0.3)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backend_SilentToTheMaster_IsNamedAndTheOthersAreRead()
    {
        await using var driver = await StartAsync();
        driver.Script.SilentBackend = "10002";

        await driver.CreateAsync(Week, Hour);

        Assert.Contains("BE 10002 (127.0.0.2)", Assert.Single(driver.Unfinished), StringComparison.Ordinal);
        Assert.Equal("3600", driver.Script.Backends[0].Kept["trash_file_expire_time_sec"]);
    }

    [Fact]
    public async Task Backends_ThatWantCredentials_GetThemOnTheSecondCall()
    {
        await using var driver = await StartAsync(new ClusterScript { BackendsWantCredentials = true, Password = "canary-pw" });

        await driver.CreateAsync(Hour);

        Assert.Empty(driver.Unfinished);
        Assert.Equal([true, false], driver.Script.BackendRequests.Where(request => request.Host == "127.0.0.1").Select(request => request.Authorization is null));
        Assert.DoesNotContain(driver.Log.Messages, message => message.Message.Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Denied_OverHttp_IsOneErrorWithTheGrant()
    {
        await using var driver = await StartAsync();
        driver.Script.HttpDenial = "Access denied; you need (at least one of) the Admin_priv privilege(s) for this operation";

        var error = await Assert.ThrowsAsync<ProblemException>(() => driver.CreateAsync(Week));

        Assert.Equal("DDR1114", Assert.Single(error.Problems).Code);
        Assert.Contains("GRANT ADMIN_PRIV ON *.*.* TO 'root';", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirect_IsAnErrorAndItsTargetIsNeverSeen()
    {
        await using var driver = await StartAsync(new ClusterScript { Password = "canary-pw" });
        driver.Script.HttpOverride = _ => new ScriptedResponse(307, "", "http://root:canary-pw@127.0.0.1:1/");

        var error = await Assert.ThrowsAsync<ProblemException>(() => driver.CreateAsync(Week));

        Assert.Contains("redirects", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", $"{error}{string.Join('\n', driver.Log.Messages)}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task CloudMode_BackendTrash_IsRefusedAndTheRestIsNot()
    {
        await using var driver = await StartAsync(new ClusterScript(isCloud: true));

        var error = await Assert.ThrowsAsync<ProblemException>(() => driver.CreateAsync(Week, Hour));

        Assert.Equal("DDR1256 backendTrashRetention", $"{error.Problems[0].Code} {error.Problems[0].Path}");
        await driver.CreateAsync(Week);
        Assert.Empty(driver.Unfinished);
    }

    [Fact]
    public async Task Check_EverythingWrong_IsToldAtOnce()
    {
        await using var driver = await StartAsync();

        Assert.Equal(["DDR1250 retention"], await driver.ProblemsAsync());
        Assert.Equal(
            ["DDR1251 retention", "DDR1251 backendTrashRetention", "DDR1252 maxSameName"],
            await driver.ProblemsAsync(("retention", PropertyValue.Of("1500ms")), ("backendTrashRetention", PropertyValue.Of("99999d")), ("maxSameName", PropertyValue.Of(-2))));
    }

    [Fact]
    public async Task Import_ById_ShowsWhatIsInForce()
    {
        await using var driver = await StartAsync();
        driver.Script.Frontends[0].Set("catalog_trash_expire_second", "7200");

        var inputs = await driver.ImportAsync("default");

        Assert.Equal(PropertyValue.Of("2h"), inputs!["retention"]);
        Assert.Equal(PropertyValue.Of(3), inputs["maxSameName"]);
        await Assert.ThrowsAsync<ProblemException>(() => driver.ImportAsync("a/b"));
    }

    private static Task<PolicyDriver> StartAsync(ClusterScript? script = null, params (string, PropertyValue)[] http) =>
        PolicyDriver.StartAsync("RecycleBinPolicy", script, http);
}
