namespace DorisDr.Sandbox.Statements;

internal sealed record ShowPartitions(QualifiedName Table) : Statement;

/// <summary>SHOW DATA of the current database (no name), or of a table.</summary>
internal sealed record ShowData(QualifiedName? Table) : Statement;
