namespace DorisDr.Sandbox.Statements;

/// <summary>SHOW BACKUP or SHOW RESTORE of a database.</summary>
internal sealed record ShowJobs(bool IsBackup, QualifiedName? Database, Expression? Where) : Statement;

/// <summary>BACKUP SNAPSHOT: who may not is told so, everybody else that the statement is not known here.</summary>
internal sealed record RefusedBackup(QualifiedName Label, DorisError Refusal) : Statement;
