using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;
using Xunit;

namespace DorisDr.UnitTests.Resources.RecycleBin;

/// <summary>Nothing leaves the recycle bin because of us unless somebody said so. The rows are of the form of recording 03.</summary>
public sealed class LoweringTests
{
    private static readonly string?[][] Bin =
    [
        ["Database", "old", "10", "", "", "2026-11-24 02:00:00", "0.000 ", "0.000 "],
        ["Table", "t1", "10", "11", "", "2026-11-24 11:00:00", "0.000 ", "0.000 "],
        ["Table", "t1", "10", "12", "", "2026-11-24 10:00:00", "0.000 ", "0.000 "],
        ["Table", "t1", "20", "21", "", "2026-11-24 09:00:00", "0.000 ", "0.000 "],
        ["Table", "forced", "10", "13", "", null, "0.000 ", "0.000 "],
        ["Partition", "p1", "10", "14", "15", "2026-11-24 11:59:00", "0.000 ", "0.000 "],
    ];

    [Fact]
    public async Task LowerRetention_EntriesWouldGo_FailsWithTheListAndSetsNothing()
    {
        await using var driver = await StartAsync();

        var error = await Assert.ThrowsAsync<ProblemException>(() => driver.CreateAsync(("retention", PropertyValue.Of("2h30m"))));

        Assert.Equal("DDR1253 retention", $"{error.Problems[0].Code} {error.Problems[0].Path}");
        Assert.Contains(
            "from 86400 s to 9000 s would erase 2 entries of the recycle bin within half a minute: "
            + "database old (id 10, dropped 2026-11-24 02:00:00), table t1 (id 21, dropped 2026-11-24 09:00:00)",
            error.Message,
            StringComparison.Ordinal);
        Assert.All(driver.Script.Frontends, node => Assert.Equal("86400", node.Running["catalog_trash_expire_second"]));
    }

    [Fact]
    public async Task LowerSameName_KeepsTheNewestOfEachPlace()
    {
        await using var driver = await StartAsync();

        var error = await Assert.ThrowsAsync<ProblemException>(() => driver.CreateAsync(("maxSameName", PropertyValue.Of(1))));

        Assert.Contains("would erase one entry of the recycle bin within half a minute: table t1 (id 12, ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("retention", "12h")]
    [InlineData("retention", "30d")]
    [InlineData("maxSameName", "-1")]
    [InlineData("maxSameName", "2")]
    public async Task Change_NothingWouldGo_IsDone(string name, string value)
    {
        await using var driver = await StartAsync();

        await driver.CreateAsync((name, PropertyValue.Of(value)));

        Assert.Empty(driver.Unfinished);
    }

    [Fact]
    public async Task LowerRetention_AllowErase_IsDone()
    {
        await using var driver = await StartAsync();

        await driver.CreateAsync(("retention", PropertyValue.Of("1h")), ("allowErase", PropertyValue.Of(true)));

        Assert.Equal("3600", driver.Script.Frontends[0].Kept["catalog_trash_expire_second"]);
    }

    [Fact]
    public async Task Healing_RetentionRaisedByHand_IsGuardedToo()
    {
        await using var driver = await StartAsync();
        await driver.CreateAsync(("retention", PropertyValue.Of("12h")));
        foreach (var node in driver.Script.Frontends)
        {
            node.Set("catalog_trash_expire_second", "864000");
        }

        driver.Script.Now = "2026-11-24 20:00:00";
        Assert.Equal(["retention"], await driver.RefreshAsync());
        await Assert.ThrowsAsync<ProblemException>(() => driver.UpdateAsync(("retention", PropertyValue.Of("12h"))));
    }

    [Fact]
    public async Task Delete_RestoringALowerValue_IsGuardedToo()
    {
        await using var driver = await StartAsync();
        await driver.CreateAsync(("retention", PropertyValue.Of("7d")), ("onDelete", PropertyValue.Of("restore")));
        driver.Script.Now = "2026-11-26 12:00:00";
        await driver.ForgetAsync();

        var error = await Assert.ThrowsAsync<ProblemException>(driver.DeleteAsync);

        Assert.Equal("DDR1253", error.Problems[0].Code);
        Assert.Equal("604800", driver.Script.Frontends[0].Running["catalog_trash_expire_second"]);
    }

    [Fact]
    public async Task Delete_Keep_ChangesNothing()
    {
        await using var driver = await StartAsync();
        await driver.CreateAsync(("retention", PropertyValue.Of("7d")));

        await driver.DeleteAsync();

        Assert.Equal("604800", driver.Script.Frontends[0].Running["catalog_trash_expire_second"]);
    }

    [Fact]
    public async Task Preview_OfALowering_WarnsWithTheList()
    {
        await using var driver = await StartAsync();

        await driver.PreviewAsync(("retention", PropertyValue.Of("2h30m")));

        Assert.Contains("table t1 (id 21", Assert.Single(driver.Log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetRecycleBin_TellsWhenEachEntryGoes()
    {
        await using var driver = await StartAsync();

        var result = await driver.InvokeAsync("getRecycleBin");

        var entries = ((PropertyValue.ListValue)result["entries"]).Items.Select(item => ((PropertyValue.MapValue)item).Entries).ToArray();
        Assert.Equal(6, entries.Length);
        Assert.Equal(PropertyValue.Of("2026-11-25 02:00:00"), entries[0]["expireTime"]);
        Assert.False(entries[4].ContainsKey("dropTime"));
        Assert.Equal(PropertyValue.Of("15"), entries[5]["partitionId"]);
        Assert.Equal(PropertyValue.Of(86400), result["retentionSeconds"]);
    }

    private static async Task<PolicyDriver> StartAsync()
    {
        var driver = await PolicyDriver.StartAsync("RecycleBinPolicy");
        driver.Script.RecycleBin = Bin;
        return driver;
    }
}
