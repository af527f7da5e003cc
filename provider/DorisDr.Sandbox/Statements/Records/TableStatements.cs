namespace DorisDr.Sandbox.Statements;

internal enum KeyModel
{
    Duplicate,
    Unique,
    Aggregate,
}

/// <summary>A column type as written, lower case: <c>varchar</c> with 20, <c>decimal</c> with 9 and 2.</summary>
internal sealed record TypeText(string Name, IReadOnlyList<int> Arguments);

internal sealed record ColumnDefinition(string Name, TypeText Type, bool IsNullable, bool IsKey, string? Aggregation, string? Default, bool HasDefault, string Comment);

/// <summary>A partition of PARTITION BY: upper bounds (LESS THAN), fixed bounds, or values (IN).</summary>
internal sealed record PartitionDefinition(string Name, IReadOnlyList<string> Lower, IReadOnlyList<string> Upper, IReadOnlyList<IReadOnlyList<string>> Values);

internal sealed record PartitionClause(bool IsRange, IReadOnlyList<string> Columns, IReadOnlyList<PartitionDefinition> Partitions);

/// <summary>DISTRIBUTED BY; no columns means RANDOM, no buckets means AUTO.</summary>
internal sealed record DistributionClause(IReadOnlyList<string> Columns, int? Buckets);

internal sealed record CreateTable(QualifiedName Table, bool IfNotExists, IReadOnlyList<ColumnDefinition> Columns, KeyModel? Model, IReadOnlyList<string> Keys,
    string Comment, PartitionClause? Partition, DistributionClause? Distribution, IReadOnlyDictionary<string, string> Properties) : Statement;

internal sealed record DropTable(QualifiedName Table, bool IfExists, bool Force) : Statement;

internal sealed record TruncateTable(QualifiedName Table, IReadOnlyList<string> Partitions, bool Force) : Statement;

internal sealed record DescribeTable(QualifiedName Table) : Statement;
