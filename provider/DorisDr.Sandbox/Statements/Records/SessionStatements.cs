namespace DorisDr.Sandbox.Statements;

/// <summary>START TRANSACTION: accepted, does nothing.</summary>
internal sealed record StartTransaction : Statement;

/// <summary>BEGIN: opens a transaction in which only loads are allowed.</summary>
internal sealed record BeginTransaction(string? Label) : Statement;

internal sealed record EndTransaction(bool IsCommit) : Statement;

internal sealed record Kill(long ConnectionId, bool OnlyQuery) : Statement;

internal sealed record ShowProcessList(bool IsFull) : Statement;

internal enum VariableScope
{
    Session,
    Global,
    User,
}

/// <summary>One assignment of SET; a null value means DEFAULT.</summary>
internal sealed record Assignment(VariableScope Scope, string Name, Expression? Value);

internal sealed record SetVariables(IReadOnlyList<Assignment> Assignments) : Statement;

/// <summary>SET NAMES, SET CHARACTER SET: only the character set is looked at.</summary>
internal sealed record SetNames(string? CharacterSet) : Statement;

/// <summary>SET TRANSACTION ISOLATION LEVEL: accepted, does nothing.</summary>
internal sealed record SetTransaction : Statement;

internal sealed record SetPassword(string? User, string Password) : Statement;

internal sealed record ShowVariables(bool IsGlobal, ShowFilter Filter) : Statement;
