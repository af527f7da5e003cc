using DorisDr.Sandbox.Cluster.Catalog;

namespace DorisDr.Sandbox.Cluster.Variables;

/// <summary>A system variable: its type, its default, and whether it can only be read or only be set globally.</summary>
internal sealed record VariableDefinition(string Name, SqlType Type, string Default, bool IsReadOnly = false, bool IsGlobalOnly = false);

/// <summary>The system variables that the sandbox knows, with the defaults of Doris 4.x (FE/qe/SessionVariable.java, FE/qe/GlobalVariable.java).</summary>
internal sealed class VariableCatalog
{
    private static readonly SqlType Int = new(SqlTypeKind.Int);

    private readonly Dictionary<string, VariableDefinition> _all;

    public VariableCatalog(Personality personality)
    {
        var versionComment = personality.VersionCommentPrefix + personality.Build;
        VariableDefinition[] known =
        [
            Bool("autocommit", true), Number("auto_increment_increment", 1), Number("batch_size", 4064), Bool("big_tables", false),
            Text("character_set_client", "utf8mb4"), Text("character_set_connection", "utf8mb4"), Text("character_set_database", "utf8mb4"),
            Text("character_set_results", "utf8mb4"), Text("character_set_server", "utf8mb4"), Text("collation_connection", "utf8mb4_0900_bin"),
            Text("collation_database", "utf8mb4_0900_bin"), Text("collation_server", "utf8mb4_0900_bin"), Text("default_storage_engine", "olap"),
            Text("default_tmp_storage_engine", "olap"), Bool("delete_without_partition", false), Bool("drop_table_if_ctas_failed", true),
            Bool("enable_audit_plugin", false), Bool("enable_fallback_to_original_planner", false), Bool("enable_insert_strict", true),
            Bool("enable_nereids_planner", true), Bool("enable_nereids_dml", true), Bool("enable_nereids_timeout", true), Bool("enable_pipeline_engine", true),
            Bool("enable_profile", false), Bool("enable_query_cache", false), Bool("enable_sql_cache", true), Bool("enable_strict_consistency_dml", true),
            Bool("enable_strong_consistency_read", false), Bool("enable_unicode_name_support", personality.IsUniform), Bool("enable_unique_key_partial_update", false),
            Long("exec_mem_limit", 107374182400), Bool("forward_to_master", true), Bool("group_by_and_having_use_alias_first", false),
            Text("group_commit", "off_mode"), Text("init_connect", "", isGlobalOnly: true), Number("insert_max_filter_ratio", 1),
            Number("insert_timeout", 14400), Long("insert_visible_timeout_ms", 60000), Number("interactive_timeout", 3600), Bool("is_report_success", false),
            Text("language", "/palo/share/english/", isReadOnly: true), Text("license", "Apache License, Version 2.0", isReadOnly: true),
            Number("lower_case_table_names", 0, isReadOnly: true), Number("max_allowed_packet", 16777216), Long("max_execution_time", 900000),
            Number("nereids_cbo_penalty_factor", 1), Number("nereids_timeout_second", 30), Long("net_buffer_length", 16384, isReadOnly: true),
            Number("net_read_timeout", 600), Number("net_write_timeout", 600), Number("parallel_pipeline_task_num", 0), Bool("password_history", false, isGlobalOnly: true),
            Bool("performance_schema", false, isReadOnly: true), Long("query_cache_size", 1048576, isGlobalOnly: true), Number("query_cache_type", 0),
            Number("query_timeout", 900), Bool("read_only", false, isGlobalOnly: true), Text("resource_group", ""), Text("serde_dialect", "doris"),
            Bool("show_all_fe_connection", false), Text("sql_dialect", "doris"), Text("sql_mode", personality.SqlMode), Bool("sql_safe_updates", false),
            Number("sql_select_limit", -1), Bool("super_read_only", false, isGlobalOnly: true), Text("system_time_zone", "UTC", isReadOnly: true),
            Text("time_zone", "UTC"), Text("transaction_isolation", "REPEATABLE-READ"), Bool("transaction_read_only", false),
            Text("tx_isolation", "REPEATABLE-READ"), Bool("tx_read_only", false), Text("version", personality.ServerVersion),
            Text("version_comment", versionComment, isReadOnly: true), Number("wait_timeout", 28800), Text("workload_group", ""),
        ];
        _all = known.ToDictionary(v => v.Name, StringComparer.OrdinalIgnoreCase);
    }

    public IEnumerable<VariableDefinition> All => _all.Values;

    public VariableDefinition? Find(string name) => _all.GetValueOrDefault(name);

    /// <summary>The three names that look most like one that does not exist.</summary>
    public IReadOnlyList<string> SimilarTo(string name) =>
        [.. _all.Keys.OrderBy(k => Distance(k, name.ToLowerInvariant())).ThenBy(k => k, StringComparer.Ordinal).Take(3)];

    private static VariableDefinition Bool(string name, bool value, bool isReadOnly = false, bool isGlobalOnly = false) =>
        new(name, SqlType.Boolean, value ? "true" : "false", isReadOnly, isGlobalOnly);

    private static VariableDefinition Number(string name, int value, bool isReadOnly = false) =>
        new(name, Int, value.ToString(System.Globalization.CultureInfo.InvariantCulture), isReadOnly);

    private static VariableDefinition Long(string name, long value, bool isReadOnly = false, bool isGlobalOnly = false) =>
        new(name, SqlType.BigInt, value.ToString(System.Globalization.CultureInfo.InvariantCulture), isReadOnly, isGlobalOnly);

    private static VariableDefinition Text(string name, string value, bool isReadOnly = false, bool isGlobalOnly = false) =>
        new(name, SqlType.String, value, isReadOnly, isGlobalOnly);

    private static int Distance(string left, string right)
    {
        var row = new int[right.Length + 1];
        for (var j = 0; j < row.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
