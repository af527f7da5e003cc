using System.Globalization;
using System.Text;
using DorisDr.Sandbox.Cluster.Binlogs;
using DorisDr.Sandbox.Cluster.Catalog;
using DorisDr.Sandbox.Statements;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>The text of SHOW CREATE TABLE (Env.getDdlStmt).</summary>
internal static class CreateTableText
{
    public static string Of(Table table, string invertedIndexFormat)
    {
        var text = new StringBuilder($"CREATE TABLE `{table.Name}` (\n");
        text.AppendJoin(",\n", table.Columns.Select(c => "  " + Column(c))).Append("\n) ENGINE=OLAP\n");
        text.Append(Keys(table)).Append('\n');
        if (table.Comment.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"COMMENT '{table.Comment.Replace("'", "\\'", StringComparison.Ordinal)}'\n");
        }

        if (table.PartitionBy is { } by)
        {
            text.Append(PartitionText.Clause(table, by)).Append('\n');
        }

        text.Append(Distribution(table.Distribution)).Append("\nPROPERTIES (\n");
        return text.AppendJoin(",\n", Properties(table, invertedIndexFormat).Select(p => $"\"{p.Key}\" = \"{p.Value}\"")).Append("\n);").ToString();
    }

    /// <summary>How many replicas a table has.</summary>
    public static int Replicas(Table table) =>
        int.TryParse(table.Properties.GetValueOrDefault("replication_num") ?? table.Properties.GetValueOrDefault("default.replication_num")
            ?? table.Properties.GetValueOrDefault("replication_allocation")?.Split(':')[^1].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;

    private static string Column(TableColumn column)
    {
        var aggregation = !column.IsKey && column.Aggregation is { } kind ? $" {kind}" : "";
        var otherwise = !column.HasDefault || column.Default is null ? ""
            : column.Default.StartsWith("CURRENT_", StringComparison.OrdinalIgnoreCase) ? $" DEFAULT {column.Default.ToUpperInvariant()}" : $" DEFAULT \"{column.Default}\"";
        var comment = column.Comment.Length > 0 ? $" COMMENT \"{column.Comment.Replace("\"", "\\\"", StringComparison.Ordinal)}\"" : "";
        return $"`{column.Name}` {column.Type}{aggregation} {(column.IsNullable ? "NULL" : "NOT NULL")}{otherwise}{comment}";
    }

    private static string Keys(Table table) =>
        $"{table.Model.ToString().ToUpperInvariant()} KEY({string.Join(", ", table.Columns.Where(c => c.IsKey).Select(c => $"`{c.Name}`"))})";

    private static string Distribution(DistributionClause distribution)
    {
        var by = distribution.Columns.Count == 0 ? "RANDOM" : $"HASH({string.Join(", ", distribution.Columns.Select(c => $"`{c}`"))})";
        return $"DISTRIBUTED BY {by} BUCKETS {(distribution.Buckets is { } buckets ? buckets.ToString(CultureInfo.InvariantCulture) : "AUTO")}";
    }

    private static IEnumerable<KeyValuePair<string, string>> Properties(Table table, string invertedIndexFormat)
    {
        var isMergeOnWrite = table.Model is KeyModel.Unique && Given(table, "enable_unique_key_merge_on_write", "true") == "true";
        yield return new("replication_allocation", Allocation(table));
        yield return new("min_load_replica_num", Given(table, "min_load_replica_num", "-1"));
        yield return new("is_being_synced", Given(table, "is_being_synced", "false"));
        foreach (var property in table.Properties.ContainsKey(DynamicPartitions.Prefix + "time_unit") ? Dynamic(table) : [])
        {
            yield return property;
        }

        yield return new("storage_medium", Given(table, "storage_medium", "hdd").ToLowerInvariant());
        yield return new("storage_format", "V2");
        yield return new("inverted_index_storage_format", Given(table, "inverted_index_storage_format", invertedIndexFormat));
        if (table.Model is KeyModel.Unique)
        {
            yield return new("enable_unique_key_merge_on_write", isMergeOnWrite ? "true" : "false");
        }

        yield return new("light_schema_change", Given(table, "light_schema_change", "true"));
        yield return new("disable_auto_compaction", Given(table, "disable_auto_compaction", "false"));
        foreach (var property in BinlogProperties.Read(table.Properties, BinlogProperties.Default).Print())
        {
            yield return property;
        }

        yield return new("enable_single_replica_compaction", Given(table, "enable_single_replica_compaction", "false"));
        yield return new("group_commit_interval_ms", Given(table, "group_commit_interval_ms", "10000"));
        yield return new("group_commit_data_bytes", Given(table, "group_commit_data_bytes", "134217728"));
        if (isMergeOnWrite)
        {
            yield return new("enable_mow_light_delete", Given(table, "enable_mow_light_delete", "false"));
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Dynamic(Table table)
    {
        (string Name, string Otherwise)[] settings =
        [
            ("enable", "true"), ("time_unit", "DAY"), ("time_zone", "UTC"), ("start", "-2147483648"), ("end", "0"), ("prefix", "p"), ("replication_allocation", Allocation(table)),
            ("buckets", "0"), ("create_history_partition", "false"), ("history_partition_num", "-1"), ("hot_partition_num", "0"), ("reserved_history_periods", "NULL"),
            ("storage_policy", ""),
        ];
        return settings.Select(s => new KeyValuePair<string, string>(DynamicPartitions.Prefix + s.Name, DynamicPartitions.Setting(table, s.Name, s.Otherwise)));
    }

    private static string Allocation(Table table) => $"tag.location.default: {Replicas(table).ToString(CultureInfo.InvariantCulture)}";

    private static string Given(Table table, string key, string otherwise) => table.Properties.GetValueOrDefault(key, otherwise);
}
