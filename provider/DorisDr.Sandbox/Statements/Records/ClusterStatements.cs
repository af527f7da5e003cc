namespace DorisDr.Sandbox.Statements;

internal sealed record ShowFrontends : Statement;

internal sealed record ShowBackends : Statement;

/// <summary>SHOW PROC: a path in the tree of the frontend's internals.</summary>
internal sealed record ShowProc(string Path) : Statement;

internal sealed record ShowCatalogs : Statement;

internal sealed record ShowStatus : Statement;

internal sealed record ShowWarnings : Statement;

internal sealed record Sync : Statement;
