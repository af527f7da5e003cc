using DorisDr.Sandbox.Cluster;
using DorisDr.Sandbox.Cluster.Configuration;
using DorisDr.Sandbox.Cluster.Nodes;
using DorisDr.Sandbox.Cluster.Security;
using DorisDr.Sandbox.Statements;
using DorisDr.Sandbox.Statements.Parsing;
using DorisDr.Testing.Sandbox;
using Xunit;

namespace DorisDr.UnitTests.Sandbox.Nodes;

public sealed class RoutesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Session _session = new(1, new Account(new UserName("root", "%"), [], "", "", []), "127.0.0.1", 1, DateTimeOffset.UnixEpoch, []);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("SELECT 1", nameof(Route.Here))]
    [InlineData("/* a */ select 1", nameof(Route.Here))]
    [InlineData("", nameof(Route.Here))]
    [InlineData("USE`db1`", nameof(Route.Here))]
    [InlineData("SHOW DATABASES", nameof(Route.Here))]
    [InlineData("SHOW REPOSITORIES", nameof(Route.Here))]
    [InlineData("SHOW SNAPSHOT ON r", nameof(Route.Here))]
    [InlineData("SET query_timeout = 1", nameof(Route.Here))]
    [InlineData("SET NAMES utf8mb4", nameof(Route.Here))]
    [InlineData("KILL 1", nameof(Route.Here))]
    [InlineData("BEGIN", nameof(Route.Here))]
    [InlineData("START TRANSACTION", nameof(Route.Here))]
    [InlineData("ADMIN SET ALL FRONTENDS CONFIG (\"catalog_trash_expire_second\" = \"1\")", nameof(Route.Here))]
    [InlineData("ADMIN SET FRONTEND CONFIG (\"qe_slow_log_ms\" = \"1\")", nameof(Route.Here))]
    [InlineData("ADMIN SET FRONTEND CONFIG (\"nope\" = \"1\")", nameof(Route.Here))]
    [InlineData("ADMIN SET FRONTEND CONFIG (\"catalog_trash_expire_second\" = \"1\")", nameof(Route.Master))]
    [InlineData("show\n frontends", nameof(Route.Master))]
    [InlineData("SHOW BACKENDS", nameof(Route.Master))]
    [InlineData("SHOW PROC '/frontends'", nameof(Route.Master))]
    [InlineData("ADMIN SHOW FRONTEND CONFIG LIKE 'a'", nameof(Route.Master))]
    [InlineData("SHOW BACKEND CONFIG", nameof(Route.Master))]
    [InlineData("CREATE DATABASE d", nameof(Route.MasterThenReplay))]
    [InlineData("DROP REPOSITORY r", nameof(Route.MasterThenReplay))]
    [InlineData("INSERT INTO d.t VALUES (1)", nameof(Route.MasterThenReplay))]
    [InlineData("SET GLOBAL query_timeout = 1", nameof(Route.MasterThenReplay))]
    [InlineData("SET PASSWORD = PASSWORD('x')", nameof(Route.MasterThenReplay))]
    [InlineData("ALTER SYSTEM ADD FOLLOWER '127.0.0.1:1'", nameof(Route.MasterThenReplay))]
    [InlineData("SYNC", nameof(Route.MasterThenReplay))]
    public void Statement_OnAFollower_RunsWhereDorisRunsIt(string sql, string route) => Assert.Equal(route, Of(sql).ToString());

    [Theory]
    [InlineData("SHOW FRONTENDS")]
    [InlineData("SHOW FRONTEND CONFIG")]
    public void Listing_WithoutForwardToMaster_RunsWhereItArrives(string sql)
    {
        _session.Variables["forward_to_master"] = "false";

        Assert.Equal(Route.Here, Of(sql));
    }

    private Route Of(string sql)
    {
        var config = new FrontendConfig(ConfigTable.OfFrontend(Personality.Doris4), new Dictionary<string, string>(), new ConfigFolder(_folder.Path, "fe_custom.conf"), TimeProvider.System);
        return Routes.Of(_session, StatementParser.Parse(sql)[0], config);
    }
}
