using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;
using DorisDr.Testing.Frontends;
using Xunit;
using static DorisDr.UnitTests.Resources.RepositoryDriver;

namespace DorisDr.UnitTests.Resources.Repositories;

public sealed class RepositoryPreviewTests
{
    [Fact]
    public async Task Preview_NothingInTheWay_WritesNothingAndKnowsTheState()
    {
        await using var driver = await StartAsync();

        var (created, _) = await driver.CreateAsync(preview: true);

        Assert.Equal(("", PropertyValue.Of("77")), (created.Id, created.Outputs["clusterId"]));
        Assert.Empty(driver.Log.Warnings);
        Assert.All(driver.Frontend.Statements, sql => Assert.StartsWith("SHOW", sql, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("us-east-1", false, "DDR1217")]
    [InlineData("eu-west-1", false, "DDR1215")]
    [InlineData("eu-west-1", true, "DDR1218")]
    public async Task Preview_OneExists_WarnsOfWhatWillHappen(string region, bool adopt, string code)
    {
        await using var driver = await StartAsync();
        driver.Script.Answer(
            "CREATE REPOSITORY `eu` WITH S3 ON LOCATION \"s3://bucket/eu\" PROPERTIES (\"s3.endpoint\" = \"http://store:9000\", "
            + $"\"s3.region\" = \"{region}\", \"use_path_style\" = \"true\")");

        await driver.CreateAsync(Declared().With("adoptExisting", PropertyValue.Of(adopt)), preview: true);

        Assert.StartsWith(code, Assert.Single(driver.Log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_Unreachable_SaysNotCheckedOnceAndSucceeds()
    {
        await using var driver = await StartAsync();
        await driver.Frontend.DisposeAsync();
        await driver.ConfigureAsync();

        await driver.CreateAsync(preview: true);
        await driver.CreateAsync(Declared().With("name", PropertyValue.Of("us")), preview: true);

        Assert.Single(driver.Log.Warnings, warning => warning.StartsWith("DDR1124", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Preview_Denied_WarnsWithTheGrant()
    {
        await using var driver = await StartAsync();
        driver.Script.Surprise("SHOW FRONTENDS", ScriptedReply.Error("Access denied; you need (at least one of) the (ADMIN/OPERATOR) privilege(s) for this operation"), runs: false);

        await driver.CreateAsync(preview: true);

        Assert.Contains("GRANT ADMIN_PRIV", Assert.Single(driver.Log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_OldVersion_WarnsOfWhatItCannotDo()
    {
        await using var driver = await StartAsync(new RepositoryScript { IsOld = true });
        var declared = WithS3(Declared("oss://bucket/eu"), "roleArn", PropertyValue.Of("arn:x")).With("name", PropertyValue.Of(new string('n', 65)));

        await driver.CreateAsync(declared, preview: true);

        Assert.Equal(["DDR1202", "DDR1231", "DDR1234"], driver.Log.Warnings.Select(warning => warning[..7]));
        var error = await Assert.ThrowsAsync<ProblemException>(() => driver.CreateAsync(declared));
        Assert.Equal(3, error.Problems.Count);
        Assert.Empty(driver.Script.Names);
    }

    [Fact]
    public async Task UpdatePreview_Gone_Warns()
    {
        await using var driver = await StartAsync();
        var (created, inputs) = await driver.CreateAsync();
        driver.Script.Answer("DROP REPOSITORY `eu`");

        await driver.UpdateAsync(inputs, created.Outputs, Declared(secretKey: "x"), preview: true);

        Assert.StartsWith("DDR1229", Assert.Single(driver.Log.Warnings), StringComparison.Ordinal);
        Assert.DoesNotContain(driver.Frontend.Statements, sql => sql.StartsWith("ALTER", StringComparison.Ordinal));
    }
}
