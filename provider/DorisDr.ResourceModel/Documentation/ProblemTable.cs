using DorisDr.ResourceModel.Problems;

namespace DorisDr.ResourceModel.Documentation;

/// <summary>Problems as a table: code, cause, remedy, by code.</summary>
public static class ProblemTable
{
    /// <summary>The table.</summary>
    public static string Write(IEnumerable<ProblemKind> problems) =>
        MarkdownCells.Head("Code", "Cause", "Remedy")
        + string.Concat(problems.OrderBy(p => p.Code, StringComparer.Ordinal)
            .Select(p => MarkdownCells.Row(p.Code, MarkdownCells.Readable(p.Cause), MarkdownCells.Readable(p.Remedy))));
}
