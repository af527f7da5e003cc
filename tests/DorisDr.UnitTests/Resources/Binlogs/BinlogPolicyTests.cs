using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;
using DorisDr.Testing.Frontends;
using Xunit;

namespace DorisDr.UnitTests.Resources.Binlogs;

public sealed class BinlogPolicyTests
{
    private static readonly (string, PropertyValue) Database = ("database", PropertyValue.Of("bl"));
    private static readonly (string, PropertyValue) Ttl = ("ttl", PropertyValue.Of("1h"));

    [Fact]
    public async Task Create_WholeDatabase_SetsOlapTablesFirstThenTheDatabase()
    {
        await using var driver = await StartAsync();

        await driver.CreateAsync(Database, Ttl);

        Assert.Empty(driver.Unfinished);
        var writes = driver.Traffic().Statements.Where(sql => sql.StartsWith("ALTER", StringComparison.Ordinal)).ToArray();
        Assert.Equal(
            [
                "ALTER TABLE `bl`.`t1` SET (\"binlog.enable\" = \"true\", \"binlog.ttl_seconds\" = \"3600\")",
                "ALTER TABLE `bl`.`t2` SET (\"binlog.enable\" = \"true\", \"binlog.ttl_seconds\" = \"3600\")",
            ],
            writes[..2].Order(StringComparer.Ordinal));
        Assert.Equal(["ALTER DATABASE `bl` SET PROPERTIES (\"binlog.enable\" = \"true\", \"binlog.ttl_seconds\" = \"3600\")"], writes[2..]);
    }

    [Fact]
    public async Task Refresh_Untouched_CostsOneStatementForEachTableAndChangesNothing()
    {
        await using var driver = await StartAsync();
        await driver.CreateAsync(Database, Ttl);
        driver.Traffic();

        Assert.Empty(await driver.RefreshAsync());

        // FEs, database, tables, and one for each of the four that are no views.
        Assert.Equal((7, 0), (driver.Traffic() is var (statements, requests) ? statements.Count(sql => sql != "SHOW FRONTENDS") + 1 : 0, requests.Length));
    }

    [Fact]
    public async Task Refresh_TableMadeLaterAndNotCovered_IsDriftWithItsName()
    {
        await using var driver = await StartAsync();
        await driver.CreateAsync(Database, Ttl);
        driver.Script.Binlogs.Add("bl", "late");

        Assert.Equal(["enabled", "ttl"], await driver.RefreshAsync());
        Assert.Equal(
            ["table late: binlog.enable is false instead of true, binlog.ttl_seconds is 86400 instead of 3600"], driver.Deviations);

        await driver.UpdateAsync(Database, Ttl);
        Assert.Empty(await driver.RefreshAsync());
    }

    [Fact]
    public async Task Patterns_CoverOnlyWhatTheyMatchAndNeverTheDatabase()
    {
        await using var driver = await StartAsync();

        await driver.CreateAsync(Database, Tables("t?", "nothing*"));

        Assert.DoesNotContain(driver.Traffic().Statements, sql => sql.StartsWith("ALTER DATABASE", StringComparison.Ordinal));
        driver.Script.Binlogs.Add("bl", "other");
        Assert.Empty(await driver.RefreshAsync());
        driver.Script.Binlogs.Add("bl", "t3");
        Assert.Equal(["enabled"], await driver.RefreshAsync());
    }

