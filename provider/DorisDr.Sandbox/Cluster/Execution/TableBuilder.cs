using System.Globalization;
using DorisDr.Sandbox.Cluster.Binlogs;
using DorisDr.Sandbox.Cluster.Catalog;
using DorisDr.Sandbox.Statements;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>Makes a table from CREATE TABLE and refuses what Doris refuses.</summary>
internal sealed class TableBuilder(FrontendContext context, Database database)
{
    private const int DefaultReplicas = 3;
    private const int LongestName = 64;

    public Table Build(CreateTable statement)
    {
        var name = statement.Table.Name;
        if (name.Length > LongestName)
        {
            throw DorisError.Detail($"Table name length exceeds limit, the length of table name '{name}' is {name.Length} which is greater than the configuration "
                + $"'table_name_length_limit' ({LongestName}).");
        }

        CheckReplicas(statement.Properties);
        var keys = Keys(statement);
        var model = statement.Model ?? (statement.Columns.Any(c => c.Aggregation is not null) ? KeyModel.Aggregate : KeyModel.Duplicate);
        var columns = statement.Columns.Select(c => Column(c, model, keys.Contains(c.Name, StringComparer.OrdinalIgnoreCase))).ToList();
        CheckDistribution(statement);
        var id = context.Ids.Next();
        var table = new Table
        {
            Id = id,
            DatabaseId = database.Id,
            Name = name,
            Model = model,
            Columns = columns,
            PartitionBy = statement.Partition is { } by ? by with { Partitions = [] } : null,
            Partitions = Partitions(name, statement.Partition, columns),
            Distribution = statement.Distribution ?? new DistributionClause([], 10),
            Comment = statement.Comment,
            Properties = Properties(statement.Properties),
            CreateTime = context.Clock.GetUtcNow(),
        };
        return DynamicPartitions.Advance(table, context.Clock.GetUtcNow(), context.Ids).Table;
    }

    private List<TablePartition> Partitions(string table, PartitionClause? clause, List<TableColumn> columns)
    {
        if (clause is null)
        {
            return [new TablePartition(context.Ids.Next(), table, null)];
        }

        var types = clause.Columns.Select(c => columns.Find(d => d.Name.Equals(c, StringComparison.OrdinalIgnoreCase))!.Type).ToList();
        var resolved = new List<PartitionDefinition>();
        foreach (var partition in clause.Partitions)
        {
            resolved.Add(PartitionBounds.Resolve(types, resolved, partition));
        }

        return resolved.ConvertAll(p => new TablePartition(context.Ids.Next(), p.Name, p));
    }

    /// <summary>A table in a database with binlogs has them too, with the values of the database.</summary>
    private Dictionary<string, string> Properties(IReadOnlyDictionary<string, string> given)
    {
        var inherited = BinlogProperties.Read(database.Properties, BinlogProperties.Default);
        var own = BinlogProperties.Read(given, inherited.IsEnabled ? inherited : BinlogProperties.Default);
        if (inherited.IsEnabled && !own.IsEnabled)
        {
            throw DorisError.Detail("Cannot create table with binlog disabled when database binlog enable");
        }

        var properties = given.ToDictionary(StringComparer.Ordinal);
        foreach (var (key, value) in own.Print())
        {
            properties[key] = value;
        }

        return properties;
    }

    private static IReadOnlyList<string> Keys(CreateTable statement)
    {
        if (statement.Keys.Count == 0)
        {
            var marked = statement.Columns.Where(c => c.IsKey).Select(c => c.Name).ToList();
            return marked.Count > 0 ? marked
                : statement.Columns.Any(c => c.Aggregation is not null) ? [.. statement.Columns.Where(c => c.Aggregation is null).Select(c => c.Name)]
                : [.. statement.Columns.Take(3).TakeWhile((c, i) => i == 0 || c.Type.Name is not ("string" or "text" or "float" or "double")).Select(c => c.Name)];
        }

        for (var i = 0; i < statement.Keys.Count; i++)
        {
            if (i >= statement.Columns.Count || !statement.Columns[i].Name.Equals(statement.Keys[i], StringComparison.OrdinalIgnoreCase))
            {
                throw DorisError.Detail("Key columns should be a ordered prefix of the schema. "
                    + $"KeyColumns[{i}] (starts from zero) is {statement.Keys[i]}, but corresponding column is {statement.Columns.ElementAtOrDefault(i)?.Name} in the previous columns declaration.");
            }
        }

        return statement.Keys;
    }

    private static TableColumn Column(ColumnDefinition column, KeyModel model, bool isKey)
    {
        var type = SqlTypeReader.Read(column.Type);
        if (isKey && type.Kind is SqlTypeKind.String or SqlTypeKind.Float or SqlTypeKind.Double && isKey)
        {
            throw DorisError.Detail(type.Kind == SqlTypeKind.String
                ? $"String Type should not be used in key column[{column.Name}]."
                : "Float or double can not used as a key, use decimal instead.");
        }

        var aggregation = isKey ? null : column.Aggregation ?? (model == KeyModel.Unique ? "REPLACE" : null);
        return new TableColumn(column.Name, type, isKey, column.IsNullable, model == KeyModel.Aggregate || column.Aggregation is not null ? aggregation : null, column.Default,
            column.HasDefault, column.Comment);
    }

    private static void CheckDistribution(CreateTable statement)
    {
        foreach (var column in statement.Distribution?.Columns ?? [])
        {
            if (!statement.Columns.Any(c => c.Name.Equals(column, StringComparison.OrdinalIgnoreCase)))
            {
                throw DorisError.Detail($"Distribution column({column}) doesn't exist.");
            }
        }

        foreach (var column in statement.Partition?.Columns ?? [])
        {
            if (!statement.Columns.Any(c => c.Name.Equals(column, StringComparison.OrdinalIgnoreCase)))
            {
                throw DorisError.Detail($"Partition column {column} is not found");
            }
        }
    }

    private void CheckReplicas(IReadOnlyDictionary<string, string> properties)
    {
        var replicas = DefaultReplicas;
        if (properties.TryGetValue("replication_allocation", out var allocation))
        {
            replicas = int.TryParse(allocation.Split(':')[^1].Trim(), out var listed) ? listed : throw DorisError.Detail($"Invalid replication allocation: {allocation}");
        }
        else if ((properties.TryGetValue("replication_num", out var given) || properties.TryGetValue("default.replication_num", out given)
            || database.Properties.TryGetValue("replication_num", out given)) && !int.TryParse(given, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out replicas))
        {
            throw DorisError.Detail($"For input string: \"{given}\"");
        }

        var alive = context.Topology.BackendAlive ? 1 : 0;
        if (replicas > alive)
        {
            throw DorisError.Detail("replication num should be less than the number of available backends. "
                + $"replication num is {replicas}, available backend num is {alive}");
        }
    }
}
