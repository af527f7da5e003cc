using DorisDr.Sandbox.Cluster.Binlogs;
using DorisDr.Sandbox.Cluster.Catalog;
using DorisDr.Sandbox.Cluster.Security;
using DorisDr.Sandbox.Statements;
using DorisDr.Sandbox.Wire;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>ALTER DATABASE and ALTER TABLE: properties, names, partitions.</summary>
internal sealed class AlterFamily(FrontendContext context)
{
    private static readonly HashSet<string> TableProperties = new(StringComparer.Ordinal)
    {
        "replication_num", "default.replication_num", "replication_allocation", "default.replication_allocation", "min_load_replica_num", "is_being_synced", "storage_medium",
        "storage_policy", "in_memory", "disable_auto_compaction", "enable_single_replica_compaction", "skip_write_index_on_load", "light_schema_change", "compaction_policy",
        "time_series_compaction_goal_size_mbytes", "time_series_compaction_file_count_threshold", "time_series_compaction_time_threshold_seconds",
        "time_series_compaction_empty_rowsets_threshold", "time_series_compaction_level_threshold", "group_commit_interval_ms", "group_commit_data_bytes",
        "enable_mow_light_delete", "colocate_with", "bloom_filter_columns", "estimate_partition_size", "auto_analyze_policy", "storage_format", "distribution_type",
    };

    public void AddTo(StatementRouter router) => router
        .On<AlterDatabaseProperties>(Set)
        .On<RenameDatabase>(Rename)
        .On<AlterTableProperties>(Set)
        .On<RenameTable>(Rename)
        .On<AddPartition>(Add)
        .On<DropPartition>(Drop);

    private StatementResult Set(Session session, AlterDatabaseProperties statement)
    {
        lock (context.Catalog.Gate)
        {
            var database = Existing(session, statement.Database.Name);
            foreach (var (key, value) in statement.Properties.Where(p => p.Key is BinlogProperties.Ttl or BinlogProperties.Bytes or BinlogProperties.History))
            {
                if (!long.TryParse(value, out _))
                {
                    throw DorisError.Detail($"Invalid binlog {key[BinlogProperties.Prefix.Length..]} value: {value}");
                }
            }

            var merged = database.Properties.ToDictionary(StringComparer.Ordinal);
            foreach (var (key, value) in statement.Properties)
            {
                merged[key] = value;
            }

            if (BinlogProperties.Read(merged, BinlogProperties.Default).IsEnabled
                && context.Catalog.TablesOf(database).Where(t => !t.IsView && !BinlogsOf(t).IsEnabled).MinBy(t => t.Id) is { } without)
            {
                throw DorisError.Detail($"binlog is not enable in table[{without.Name}] in db [{database.Name}]");
            }

            context.Catalog.Replace(database, database with { Properties = merged });
        }

        return StatementResult.Ok;
    }

    private StatementResult Rename(Session session, RenameDatabase statement)
    {
        lock (context.Catalog.Gate)
        {
            var database = Existing(session, statement.Database.Name);
            if (context.Catalog.Find(statement.NewName) is not null)
            {
                throw DorisError.Detail($"Database name[{statement.NewName}] is already used");
            }

            context.Catalog.Replace(database, database with { Name = statement.NewName });
        }

        return StatementResult.Ok;
    }

    private Database Existing(Session session, string name)
    {
        if (!session.Account.Holds(Privileges.Admin) && !session.Account.Holds(Privileges.Alter, name))
        {
            throw Access.ToDatabase(session, name);
        }

        return context.Catalog.Find(name) ?? throw DorisError.Detail($"Unknown database '{name}'");
    }

    private StatementResult Set(Session session, AlterTableProperties statement)
    {
        lock (context.Catalog.Gate)
        {
            var (database, table) = Table(session, statement.Table);
            var properties = statement.Properties;
            if (properties.Count > 1
                && !properties.Keys.All(k => k.StartsWith(BinlogProperties.Prefix, StringComparison.Ordinal))
                && !properties.Keys.All(k => k.StartsWith(DynamicPartitions.Prefix, StringComparison.Ordinal)))
            {
                throw DorisError.Detail("Can only set one table property(without dynamic partition && binlog) at a time");
            }

            if (properties.Keys.FirstOrDefault(k => !IsKnown(k)) is { } unknown)
            {
                throw DorisError.Detail($"Unknown table property: [{unknown}]");
            }

            var before = BinlogsOf(table);
            var after = BinlogProperties.Read(properties, before);
            if (!after.IsEnabled && BinlogProperties.Read(database.Properties, BinlogProperties.Default).IsEnabled)
            {
                throw DorisError.Detail("db binlog is enable, but table binlog is disable");
            }

            if (before != after || !properties.Keys.All(BinlogProperties.IsKnown))
            {
                Record(database, table, before);
            }

            var merged = table.Properties.ToDictionary(StringComparer.Ordinal);
            foreach (var (key, value) in properties)
            {
                merged[key] = value;
            }

            context.Catalog.Replace(table, table with { Properties = merged });
        }

        return StatementResult.Ok;
    }

