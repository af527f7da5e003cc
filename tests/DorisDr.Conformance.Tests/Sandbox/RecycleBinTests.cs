using DorisDr.Sandbox;
using DorisDr.Testing.Sandbox;
using Xunit;

namespace DorisDr.Conformance.Tests.Sandbox;

/// <summary>What is dropped, comes back with its rows, and is erased in the end.</summary>
public sealed class RecycleBinTests : IAsyncLifetime, IDisposable
{
    private const string OneReplica = "PROPERTIES (\"replication_num\"=\"1\")";

    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(2), TimeProvider.System);
    private SandboxHost _host = null!;

    public async Task InitializeAsync() => _host = await SandboxHost.StartAsync(new SandboxOptions(_folder.Path), TimeProvider.System, _deadline.Token);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose()
    {
        _deadline.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void DroppedTable_Recovered_HasItsRowsAndItsId()
    {
        Run("CREATE DATABASE d", Table("d.t"), "INSERT INTO d.t VALUES (1, 'a'), (2, 'b')", "DROP TABLE d.t");
        var dropped = Assert.Single(Rows("SHOW CATALOG RECYCLE BIN"));

        Run("RECOVER TABLE d.t AS back", "INSERT INTO d.back VALUES (3, 'c')");

        Assert.StartsWith("Table|t|", dropped, StringComparison.Ordinal);
        Assert.Equal(["1|a", "2|b", "3|c"], Rows("SELECT k, s FROM d.back ORDER BY k"));
        Assert.Empty(Rows("SHOW CATALOG RECYCLE BIN"));
        Run("DROP TABLE d.back");
        Assert.Equal(dropped.Split('|')[3], Assert.Single(Rows("SHOW CATALOG RECYCLE BIN")).Split('|')[3]);
    }

    [Fact]
    public void DroppedDatabase_Recovered_BringsItsTablesAndNotItsViews()
    {
        Run("CREATE DATABASE d", Table("d.t"), "INSERT INTO d.t VALUES (1, 'a')", "CREATE VIEW d.v AS SELECT s FROM d.t WHERE k > 0");
        Assert.Equal(["a"], Rows("SELECT * FROM d.v"));
        Run(Table("d.earlier"), "DROP TABLE d.earlier", "DROP DATABASE d");

        Run("RECOVER DATABASE d AS e");

        Assert.Equal(["t"], Rows("SHOW TABLES FROM e"));
        Assert.Equal(["1|a"], Rows("SELECT * FROM e.t"));
        Assert.Equal("Unknown table 'v' or table id '-1' in e", Refused("RECOVER TABLE e.v"));
        Run("RECOVER TABLE e.earlier");
    }

    [Fact]
    public void NewestOfAName_ComesBack_UnlessAnIdSaysOtherwise()
    {
        Run("CREATE DATABASE d");
        foreach (var value in (string[])["old", "new"])
        {
            Run(Table("d.t"), $"INSERT INTO d.t VALUES (1, '{value}')", "DROP TABLE d.t");
        }

        var oldest = Rows("SHOW CATALOG RECYCLE BIN").Select(r => r.Split('|')[3]).Min(StringComparer.Ordinal);
        Run("RECOVER TABLE d.t", $"RECOVER TABLE d.t {oldest} AS old");

        Assert.Equal(["new"], Rows("SELECT s FROM d.t"));
        Assert.Equal(["old"], Rows("SELECT s FROM d.old"));
    }

    [Fact]
    public void ForcedDrop_ComesBackByIdOnly_AndIsGoneAfterTheNextCycle()
    {
        Run("CREATE DATABASE d", Table("d.a"), Table("d.b"), "INSERT INTO d.a VALUES (1, 'x')", "DROP TABLE d.a FORCE", "DROP TABLE d.b FORCE");
        var rows = Rows("SHOW CATALOG RECYCLE BIN");
        Assert.All(rows, r => Assert.Equal("NULL", r.Split('|')[5]));

        Assert.Equal("Unknown table 'a' or table id '-1' in d", Refused("RECOVER TABLE d.a"));
        Run($"RECOVER TABLE d.a {rows[0].Split('|')[3]}");
        Assert.Equal(["1|x"], Rows("SELECT * FROM d.a"));
        Pass(TimeSpan.FromSeconds(31));

        Assert.Empty(Rows("SHOW CATALOG RECYCLE BIN"));
    }

    [Fact]
    public void OldEntries_AreErased_AndTheirRowsAreGone()
    {
        Run("CREATE DATABASE d", Table("d.t"), "INSERT INTO d.t VALUES (1, 'a')", "DROP TABLE d.t");

        Pass(TimeSpan.FromHours(10));
        Assert.Single(Rows("SHOW CATALOG RECYCLE BIN"));
        Pass(TimeSpan.FromHours(15));

        Assert.Empty(Rows("SHOW CATALOG RECYCLE BIN"));
        Assert.Equal("Unknown table 't' or table id '-1' in d", Refused("RECOVER TABLE d.t"));
    }

    [Fact]
    public void MoreThanThreeOfAName_StayTenMinutes_ThenTheOldestGoes()
    {
        Run("CREATE DATABASE d");
        for (var i = 0; i < 5; i++)
        {
            Run(Table("d.t"), "DROP TABLE d.t");
        }

        Pass(TimeSpan.FromMinutes(5));
        Assert.Equal(5, Rows("SHOW CATALOG RECYCLE BIN").Count);
        Pass(TimeSpan.FromMinutes(6));

        Assert.Equal(3, Rows("SHOW CATALOG RECYCLE BIN").Count);
    }

    [Fact]
    public void Partitions_DroppedAndTruncated_ComeBackWhereNothingIsInTheWay()
    {
        Run(
            "CREATE DATABASE d",
            $"CREATE TABLE d.p (k INT, s STRING) DUPLICATE KEY(k) PARTITION BY RANGE(k) (PARTITION a VALUES LESS THAN ('10'), PARTITION b VALUES LESS THAN ('20')) DISTRIBUTED BY HASH(k) BUCKETS 1 {OneReplica}",
            "INSERT INTO d.p VALUES (1, 'one'), (11, 'eleven')",
            "ALTER TABLE d.p DROP PARTITION a",
            "ALTER TABLE d.p ADD PARTITION c VALUES [('5'), ('10'))");
        Assert.Equal(["11|eleven"], Rows("SELECT * FROM d.p"));

        Assert.Equal("Can not recover partition[a]. Partition item conflict.", Refused("RECOVER PARTITION a FROM d.p"));
        Run("ALTER TABLE d.p DROP PARTITION c FORCE", "RECOVER PARTITION a FROM d.p");
        Assert.Equal(["1|one", "11|eleven"], Rows("SELECT * FROM d.p ORDER BY k"));

        Run("TRUNCATE TABLE d.p");
        Assert.Empty(Rows("SELECT * FROM d.p"));
        Run("ALTER TABLE d.p DROP PARTITION b FORCE");
        var old = Rows("SHOW CATALOG RECYCLE BIN WHERE NAME = 'B'").Select(r => r.Split('|')[4]).Single();
        Run($"RECOVER PARTITION b {old} FROM d.p");
        Assert.Equal(["11|eleven"], Rows("SELECT * FROM d.p"));
    }

    [Fact]
    public async Task Bin_OverARestart_KeepsWhatWasDroppedButNotWhatWasForced()
    {
        Run("CREATE DATABASE d", Table("d.kept"), Table("d.forced"), "INSERT INTO d.kept VALUES (1, 'a')", "DROP TABLE d.kept", "DROP TABLE d.forced FORCE");

        await _host.KillAsync("primary/A", _deadline.Token);
        await _host.StartNodeAsync("primary/A", _deadline.Token);

        Assert.StartsWith("Table|kept|", Assert.Single(Rows("SHOW CATALOG RECYCLE BIN")), StringComparison.Ordinal);
        Run("RECOVER TABLE d.kept");
        Assert.Equal(["1|a"], Rows("SELECT * FROM d.kept"));
    }

    [Fact]
    public void DynamicPartitions_GoOnWithTime_AndOldOnesGoIntoTheBin()
    {
        Run("CREATE DATABASE d", $"""
            CREATE TABLE d.dyn (dt DATE NOT NULL, k INT) DUPLICATE KEY(dt) PARTITION BY RANGE(dt) () DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES ("replication_num"="1",
            "dynamic_partition.enable"="true", "dynamic_partition.time_unit"="DAY", "dynamic_partition.start"="-1", "dynamic_partition.end"="1", "dynamic_partition.prefix"="p", "dynamic_partition.buckets"="1")
            """);
        var first = Partitions();
        var later = first;

        for (var day = 0; day < 3; day++)
        {
            var newest = later.Max(StringComparer.Ordinal);
            Pass(TimeSpan.FromDays(1));
            for (var look = 0; look < 100 && (later = Partitions()).Max(StringComparer.Ordinal) == newest; look++)
            {
                Pass(TimeSpan.FromMinutes(10));
            }
        }

        Assert.Equal(2, first.Count);
        Assert.Equal(3, later.Count);
        Assert.Empty(first.Intersect(later));
        Assert.Contains(Rows("SHOW CATALOG RECYCLE BIN"), r => r.StartsWith("Partition|p", StringComparison.Ordinal));

        List<string> Partitions() => [.. Rows("SHOW PARTITIONS FROM d.dyn").Select(r => r.Split('|')[1])];
    }

    private static string Table(string name) => $"CREATE TABLE {name} (k INT, s STRING) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1 {OneReplica}";

    private void Pass(TimeSpan time)
    {
        _host.ChangeSpeed(Math.Max(1, time.TotalSeconds / 2));
        Task.Delay(time, _host.Time).GetAwaiter().GetResult();
        _host.ChangeSpeed(1);
    }

    private void Run(params IEnumerable<string> statements) => Assert.All(statements, sql => Assert.Null(Query(sql).Error?.Message));

    private List<string> Rows(string sql)
    {
        var answer = Query(sql);
        Assert.Null(answer.Error?.Message);
        return [.. answer.Rows.Select(r => string.Join('|', r.Select(c => c ?? "NULL")))];
    }

    private string Refused(string sql) => Query(sql).Error!.Value.Message.Replace("errCode = 2, detailMessage = ", "", StringComparison.Ordinal);

    private RawAnswer Query(string sql)
    {
        using var client = new RawMySqlClient(_host.Addresses.Clusters[0].Frontends[0].MySql);
        client.Login();
        client.Required();
        return client.Query(sql);
    }
}
