using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;
using DorisDr.Testing.Frontends;
using Xunit;
using static DorisDr.UnitTests.Resources.RepositoryDriver;

namespace DorisDr.UnitTests.Resources.Repositories;

/// <summary>What Create does with what is there already, and what is there after a Create that went wrong.</summary>
public sealed class RepositoryTakingOverTests
{
    private const string Existing =
        "CREATE REPOSITORY `eu` WITH S3 ON LOCATION \"s3://bucket/eu\" PROPERTIES (\"s3.endpoint\" = \"http://store:9000\", "
        + "\"s3.region\" = \"us-east-1\", \"s3.access_key\" = \"old\", \"s3.secret_key\" = \"old\", \"use_path_style\" = \"true\")";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Create_EqualOneExists_IsTakenOverWithOurKeys(bool isOld)
    {
        await using var driver = await StartAsync(new RepositoryScript { IsOld = isOld });
        driver.Script.Answer(Existing);

        var (created, _) = await driver.CreateAsync();

        Assert.Equal("eu", created.Id);
        Assert.Equal("canary-secret", driver.Script.Stored("eu", "s3.secret_key"));
    }

    [Fact]
    public async Task Create_DifferentOneExists_NamesDifferenceAndImport()
    {
        await using var driver = await StartAsync();
        driver.Script.Answer(Existing.Replace("us-east-1", "eu-west-1", StringComparison.Ordinal));

        var error = await Assert.ThrowsAsync<ProblemException>(() => driver.CreateAsync());

        Assert.Equal("DDR1215", error.Problems[0].Code);
        Assert.Contains("s3.region is \"eu-west-1\" instead of \"us-east-1\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("pulumi import dorisdr:index:Repository eu eu", error.Message, StringComparison.Ordinal);
        Assert.Equal("old", driver.Script.Stored("eu", "s3.secret_key"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Create_DifferentOneExistsAndAdopt_IsChanged(bool isOld)
    {
        await using var driver = await StartAsync(new RepositoryScript { IsOld = isOld });
        driver.Script.Answer(Existing.Replace("us-east-1", "eu-west-1", StringComparison.Ordinal));

        var (created, inputs) = await driver.CreateAsync(Declared().With("adoptExisting", PropertyValue.Of(true)));

        Assert.Equal("us-east-1", driver.Script.Stored("eu", "s3.region"));
        Assert.Equal("canary-secret", driver.Script.Stored("eu", "s3.secret_key"));
        Assert.Empty((await driver.DiffAsync(inputs, created.Outputs, Declared())).Changes);
    }

    [Fact]
    public async Task Create_OneExistsElsewhereAndAdopt_IsRefused()
    {
        await using var driver = await StartAsync();
        driver.Script.Answer(Existing.Replace("s3://bucket/eu", "s3://bucket/us", StringComparison.Ordinal));

        var error = await Assert.ThrowsAsync<ProblemException>(() => driver.CreateAsync(Declared().With("adoptExisting", PropertyValue.Of(true))));

        Assert.Equal("DDR1216", error.Problems[0].Code);
        Assert.Equal("old", driver.Script.Stored("eu", "s3.secret_key"));
    }

    [Fact]
    public async Task Create_ReplyLostAfterItRan_IsTakenOver()
    {
        await using var driver = await StartAsync();
        driver.Script.Surprise("CREATE", ScriptedReply.Hangup, runs: true);

        var (created, _) = await driver.CreateAsync();

        Assert.Equal("eu", created.Id);
        Assert.Single(driver.Frontend.Statements, sql => sql.StartsWith("CREATE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Create_ReplyLostBeforeItRan_IsAnErrorAndTheNextRunCreates()
    {
        await using var driver = await StartAsync();
        driver.Script.Surprise("CREATE", ScriptedReply.Hangup, runs: false);

        var error = await Assert.ThrowsAsync<ProblemException>(() => driver.CreateAsync());

        Assert.Equal("DDR1120", error.Problems[0].Code);
        Assert.Equal("eu", (await driver.CreateAsync()).Result.Id);
    }

    [Fact]
    public async Task Create_LastPingFails_DropsItAgain()
    {
        await using var driver = await StartAsync();
        driver.Script.Surprise("CREATE", ScriptedReply.Error("Failed to create repository: failed to connect to the repo"), runs: true);

        var error = await Assert.ThrowsAsync<ProblemException>(() => driver.CreateAsync());

        Assert.Equal("DDR1225", error.Problems[0].Code);
        Assert.Empty(driver.Script.Names);
    }

    [Fact]
    public async Task Create_LastPingFailsAndDropToo_IsUnfinishedAndTheUpdateFinishesIt()
    {
        await using var driver = await StartAsync();
        driver.Script.Surprise("CREATE", ScriptedReply.Error("Failed to create repository: failed to connect to the repo"), runs: true);
        driver.Script.Surprise("DROP", ScriptedReply.Error("Backup or restore job is running on this repository. Can not drop it"), runs: false);

        var (created, inputs) = await driver.CreateAsync();

        Assert.Equal("eu", created.Id);
        Assert.Contains("DDR1235", Assert.Single(created.Unfinished), StringComparison.Ordinal);
        Assert.Empty((await driver.UpdateAsync(inputs, created.Outputs, Declared())).Unfinished);
    }

    [Fact]
    public async Task Delete_ReplyLost_IsSentAgain()
    {
        await using var driver = await StartAsync();
        var (created, inputs) = await driver.CreateAsync();
        driver.Script.Surprise("DROP", ScriptedReply.Hangup, runs: true);

        await driver.DeleteAsync(inputs, created.Outputs);

        Assert.Empty(driver.Script.Names);
    }

    [Theory]
    [InlineData("The specified bucket does not exist (Service: S3, Status Code: 404)", "DDR1221", "location")]
    [InlineData("The Access Key Id you provided does not exist in our records. (Service: S3, Status Code: 403)", "DDR1219", "s3.accessKey")]
    [InlineData("java.net.ConnectException: Connection refused", "DDR1220", "s3.endpoint")]
    [InlineData("Invalid repository __repo_info, expected repo 'eu', but get name 'us' from s3://x", "DDR1223", "location")]
    [InlineData("Access denied; you need (at least one of) the (ADMIN) privilege(s) for this operation", "DDR1114", null)]
    [InlineData("something new s3.secret_key=canary-secret", "DDR1121", null)]
    public async Task Create_Refused_IsExplainedAtItsInputWithoutSecrets(string detail, string code, string? path)
    {
        await using var driver = await StartAsync();
        driver.Script.Surprise("CREATE", ScriptedReply.Error($"Failed to create repository: {detail}"), runs: false);

        var error = await Assert.ThrowsAsync<ProblemException>(() => driver.CreateAsync());

        Assert.Equal((code, path), (error.Problems[0].Code, error.Problems[0].Path?.ToString()));
        Assert.DoesNotContain("canary", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(driver.Log.Messages, message => message.Message.Contains("canary", StringComparison.Ordinal));
        if (code == "DDR1114")
        {
            Assert.Contains("GRANT ADMIN_PRIV ON *.*.* TO 'root';", error.Message, StringComparison.Ordinal);
        }
    }
}
