using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;
using DorisDr.Testing.Frontends;
using Xunit;

namespace DorisDr.UnitTests.Resources;

/// <summary>Answers that break off, and answers that are none: neither reads as "gone", nor as "as declared", nor is anything written on their strength.</summary>
public sealed class UnbelievableAnswerTests
{
    private static readonly (string, PropertyValue)[] Bin = [("retention", PropertyValue.Of("7d")), ("backendTrashRetention", PropertyValue.Of("1h"))];
    private static readonly (string, PropertyValue)[] Binlog = [("database", PropertyValue.Of("bl")), ("ttl", PropertyValue.Of("1h"))];
    private static readonly (string, PropertyValue)[] Store =
    [
        ("name", PropertyValue.Of("eu")),
        ("location", PropertyValue.Of("s3://bucket/eu")),
        ("s3", PropertyValue.Of(PropertyMap.Of(
            ("endpoint", PropertyValue.Of("http://store:9000")), ("region", PropertyValue.Of("r")), ("accessKey", PropertyValue.Of("a")), ("secretKey", PropertyValue.Of("b"))))),
    ];

    [Theory]
    [InlineData("RecycleBinPolicy", "SHOW FRONTENDS")]
    [InlineData("RecycleBinPolicy", "SHOW BACKENDS")]
    [InlineData("RecycleBinPolicy", "SHOW BACKEND CONFIG")]
    [InlineData("BinlogPolicy", "SHOW FRONTENDS")]
    [InlineData("BinlogPolicy", "SHOW CREATE DATABASE")]
    [InlineData("BinlogPolicy", "SHOW FULL TABLES")]
    [InlineData("BinlogPolicy", "SHOW CREATE TABLE")]
    [InlineData("Repository", "SHOW FRONTENDS")]
    [InlineData("Repository", "SHOW REPOSITORIES")]
    [InlineData("Repository", "SHOW CREATE REPOSITORY")]
    public async Task Refresh_ListingBreaksOff_IsAnErrorAndNothingIsForgotten(string type, string listing)
    {
        await using var driver = await StartAsync(type);
        driver.Script.CutListing = listing;

        var error = await Assert.ThrowsAsync<ProblemException>(driver.RefreshAsync);

        Assert.All(error.Problems, problem => Assert.StartsWith("DDR11", problem.Code, StringComparison.Ordinal));
        driver.Script.CutListing = null;
        Assert.Empty(await driver.RefreshAsync());
    }

    [Fact]
    public async Task Lowering_ListingOfTheBinBreaksOff_WritesNothing()
    {
        await using var driver = await StartAsync("RecycleBinPolicy");
        driver.Script.RecycleBin = [["Table", "t", "1", "2", "", "2026-11-20 12:00:00", "0", "0"]];
        driver.Script.CutListing = "SHOW CATALOG RECYCLE BIN";

        await Assert.ThrowsAsync<ProblemException>(() => driver.UpdateAsync(("retention", PropertyValue.Of("1h"))));

        Assert.All(driver.Script.Frontends, node => Assert.Equal("604800", node.Running["catalog_trash_expire_second"]));
    }

    [Theory]
    [InlineData(200, "<html><body>Welcome to the proxy</body></html>")]
    [InlineData(200, "")]
    [InlineData(200, "[]")]
    [InlineData(200, "{}")]
    [InlineData(200, "{\"code\":0,\"msg\":\"success\",\"data\":null}")]
    [InlineData(200, "{\"code\":0,\"msg\":\"success\",\"data\":{\"columnNames\":[\"a\"],\"rows\":[]}}")]
    [InlineData(200, "{\"code\":0,\"msg\":\"success\",\"data\":{\"columnNames\":[],\"rows\":[[1]]}}")]
    [InlineData(502, "bad gateway")]
    [InlineData(302, "")]
    public async Task Refresh_FollowerAnswersWithGarbage_IsAnErrorWithItsName(int status, string body)
    {
        await using var driver = await StartAsync("RecycleBinPolicy");
        driver.Script.HttpOverride = request => request.Host == "127.0.0.2" ? new ScriptedResponse(status, body) : null;

        var error = await Assert.ThrowsAsync<ProblemException>(driver.RefreshAsync);

        Assert.Contains("FE fe_2 (127.0.0.2)", error.Message, StringComparison.Ordinal);
        driver.Script.HttpOverride = static _ => null;
        Assert.Empty(await driver.RefreshAsync());
    }

    [Fact]
    public async Task Refresh_NobodyIsMaster_IsAnErrorForEveryResource()
    {
        foreach (var type in (string[])["RecycleBinPolicy", "BinlogPolicy", "Repository"])
        {
            await using var driver = await StartAsync(type);
            driver.Script.Override(sql => sql == "SHOW FRONTENDS"
                ? ScriptedReply.Error("Failed to forward: no master FE")
                : null);

            await Assert.ThrowsAsync<ProblemException>(driver.RefreshAsync);
        }
    }

    private static async Task<PolicyDriver> StartAsync(string type)
    {
        var script = new ClusterScript();
        foreach (var sql in (string[])["CREATE DATABASE `bl`", "CREATE TABLE `bl`.`t1`", "CREATE TABLE `bl`.`t2`"])
        {
            Assert.Same(ScriptedReply.Ok, script.Binlogs.Answer(sql));
        }

        var driver = await PolicyDriver.StartAsync(type, script);
        await driver.CreateAsync(type switch { "RecycleBinPolicy" => Bin, "BinlogPolicy" => Binlog, _ => Store });
        Assert.Empty(driver.Unfinished);
        Assert.Empty(await driver.RefreshAsync());
        return driver;
    }
}