    [Fact]
    public async Task Create_NamedTableOrDatabaseMissing_IsRefusedAtItsInput()
    {
        await using var driver = await StartAsync();

        var table = await Assert.ThrowsAsync<ProblemException>(() => driver.CreateAsync(Database, Tables("t1", "nope", "v")));
        var database = await Assert.ThrowsAsync<ProblemException>(() => driver.CreateAsync(("database", PropertyValue.Of("nope"))));

        Assert.Equal(["DDR1271 tables[1]", "DDR1271 tables[2]"], table.Problems.Select(p => $"{p.Code} {p.Path}"));
        Assert.Equal(["DDR1270 database"], database.Problems.Select(p => $"{p.Code} {p.Path}"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Create_FeatureOffOnANode_IsRefusedWithItsNameAndSetsNothing(bool onFrontend)
    {
        await using var driver = await StartAsync();
        if (onFrontend)
        {
            driver.Script.Frontends[2].Set("experimental_enable_feature_binlog", "false");
        }
        else
        {
            driver.Script.Backends[1].Set("enable_feature_binlog", "false");
        }

        var error = await Assert.ThrowsAsync<ProblemException>(() => driver.CreateAsync(Database));

        Assert.Equal("DDR1272 enabled", $"{error.Problems[0].Code} {error.Problems[0].Path}");
        Assert.Contains(onFrontend ? "FE fe_3 (127.0.0.3)" : "BE 10002 (127.0.0.2)", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(driver.Traffic().Statements, sql => sql.StartsWith("ALTER", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refresh_FeatureOffAfterARestart_IsDriftOfEnabled()
    {
        await using var driver = await StartAsync();
        await driver.CreateAsync(Database);
        driver.Script.Binlogs.IsFeatureOn = false;

        Assert.Equal(["enabled"], await driver.RefreshAsync());
    }

    [Fact]
    public async Task Create_MayNotSeeConfiguration_WarnsAndGoesOn()
    {
        await using var driver = await StartAsync();
        driver.Script.HttpDenial = "Access denied; you need (at least one of) the Admin_priv privilege(s) for this operation";
        driver.Script.Override(sql => sql.StartsWith("SHOW BACKEND CONFIG", StringComparison.Ordinal)
            ? ScriptedReply.Error("Access denied; you need (at least one of) the (ADMIN) privilege(s) for this operation") : null);

        await driver.CreateAsync(Database, Tables("t1"));

        Assert.Empty(driver.Unfinished);
        Assert.Equal(2, driver.Log.Warnings.Count(warning => warning.StartsWith("DDR1279", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Disable_WholeDatabase_SetsTheDatabaseFirst()
    {
        await using var driver = await StartAsync();
        await driver.CreateAsync(Database);
        driver.Traffic();
        await driver.ForgetAsync();

        await driver.UpdateAsync(Database, ("enabled", PropertyValue.Of(false)));

        Assert.Empty(driver.Unfinished);
        var writes = driver.Traffic().Statements.Where(sql => sql.StartsWith("ALTER", StringComparison.Ordinal)).ToArray();
        Assert.Equal((3, "ALTER DATABASE `bl` SET PROPERTIES (\"binlog.enable\" = \"false\")"), (writes.Length, writes[0]));
    }

    [Fact]
    public async Task Disable_SomeTablesOfAnEnabledDatabase_IsRefused()
    {
        await using var driver = await StartAsync();
        await driver.CreateAsync(Database);
        await driver.ForgetAsync();

        var error = await Assert.ThrowsAsync<ProblemException>(() => driver.UpdateAsync(Database, Tables("t1"), ("enabled", PropertyValue.Of(false))));

        Assert.Equal("DDR1274", error.Problems[0].Code);
    }

    [Fact]
    public async Task Create_TableMadeMeanwhile_IsCoveredBeforeTheDatabase()
    {
        await using var driver = await StartAsync();
        var first = true;
        driver.Script.Override(sql =>
        {
            if (first && sql.StartsWith("ALTER DATABASE", StringComparison.Ordinal))
            {
                first = false;
                driver.Script.Binlogs.Add("bl", "meanwhile");
            }

            return null;
        });

        await driver.CreateAsync(Database);

        Assert.Empty(driver.Unfinished);
        Assert.Empty(await driver.RefreshAsync());
    }

    [Theory]
    [InlineData("ALTER TABLE", "ALTER TABLE command denied to user 'root'@'127.0.0.1' for table 'bl: t1'", "GRANT ALTER_PRIV ON `internal`.`bl`.`t1` TO 'root';")]
    [InlineData("ALTER DATABASE", "Access denied for user 'root' to database 'bl'", "GRANT ADMIN_PRIV ON *.*.* TO 'root';")]
    public async Task Denied_IsOneErrorWithTheGrant(string start, string denial, string grant)
    {
        await using var driver = await StartAsync();
        driver.Script.Override(sql => sql.StartsWith(start, StringComparison.Ordinal) ? ScriptedReply.Error(denial) : null);
        var text = "";
        try
        {
            await driver.CreateAsync(Database);
            text = Assert.Single(driver.Unfinished);
        }
        catch (ProblemException error)
        {
            text = Assert.Single(error.Problems).ToString();
        }

        Assert.Contains(grant, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CloudMode_IsRefused()
    {
        await using var driver = await StartAsync(new ClusterScript(isCloud: true));

        var error = await Assert.ThrowsAsync<ProblemException>(() => driver.CreateAsync(Database));

        Assert.Equal("DDR1273", Assert.Single(error.Problems).Code);
    }

    [Fact]
    public async Task Delete_Disable_DisablesAndADroppedDatabaseIsASuccess()
    {
        await using var driver = await StartAsync();
        await driver.CreateAsync(Database, ("onDelete", PropertyValue.Of("disable")));

        await driver.ForgetAsync();
        await driver.DeleteAsync();
        Assert.Equal(3, driver.Traffic().Statements.Count(sql => sql.EndsWith("(\"binlog.enable\" = \"false\")", StringComparison.Ordinal)));

        driver.Script.Binlogs.Answer("DROP DATABASE bl");
        await driver.ForgetAsync();
        await driver.DeleteAsync();
    }

    [Fact]
    public async Task Check_EverythingWrong_IsToldAtOnce()
    {
        await using var driver = await StartAsync();

        Assert.Equal(
            ["DDR1277 database", "DDR1276 tables[0]", "DDR1251 ttl", "DDR1275 maxBytes"],
            await driver.ProblemsAsync(
                ("database", PropertyValue.Of("mysql")), Tables("a.b"), ("ttl", PropertyValue.Of("1500ms")), ("maxBytes", PropertyValue.Of(-1))));
    }

    private static (string, PropertyValue) Tables(params string[] names) => ("tables", PropertyValue.Of(names.Select(PropertyValue.Of)));

    private static async Task<PolicyDriver> StartAsync(ClusterScript? script = null)
    {
        var driver = await PolicyDriver.StartAsync("BinlogPolicy", script);
        driver.Script.Binlogs.Answer("CREATE DATABASE bl");
        driver.Script.Binlogs.Add("bl", "t1");
        driver.Script.Binlogs.Add("bl", "t2");
        driver.Script.Binlogs.Add("bl", "jdbc", engine: "JDBC");
        driver.Script.Binlogs.Add("bl", "mv", title: "Materialized View");
        driver.Script.Binlogs.Add("bl", "v", title: "View");
        return driver;
    }
}
