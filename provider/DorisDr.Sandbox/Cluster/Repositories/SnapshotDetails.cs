using System.Text.Json;
using System.Text.Json.Nodes;

namespace DorisDr.Sandbox.Cluster.Repositories;

/// <summary>The short form of a job info file that SHOW SNAPSHOT prints (FE/backup/BackupJobInfo.java).</summary>
internal static class SnapshotDetails
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static (string? Database, string Details) Of(string info)
    {
        var job = JsonNode.Parse(info) as JsonObject ?? [];
        var tables = new JsonArray();
        foreach (var (name, table) in job["backup_objects"] as JsonObject ?? [])
        {
            var partitions = (table?["partitions"] as JsonObject ?? []).Select(p => (JsonNode?)JsonValue.Create(p.Key)).ToArray();
            tables.Add(new JsonObject { ["name"] = name, ["partition_names"] = new JsonArray(partitions) });
        }

        var others = job["new_backup_objects"];
        var brief = new JsonObject
        {
            ["name"] = job["name"]?.DeepClone(),
            ["database"] = job["database"]?.DeepClone(),
            ["backup_time"] = job["backup_time"]?.DeepClone(),
            ["content"] = job["content"]?.DeepClone() ?? "ALL",
            ["olap_table_list"] = tables,
            ["view_list"] = others?["views"]?.DeepClone() ?? new JsonArray(),
            ["odbc_table_list"] = others?["odbc_tables"]?.DeepClone() ?? new JsonArray(),
            ["odbc_resource_list"] = others?["odbc_resources"]?.DeepClone() ?? new JsonArray(),
        };
        return (job["database"]?.ToString(), brief.ToJsonString(Indented));
    }
}
