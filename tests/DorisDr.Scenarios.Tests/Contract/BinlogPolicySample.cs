using DorisDr.ResourceModel.Values;

namespace DorisDr.Scenarios.Tests.Contract;

internal static class BinlogPolicySample
{
    internal static ContractSample Create() => new(
        "dorisdr:index:BinlogPolicy",
        (_, name) => PropertyMap.Of(("database", Text(name)), ("ttl", Text("2h")), ("onDelete", Text("disable"))),
        inputs => inputs.With("ttl", Text("3h")),
        Moved: null,
        (inputs => inputs.Without("database"), "database"),
        LookAsync,
        ((_, name) => $"ALTER TABLE `{name}`.t SET (\"binlog.ttl_seconds\" = \"60\")", "ttl"),
        Remove: null,
        name => name)
    {
        Prepare = name => [$"CREATE DATABASE `{name}`", $"CREATE TABLE `{name}`.t (k INT) DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES (\"replication_num\"=\"1\")"],
    };

    // Limits of what is not enabled mean nothing.
    private static async Task<IReadOnlyList<string>> LookAsync(ContractSite site, string name)
    {
        var lines = new List<string>();
        foreach (var sql in new[] { $"SHOW CREATE DATABASE `{name}`", $"SHOW CREATE TABLE `{name}`.t" })
        {
            var text = string.Join('\n', await site.SqlAsync(sql));
            var binlog = text.Split('\n').Where(line => line.StartsWith("\"binlog.", StringComparison.Ordinal)).Select(line => line.TrimEnd(',')).Order(StringComparer.Ordinal);
            lines.Add(text.Contains("\"binlog.enable\" = \"true\"", StringComparison.Ordinal) ? string.Join(' ', binlog) : "off");
        }

        return lines;
    }

    private static PropertyValue Text(string text) => PropertyValue.Of(text);
}
