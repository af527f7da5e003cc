using DorisDr.ResourceModel.Values;

namespace DorisDr.Scenarios.Tests.Lifecycle.Samples;

internal static class BinlogPolicySample
{
    private const string Columns = "(k INT) DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES (\"replication_num\"=\"1\")";

    internal static LifecycleSample Make() => new(
        "dorisdr:index:BinlogPolicy",
        _ => PropertyMap.Of(
            ("database", PropertyValue.Of("life")),
            ("ttl", PropertyValue.Of("2h")),
            ("maxBytes", PropertyValue.Of(1073741824)),
            ("maxHistoryNums", PropertyValue.Of(100)),
            ("onDelete", PropertyValue.Of("disable"))),
        LookAsync,
        new Dictionary<string, Func<ClusterUnderTest, Task>>(StringComparer.Ordinal)
        {
            ["enabled"] = cluster => cluster.SqlAsync("ALTER DATABASE life SET PROPERTIES (\"binlog.enable\"=\"false\")", "ALTER TABLE life.t2 SET (\"binlog.enable\"=\"false\")"),
            ["ttl"] = cluster => cluster.SqlAsync("ALTER TABLE life.t2 SET (\"binlog.ttl_seconds\"=\"60\")"),
            ["maxBytes"] = cluster => cluster.SqlAsync("ALTER DATABASE life SET PROPERTIES (\"binlog.max_bytes\"=\"1\")"),
            ["maxHistoryNums"] = cluster => cluster.SqlAsync("ALTER TABLE life.t1 SET (\"binlog.max_history_nums\"=\"7\")"),
        })
    {
        Prepare = ["CREATE DATABASE life", $"CREATE TABLE life.t1 {Columns}", $"CREATE TABLE life.t2 {Columns}"],
        Remove = "DROP DATABASE life",
    };

    // The binlog lines of what is enabled; limits of what is not enabled mean nothing.
    private static async Task<IReadOnlyList<string>> LookAsync(ClusterUnderTest cluster)
    {
        var lines = new List<string>();
        foreach (var sql in new[] { "SHOW CREATE DATABASE life", "SHOW CREATE TABLE life.t1", "SHOW CREATE TABLE life.t2" })
        {
            var text = string.Join('\n', await cluster.SqlAsync(sql));
            var isOn = text.Contains("\"binlog.enable\" = \"true\"", StringComparison.Ordinal);
            lines.Add($"{sql}: {(isOn ? string.Join(' ', text.Split('\n').Where(line => line.StartsWith("\"binlog.", StringComparison.Ordinal)).Select(line => line.TrimEnd(',')).Order(StringComparer.Ordinal)) : "off")}");
        }

        return lines;
    }
}
