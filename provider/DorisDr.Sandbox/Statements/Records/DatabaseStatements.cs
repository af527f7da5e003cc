namespace DorisDr.Sandbox.Statements;

internal sealed record CreateDatabase(QualifiedName Database, bool IfNotExists, IReadOnlyDictionary<string, string> Properties) : Statement;

internal sealed record DropDatabase(QualifiedName Database, bool IfExists, bool Force) : Statement;

internal sealed record ShowDatabases(ShowFilter Filter) : Statement;

internal sealed record ShowCreateDatabase(QualifiedName Database) : Statement;

internal sealed record UseDatabase(QualifiedName Database) : Statement;

internal sealed record ShowTables(QualifiedName? Database, bool IsFull, ShowFilter Filter) : Statement;
