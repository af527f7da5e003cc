namespace DorisDr.Sandbox.Statements;

/// <summary>SHOW CATALOG RECYCLE BIN; the condition is NAME = or NAME LIKE, nothing else.</summary>
internal sealed record ShowRecycleBin(Expression? Where) : Statement;

/// <summary>DROP CATALOG RECYCLE BIN WHERE 'kind' = id.</summary>
internal sealed record PurgeRecycleBin(string IdKind, long Id) : Statement;

internal sealed record RecoverDatabase(string Database, long? Id, string? NewName) : Statement;

internal sealed record RecoverTable(QualifiedName Table, long? Id, string? NewName) : Statement;

internal sealed record RecoverPartition(string Partition, long? Id, string? NewName, QualifiedName Table) : Statement;

internal sealed record ShowTrash : Statement;

internal sealed record CleanTrash : Statement;
