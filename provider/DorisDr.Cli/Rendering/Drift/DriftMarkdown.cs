using System.Globalization;
using System.Text;
using DorisDr.Engine.Drift;

namespace DorisDr.Cli.Rendering.Drift;

/// <summary>A drift report for a pull request, an issue or an audit file.</summary>
internal static class DriftMarkdown
{
    /// <summary>The report.</summary>
    public static string Write(DriftReport report)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Drift of stack {Cell(report.Stack)}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Project {Cell(report.Project)}, {report.Time.ToString("u", CultureInfo.InvariantCulture)}. **{DriftWords.Summary(report)}**\n");
        if (!report.Findings.IsEmpty)
        {
            text.Append("\n| | resource | finding |\n|---|---|---|\n");
            foreach (var finding in DriftWords.Sorted(report))
            {
                text.Append(CultureInfo.InvariantCulture, $"| {DriftWords.Name(finding.Kind)} | `{finding.Subject.Type}` {Cell(finding.Subject.Name)} | {Details(finding)} |\n");
            }
        }

        if (!report.Pending.IsEmpty || !report.PendingProblems.IsEmpty)
        {
            text.Append("\n## Pending\n\nThe program would change this with the next update. That is no drift.\n\n");
            foreach (var change in report.Pending)
            {
                var paths = change.Paths.IsEmpty ? "" : ": " + string.Join(", ", change.Paths.Select(p => Code(p.ToString())));
                text.Append(CultureInfo.InvariantCulture, $"- {DriftWords.Step(change.Op)} `{change.Subject.Type}` {Cell(change.Subject.Name)}{paths}\n");
            }

            foreach (var problem in report.PendingProblems)
            {
                text.Append(CultureInfo.InvariantCulture, $"- {Cell(problem)}\n");
            }
        }

        return text.ToString();
    }

    private static string Details(DriftFinding finding) => string.Join("<br>", (IEnumerable<string>)
    [
        DriftWords.Meaning(finding.Kind),
        .. finding.Properties.Select(p => $"{Code(p.Path.ToString())}: declared {Code(DriftWords.Value(p.Declared))}, found {Code(DriftWords.Value(p.Found))}"),
        .. finding.Reasons.Select(Cell),
    ]);

    // Code spans keep everything but what ends them or the cell.
    private static string Code(string text) => $"`{text.Replace('`', '\'').Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ")}`";

    private static string Cell(string text)
    {
        var safe = new StringBuilder();
        foreach (var c in text.ReplaceLineEndings(" "))
        {
            if (c is '\\' or '|' or '*' or '_' or '`' or '[' or ']' or '<' or '>' or '#')
            {
                safe.Append('\\');
            }

            safe.Append(c);
        }

        return safe.ToString();
    }
}
