using DorisDr.Client;
using DorisDr.Client.Sessions;
using DorisDr.Client.Sql;
using Xunit;

namespace DorisDr.UnitTests.Client;

public sealed class DorisExceptionTests
{
    private const string Canary = "canary-\"7\\x";

    private static readonly DorisEndpoint Fe = new("fe1", 9030);

    private static readonly SqlStatement Alter = SqlStatement.Of(
        $"ALTER REPOSITORY {SqlName.Of("r")} PROPERTIES ({new SqlProperties().AddSecret("s3.secret_key", new SqlSecret(Canary))})");

    [Fact]
    public void FromServer_ReplyThatQuotesASecret_ShowsItNowhere()
    {
        var error = DorisException.FromServer(
            $"errCode = 2, detailMessage = Multiple entries with same key: s3.secret_key={Canary} and s3.secret_key=x\n== SQL ==\n{Alter.Text}",
            1105, "HY000", Alter, Fe, isWrite: true);

        Assert.Equal(DorisErrorKind.DuplicateProperty, error.Kind);
        Assert.DoesNotContain("canary", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("canary", error.Detail, StringComparison.Ordinal);
        Assert.Contains("\"s3.secret_key\" = \"***\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromServer_RefusedWord_LeavesOutTheListOfExpectedOnes()
    {
        var error = DorisException.FromServer(
            "errCode = 2, detailMessage = \nmismatched input 'IF' expecting {'{', '}', 'ACTIONS'}(line 1, pos 18)\n", 1105, "HY000", Alter, Fe, isWrite: false);

        Assert.Equal("mismatched input 'IF'(line 1, pos 18)", error.Detail);
    }

    [Theory]
    [InlineData("ForwardToMasterException, msg: forward to master FE X, statement id: 7 : failed, cause: Unknown exception, java.net.SocketException: Broken pipe", true, DorisErrorKind.OutcomeUnknown)]
    [InlineData("ForwardToMasterException, msg: forward to master FE X, statement id: 7 : failed, cause: Unknown exception, java.net.SocketException: Broken pipe", false, DorisErrorKind.NoMaster)]
    [InlineData("Exception, msg: Failed to get master client.", true, DorisErrorKind.NoMaster)]
    public void FromServer_WithoutMaster_TellsWhetherAWriteMayHaveRun(string reply, bool isWrite, DorisErrorKind kind) =>
        Assert.Equal(kind, DorisException.FromServer(reply, 1105, "HY000", Alter, Fe, isWrite).Kind);

    [Fact]
    public void Lost_Write_IsOutcomeUnknownAndNotTransient()
    {
        var error = DorisException.Lost(Alter, Fe, isWrite: true, inner: null);

        Assert.Equal(DorisErrorKind.OutcomeUnknown, error.Kind);
        Assert.False(error.IsTransient);
    }

    [Fact]
    public void Options_Printed_DoNotShowThePassword()
    {
        var options = new ClusterOptions { Endpoints = [Fe], Password = new Password(Canary) };

        Assert.DoesNotContain("canary", options.ToString(), StringComparison.Ordinal);
        Assert.Equal($"x *** y", options.Password.Scrub($"x {Canary} y"));
    }
}
