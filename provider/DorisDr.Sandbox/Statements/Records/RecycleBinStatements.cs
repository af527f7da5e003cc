namespace DorisDr.Sandbox.Statements;

/// <summary>
/// SHOW CATALOG RECYCLE BIN; the condition is NAME = or NAME LIKE, nothing else. A bare LIKE is taken and passed over by the older generation, and
/// a syntax error for the newer one.
/// </summary>
internal sealed record ShowRecycleBin(Expression? Where, DorisError? BareLike) : Statement;

/// <summary>DROP CATALOG RECYCLE BIN WHERE 'kind' = id.</summary>
internal sealed record PurgeRecycleBin(string IdKind, long Id) : Statement;

internal sealed record RecoverDatabase(string Database, long? Id, string? NewName) : Statement;

internal sealed record RecoverTable(QualifiedName Table, long? Id, string? NewName) : Statement;

internal sealed record RecoverPartition(string Partition, long? Id, string? NewName, QualifiedName Table) : Statement;

internal sealed record ShowTrash : Statement;

internal sealed record CleanTrash : Statement;
