namespace DorisDr.Sandbox.Statements;

internal sealed record AlterDatabaseProperties(QualifiedName Database, IReadOnlyDictionary<string, string> Properties) : Statement;

internal sealed record RenameDatabase(QualifiedName Database, string NewName) : Statement;

internal sealed record AlterTableProperties(QualifiedName Table, IReadOnlyDictionary<string, string> Properties) : Statement;

internal sealed record RenameTable(QualifiedName Table, string NewName) : Statement;

internal sealed record AddPartition(QualifiedName Table, bool IfNotExists, PartitionDefinition Partition) : Statement;

internal sealed record DropPartition(QualifiedName Table, string Partition, bool IfExists, bool Force) : Statement;
