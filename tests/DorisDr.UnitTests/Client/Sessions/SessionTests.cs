using DorisDr.Client;
using DorisDr.Client.Sessions;
using DorisDr.Client.Sql;
using DorisDr.Testing.Frontends;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using static DorisDr.UnitTests.Client.Sessions.ScriptedCluster;

namespace DorisDr.UnitTests.Client.Sessions;

public sealed class SessionTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private static readonly ScriptedReply NoMaster = ScriptedReply.RawError("Exception, msg: Failed to get master client.");

    [Fact]
    public async Task Read_FirstEndpointRefusesConnections_UsesTheNextAndStaysThere()
    {
        var dead = new ScriptedFrontend(_ => ScriptedReply.Ok);
        await dead.DisposeAsync();
        await using var alive = new ScriptedFrontend(_ => Frontends());
        await using var cluster = Connect(dead, alive);

        Assert.Equal("77", (await cluster.Nodes.GetIdentityAsync(Never)).ClusterId);
        Assert.Equal(1, alive.Logins);
    }

    [Fact]
    public async Task Read_NothingAnswers_IsUnreachableAndNamesEveryEndpoint()
    {
        ScriptedFrontend[] dead = [new(_ => ScriptedReply.Ok), new(_ => ScriptedReply.Ok)];
        await dead[0].DisposeAsync();
        await dead[1].DisposeAsync();
        await using var cluster = Connect(dead);

        var error = await Assert.ThrowsAsync<DorisException>(() => cluster.Nodes.GetIdentityAsync(Never));

        Assert.Equal(DorisErrorKind.Unreachable, error.Kind);
        Assert.All(dead, frontend => Assert.Contains($"127.0.0.1:{frontend.Port}", error.Message, StringComparison.Ordinal));
        Assert.DoesNotContain("canary-pw", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Login_Refused_IsNotTriedElsewhere()
    {
        var refusal = ScriptedReply.RawError("Access denied for user 'root@10.0.0.9' (using password: YES)", 1045, "28000");
        await using var first = new ScriptedFrontend(_ => ScriptedReply.Ok) { Login = refusal };
        await using var second = new ScriptedFrontend(_ => Frontends());
        await using var cluster = Connect(first, second);

        var error = await Assert.ThrowsAsync<DorisException>(() => cluster.Nodes.GetIdentityAsync(Never));

        Assert.Equal(DorisErrorKind.AuthenticationFailed, error.Kind);
        Assert.Equal(0, second.Logins);
        Assert.DoesNotContain("canary-pw", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ONLY_FULL_GROUP_BY,NO_BACKSLASH_ESCAPES")]
    [InlineData("1048608")]
    public async Task Login_NoBackslashEscapes_IsRefusedWithRemedy(string mode)
    {
        await using var frontend = new ScriptedFrontend(_ => Frontends()) { SqlMode = mode };
        await using var cluster = Connect(frontend);

        var error = await Assert.ThrowsAsync<DorisException>(() => cluster.Nodes.GetIdentityAsync(Never));

        Assert.Equal(DorisErrorKind.SqlModeRefused, error.Kind);
        Assert.Empty(frontend.Statements);
    }

    [Fact]
    public async Task Login_TlsRequiredAndNotOffered_IsTlsFailed()
    {
        await using var frontend = new ScriptedFrontend(_ => Frontends());
        await using var cluster = Connect(null, options => options with { Tls = new TlsOptions(TlsMode.Required) }, frontend);

        var error = await Assert.ThrowsAsync<DorisException>(() => cluster.Nodes.GetIdentityAsync(Never));

        Assert.Equal(DorisErrorKind.TlsFailed, error.Kind);
    }

    [Fact]
    public async Task Read_ConnectionBreaks_IsAskedOnceMoreOnTheOtherEndpoint()
    {
        await using var breaking = new ScriptedFrontend(_ => ScriptedReply.Hangup);
        await using var other = new ScriptedFrontend(_ => Frontends());
        await using var cluster = Connect(breaking, other);

        Assert.Equal("77", (await cluster.Nodes.GetIdentityAsync(Never)).ClusterId);
        Assert.Equal((1, 1), (breaking.Statements.Count, other.Statements.Count));
    }

    [Fact]
    public async Task Read_ConnectionBreaksEverywhere_IsLostAfterTheSecondTime()
    {
        await using var frontend = new ScriptedFrontend(_ => ScriptedReply.Hangup);
        await using var cluster = Connect(frontend);

        var error = await Assert.ThrowsAsync<DorisException>(() => cluster.Nodes.GetIdentityAsync(Never));

        Assert.Equal(DorisErrorKind.ConnectionLost, error.Kind);
        Assert.Equal(2, frontend.Statements.Count);
    }

    [Fact]
    public async Task Write_ReplyLost_IsOutcomeUnknownAndNotSentAgain()
    {
        await using var frontend = new ScriptedFrontend(_ => ScriptedReply.Hangup);
        await using var other = new ScriptedFrontend(_ => ScriptedReply.Ok);
        await using var cluster = Connect(frontend, other);

        var error = await Assert.ThrowsAsync<DorisException>(() => cluster.RepositoryCommands.DropAsync("r", Never));

        Assert.Equal(DorisErrorKind.OutcomeUnknown, error.Kind);
        Assert.Equal("DROP REPOSITORY `r`", error.Statement);
        Assert.Equal((1, 0), (frontend.Statements.Count, other.Statements.Count));
    }

    [Theory]
    [InlineData(false, DorisErrorKind.TimedOut)]
    [InlineData(true, DorisErrorKind.OutcomeUnknown)]
    public async Task Statement_NoAnswerUntilTheDeadline_IsLateAndTheSessionIsNotUsedAgain(bool isWrite, DorisErrorKind kind)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var isSilent = true;
        await using var frontend = new ScriptedFrontend(_ =>
        {
            asked.TrySetResult();
            return isSilent ? ScriptedReply.Silence : Frontends();
        });
        var time = new FakeTimeProvider();
        await using var cluster = Connect(time, options => options with { StatementTimeout = TimeSpan.FromSeconds(3) }, frontend);

        var running = isWrite ? cluster.RepositoryCommands.DropAsync("r", Never) : cluster.Nodes.GetIdentityAsync(Never);
        await asked.Task;
        time.Advance(TimeSpan.FromSeconds(3));
        var error = await Assert.ThrowsAsync<DorisException>(() => running);

        Assert.Equal(kind, error.Kind);
        Assert.Contains("within 3 s", error.Message, StringComparison.Ordinal);
        isSilent = false;
        Assert.Equal("77", (await cluster.Nodes.GetIdentityAsync(Never)).ClusterId);
        Assert.Equal(2, frontend.Logins);
    }

    [Fact]
    public async Task Statement_StoppedByTheUser_IsACancelAndNoSecondConnectionKillsIt()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var frontend = new ScriptedFrontend(_ =>
        {
            asked.TrySetResult();
            return ScriptedReply.Silence;
        });
        await using var cluster = Connect(frontend);
        using var stop = new CancellationTokenSource();

        var running = cluster.RepositoryCommands.DropAsync("r", stop.Token);
        await asked.Task;
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal((1, 1), (frontend.Logins, frontend.Statements.Count));
    }

    [Fact]
    public async Task Write_NoMasterForAWhile_IsSentAgainUntilItRan()
    {
        var replies = new Queue<ScriptedReply>([NoMaster, NoMaster, ScriptedReply.Ok]);
        await using var frontend = new ScriptedFrontend(_ => replies.Dequeue());
        var time = new FakeTimeProvider();
        var ample = TimeSpan.FromDays(40); // Far beyond what the loop below lets pass while a reply is on its way.
        await using var cluster = Connect(
            time, options => options with { MasterPatience = ample, StatementTimeout = ample, ConnectTimeout = ample }, frontend);

        var running = cluster.RepositoryCommands.DropAsync("r", Never);
        while (!running.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        await running;
        Assert.Equal(3, frontend.Statements.Count);
    }

    [Fact]
    public async Task Write_NoMasterForLong_IsNoMaster()
    {
        await using var frontend = new ScriptedFrontend(_ => NoMaster);
        await using var cluster = Connect(frontend);

        var error = await Assert.ThrowsAsync<DorisException>(() => cluster.RepositoryCommands.DropAsync("r", Never));

        Assert.Equal(DorisErrorKind.NoMaster, error.Kind);
        Assert.True(error.IsTransient);
    }

    [Fact]
    public async Task Pool_ManyStatementsAtOnce_UsesNoMoreThanTheAllowedConnections()
    {
        await using var frontend = new ScriptedFrontend(_ => ScriptedReply.Ok);
        await using var cluster = Connect(null, options => options with { MaxConnections = 2 }, frontend);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => cluster.RepositoryCommands.DropAsync($"r{i}", Never)));

        Assert.Equal(20, frontend.Statements.Count);
        Assert.InRange(frontend.Logins, 1, 2);
    }
}