    private static bool IsKnown(string key) =>
        TableProperties.Contains(key) || BinlogProperties.IsKnown(key) || key.StartsWith(DynamicPartitions.Prefix, StringComparison.Ordinal);

    private StatementResult Rename(Session session, RenameTable statement)
    {
        lock (context.Catalog.Gate)
        {
            var (database, table) = Table(session, statement.Table);
            if (context.Catalog.Find(database, statement.NewName) is not null)
            {
                throw DorisError.Detail($"Table name[{statement.NewName}] is already used");
            }

            Record(database, table, BinlogsOf(table));
            context.Catalog.Replace(table, table with { Name = statement.NewName });
        }

        return StatementResult.Ok;
    }

    private StatementResult Add(Session session, AddPartition statement)
    {
        lock (context.Catalog.Gate)
        {
            var (database, table) = Table(session, statement.Table);
            if (table.PartitionBy is null)
            {
                throw DorisError.Detail($"Only support partitioned table. table[{table.Name}]");
            }

            var name = statement.Partition.Name;
            if (table.FindPartition(name) is not null)
            {
                return statement.IfNotExists ? StatementResult.Ok : throw DorisError.Detail($"Duplicate partition name {name}");
            }

            var bounds = PartitionBounds.Resolve(PartitionBounds.TypesOf(table), table.Partitions.Select(p => p.Bounds!), statement.Partition);
            if (PartitionBounds.Conflicts(table, bounds))
            {
                throw DorisError.Detail($"Range {PartitionText.Range(table, bounds)} is intersected with range: "
                    + PartitionText.Range(table, table.Partitions.First(p => PartitionBounds.Conflicts(table with { Partitions = [p] }, bounds)).Bounds!));
            }

            Record(database, table, BinlogsOf(table));
            context.Catalog.Replace(table, PartitionBounds.With(table, new TablePartition(context.Ids.Next(), name, bounds)));
        }

        return StatementResult.Ok;
    }

    private StatementResult Drop(Session session, DropPartition statement)
    {
        lock (context.Catalog.Gate)
        {
            var (database, table) = Table(session, statement.Table);
            if (table.PartitionBy is null || table.FindPartition(statement.Partition) is not { } partition)
            {
                return statement.IfExists ? StatementResult.Ok : throw DorisError.Detail($"Error in list of partitions to {statement.Partition}");
            }

            Record(database, table, BinlogsOf(table));
            context.Catalog.Replace(table, table with { Partitions = [.. table.Partitions.Where(p => p != partition)] });
            if (statement.Force)
            {
                context.Catalog.Truncate(partition);
            }
            else
            {
                context.RecycleBin.Keep(table, partition);
            }
        }

        return StatementResult.Ok;
    }

    private (Database Database, Table Table) Table(Session session, QualifiedName name)
    {
        var database = Tables.DatabaseNameOf(session, name) ?? throw DorisError.Detail("No database selected");
        if (!session.Account.Holds(Privileges.Alter, database, name.Name))
        {
            throw Access.ToTable(session, "ALTER TABLE", database, name.Name);
        }

        var (found, table) = Tables.ForDefinition(context, session, name);
        return table switch
        {
            null => throw DorisError.Detail($"Unknown table '{name.Name}'"),
            { IsView: true } => throw DorisError.Detail($"{found.Name}.{table.Name} is not a OLAP table"),
            _ => (found, table),
        };
    }

    private static BinlogProperties BinlogsOf(Table table) => BinlogProperties.Read(table.Properties, BinlogProperties.Default);

    /// <summary>A change is a binlog of the table that had them before, and of its database if that has them.</summary>
    private void Record(Database database, Table table, BinlogProperties before)
    {
        if (before.IsEnabled)
        {
            context.Binlogs.Write(table.Id);
        }

        if (BinlogProperties.Read(database.Properties, BinlogProperties.Default).IsEnabled)
        {
            context.Binlogs.Write(database.Id);
        }
    }
}
