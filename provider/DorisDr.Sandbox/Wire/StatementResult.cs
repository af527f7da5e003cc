namespace DorisDr.Sandbox.Wire;

/// <summary>What a statement answers with when it does not fail.</summary>
internal abstract record StatementResult
{
    /// <summary>Success without rows.</summary>
    public static OkResult Ok { get; } = new(0, "");
}

/// <summary>Success: rows affected and the information text, empty for all but loads.</summary>
internal sealed record OkResult(ulong Affected, string Info, int Warnings = 0) : StatementResult;

/// <summary>A result set; cells are text, null is SQL NULL.</summary>
internal sealed record RowsResult(IReadOnlyList<ResultColumn> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows) : StatementResult;
