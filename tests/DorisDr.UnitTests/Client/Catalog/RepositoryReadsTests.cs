using DorisDr.Client;
using DorisDr.Client.Sql;
using DorisDr.Testing.Frontends;
using Xunit;
using static DorisDr.UnitTests.Client.Sessions.ScriptedCluster;

namespace DorisDr.UnitTests.Client.Catalog;

/// <summary>What is asked, and how often, before something is believed about a repository.</summary>
public sealed class RepositoryReadsTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [Fact]
    public async Task Find_ConnectedToTheMaster_AsksNoMoreThanNeeded()
    {
        await using var frontend = new ScriptedFrontend(sql => Answer(sql, isMaster: true, "r"));
        await using var cluster = Connect(frontend);

        await cluster.Nodes.GetIdentityAsync(Never);
        Assert.NotNull(await cluster.Repositories.FindAsync("r", Never));
        Assert.Null(await cluster.Repositories.FindAsync("other", Never));

        Assert.Equal(["SHOW FRONTENDS", "SHOW REPOSITORIES", "SHOW CREATE REPOSITORY FOR `r`"], frontend.Statements);
    }

    [Fact]
    public async Task Find_ConnectedToAFollower_SyncsBeforeItBelieves()
    {
        await using var frontend = new ScriptedFrontend(sql => Answer(sql, isMaster: false));
        await using var cluster = Connect(frontend);

        Assert.Null(await cluster.Repositories.FindAsync("r", Never));

        Assert.Equal(["SHOW FRONTENDS", "SYNC", "SHOW REPOSITORIES"], frontend.Statements);
    }

    [Fact]
    public async Task Find_FollowerRefusesSync_AsksTheMasterAmongTheEndpoints()
    {
        static ScriptedReply Refuse(string sql) => sql == "SYNC" ? ScriptedReply.Error("\nmismatched input 'SYNC' expecting {'A'}(line 1, pos 0)\n") : Answer(sql, isMaster: false);
        await using var follower = new ScriptedFrontend(Refuse);
        await using var master = new ScriptedFrontend(sql => Answer(sql, isMaster: true, "r"));
        await using var cluster = Connect(follower, master);

        Assert.Contains(await cluster.Repositories.ListAsync(Never), row => row.Name == "r");
        Assert.DoesNotContain("SHOW REPOSITORIES", follower.Statements);
    }

    [Fact]
    public async Task Find_NobodyCanProveIt_IsAnErrorAndNeverGone()
    {
        await using var follower = new ScriptedFrontend(
            sql => sql == "SYNC" ? ScriptedReply.Error("Unsupported operation") : Answer(sql, isMaster: false));
        await using var cluster = Connect(follower);

        var error = await Assert.ThrowsAsync<DorisException>(() => cluster.Repositories.FindAsync("r", Never));

        Assert.Equal(DorisErrorKind.MasterNotProved, error.Kind);
    }

    [Fact]
    public async Task List_NoFrontendIsMaster_IsNoMaster()
    {
        await using var frontend = new ScriptedFrontend(sql => sql == "SHOW FRONTENDS"
            ? ScriptedReply.Table(FrontendColumns, ["fe_1", "h", "9030", "FOLLOWER", "false", "77", "true", "doris-4.0.2", "Yes"])
            : Repositories());
        await using var cluster = Connect(frontend);

        var error = await Assert.ThrowsAsync<DorisException>(() => cluster.Repositories.ListAsync(Never));

        Assert.Equal(DorisErrorKind.NoMaster, error.Kind);
        Assert.DoesNotContain("SHOW REPOSITORIES", frontend.Statements);
    }

    [Fact]
    public async Task List_ManyAtOnce_IsAskedOnceUntilAWrite()
    {
        await using var frontend = new ScriptedFrontend(sql => Answer(sql, isMaster: true, "r"));
        await using var cluster = Connect(frontend);

        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => cluster.Repositories.ListAsync(Never)));
        await cluster.RepositoryCommands.DropAsync("r", Never);
        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => cluster.Repositories.ListAsync(Never)));

        Assert.Equal(2, frontend.Statements.Count(sql => sql == "SHOW REPOSITORIES"));
        Assert.Single(frontend.Statements, sql => sql == "SHOW FRONTENDS");
    }

    [Fact]
    public async Task List_AfterAWriteThroughAnotherSession_SyncsTheFollowerAgain()
    {
        await using var frontend = new ScriptedFrontend(sql => Answer(sql, isMaster: false, "r"));
        await using var cluster = Connect(frontend);

        await cluster.Repositories.ListAsync(Never);
        await cluster.RepositoryCommands.DropAsync("x", Never);
        await cluster.Repositories.ListAsync(Never);

        Assert.Equal(2, frontend.Statements.Count(sql => sql == "SYNC"));
    }

    [Fact]
    public async Task Find_DorisCannotPrintTheProperties_KnowsTheRowOnly()
    {
        await using var frontend = new ScriptedFrontend(sql => sql.StartsWith("SHOW CREATE", StringComparison.Ordinal)
            ? ScriptedReply.Error("MicroSoft Azure Blob backend is not implemented")
            : Answer(sql, isMaster: true, "r"));
        await using var cluster = Connect(frontend);

        var found = await cluster.Repositories.FindAsync("r", Never);

        Assert.NotNull(found);
        Assert.Null(found.Properties);
    }

    [Fact]
    public async Task Identity_CloudModeInTheVersionComment_IsSeen()
    {
        await using var frontend = new ScriptedFrontend(sql => Answer(sql, isMaster: true)) { VersionComment = "doris version doris-4.0.2-rc01-abc (Cloud Mode)" };
        await using var cluster = Connect(frontend);

        var identity = await cluster.Nodes.GetIdentityAsync(Never);

        Assert.True(identity.Version.IsCloudMode);
        Assert.Equal(4, identity.Version.Major);
    }

    private static ScriptedReply Answer(string sql, bool isMaster, params string[] names) => sql switch
    {
        "SHOW FRONTENDS" => Frontends(isMaster),
        "SHOW REPOSITORIES" => Repositories(names),
        _ when sql.StartsWith("SHOW CREATE", StringComparison.Ordinal) => ScriptedReply.Table(
            ["RepoName", "CreateStmt"], ["r", "CREATE REPOSITORY r \nWITH  S3  \nON LOCATION \"s3://b/r\"\nPROPERTIES\n(\"s3.endpoint\"  =  \"http://e\"\n)"]),
        _ => ScriptedReply.Ok,
    };
}
