using System.Globalization;

namespace DorisDr.ResourceModel.Documentation;

/// <summary>Texts as they stand in the cells of a Markdown table.</summary>
public static class MarkdownCells
{
    /// <summary>One row.</summary>
    public static string Row(params IEnumerable<string> cells) => $"| {string.Join(" | ", cells.Select(Escape))} |\n";

    /// <summary>Heading and rule of a table.</summary>
    public static string Head(params IReadOnlyList<string> names) => Row(names) + $"|{string.Concat(Enumerable.Repeat("---|", names.Count))}\n";

    /// <summary>The text of a <see cref="Problems.ProblemKind"/> with an ellipsis where each case has a text of its own.</summary>
    public static string Readable(string template) =>
        string.Format(CultureInfo.InvariantCulture, template, [.. Enumerable.Repeat("…", 10)])
        .Replace("….", "…", StringComparison.Ordinal);

    private static string Escape(string text) => text
        .ReplaceLineEndings(" ")
        .Replace("|", "\\|", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal);
}
