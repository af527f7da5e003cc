using DorisDr.Sandbox.Statements;

namespace DorisDr.Sandbox.Cluster.Catalog;

/// <summary>A column of a table.</summary>
internal sealed record TableColumn(string Name, SqlType Type, bool IsKey, bool IsNullable, string? Aggregation, string? Default, bool HasDefault, string Comment);

/// <summary>A partition: its id, under which its rows are kept, and its bounds as written. An unpartitioned table has one named like itself.</summary>
internal sealed record TablePartition(long Id, string Name, PartitionDefinition? Bounds);

/// <summary>An OLAP table without its rows.</summary>
internal sealed record Table
{
    public required long Id { get; init; }

    public required long DatabaseId { get; init; }

    public required string Name { get; init; }

    public required KeyModel Model { get; init; }

    public required IReadOnlyList<TableColumn> Columns { get; init; }

    public required IReadOnlyList<TablePartition> Partitions { get; init; }

    /// <summary>Range or list partitioning; null for a table with one partition.</summary>
    public PartitionClause? PartitionBy { get; init; }

    public required DistributionClause Distribution { get; init; }

    public string Comment { get; init; } = "";

    public required IReadOnlyDictionary<string, string> Properties { get; init; }

    public required DateTimeOffset CreateTime { get; init; }

    /// <summary>The query, if this is a view.</summary>
    public ViewDefinition? View { get; init; }

    public bool IsView => View is not null;

    /// <summary>A partition by name, without regard to case.</summary>
    public TablePartition? FindPartition(string name) => Partitions.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public int IndexOf(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Name.Equals(column, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }
}

/// <summary>The query of a view, with all names written out.</summary>
internal sealed record ViewDefinition(string Sql);

/// <summary>A database without its tables.</summary>
internal sealed record Database(long Id, string Name, IReadOnlyDictionary<string, string> Properties)
{
    /// <summary>True for those that every cluster has.</summary>
    public bool IsSystem => Name is "information_schema" or "mysql" or "__internal_schema";
}
