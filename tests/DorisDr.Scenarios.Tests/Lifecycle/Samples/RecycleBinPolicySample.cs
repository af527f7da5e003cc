using DorisDr.ResourceModel.Values;

namespace DorisDr.Scenarios.Tests.Lifecycle.Samples;

internal static class RecycleBinPolicySample
{
    internal static LifecycleSample Make() => new(
        "dorisdr:index:RecycleBinPolicy",
        _ => PropertyMap.Of(
            ("retention", PropertyValue.Of("7d")),
            ("maxSameName", PropertyValue.Of(5)),
            ("backendTrashRetention", PropertyValue.Of("1h")),
            ("onDelete", PropertyValue.Of("restore"))),
        LookAsync,
        new Dictionary<string, Func<ClusterUnderTest, Task>>(StringComparer.Ordinal)
        {
            ["retention"] = cluster => cluster.SqlAsync("ADMIN SET FRONTEND CONFIG (\"catalog_trash_expire_second\" = \"3600\")"),
            ["maxSameName"] = cluster => cluster.HttpAsync(cluster.Frontends[^1], HttpMethod.Get, "/api/_set_config?max_same_name_catalog_trash_num=2"),
            ["backendTrashRetention"] = cluster =>
                cluster.HttpAsync(cluster.Backends[^1], HttpMethod.Post, "/api/update_config?trash_file_expire_time_sec=9&persist=false"),
        })
    {
        Memories = ["found"],
    };

    private static async Task<IReadOnlyList<string>> LookAsync(ClusterUnderTest cluster)
    {
        var lines = new List<string>();
        foreach (var node in cluster.Frontends)
        {
            var body = $"{{\"conf_name\":[\"catalog_trash_expire_second\",\"max_same_name_catalog_trash_num\"],\"node\":[\"{node.Host}:{node.Port}\"]}}";
            lines.Add(await cluster.HttpAsync(node, HttpMethod.Post, "/rest/v2/manager/node/configuration_info?type=fe", body));
        }

        lines.AddRange(await cluster.SqlAsync("SHOW BACKEND CONFIG LIKE 'trash_file_expire_time_sec'"));
        return lines;
    }
}
