using System.Globalization;
using System.Text;
using DorisDr.Cli.Rendering.Text;
using DorisDr.Engine.Drift;

namespace DorisDr.Cli.Rendering.Drift;

/// <summary>A drift report for a terminal or a log.</summary>
internal static class DriftText
{
    /// <summary>The report.</summary>
    public static string Write(DriftReport report, Palette palette)
    {
        var text = new StringBuilder();
        foreach (var line in Lines(report))
        {
            text.Append(palette.Paint(line)).Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<StyledText> Lines(DriftReport report)
    {
        yield return new StyledText($"Drift of stack {report.Stack} (project {report.Project}), {report.Time.ToString("u", CultureInfo.InvariantCulture)}", Tone.Headline);
        yield return new StyledText();
        foreach (var finding in DriftWords.Sorted(report))
        {
            var (symbol, tone) = Mark(finding.Kind);
            yield return new StyledText($" {symbol} {finding.Subject.Type} {ValueText.Visible(finding.Subject.Name)} ", tone).Append(DriftWords.Meaning(finding.Kind));
            foreach (var property in finding.Properties)
            {
                yield return new StyledText($"     {property.Path}: declared {DriftWords.Value(property.Declared)}, found {DriftWords.Value(property.Found)}");
            }

            foreach (var reason in finding.Reasons)
            {
                yield return new StyledText($"     {ValueText.Visible(reason)}");
            }
        }

        if (!report.Findings.IsEmpty)
        {
            yield return new StyledText();
        }

        foreach (var line in Pending(report))
        {
            yield return line;
        }

        yield return new StyledText(DriftWords.Summary(report), report.Result is DriftResult.Clean ? Tone.Create : Tone.Bold);
    }

    private static IEnumerable<StyledText> Pending(DriftReport report)
    {
        if (report.Pending.IsEmpty && report.PendingProblems.IsEmpty)
        {
            yield break;
        }

        yield return new StyledText("Pending: the program would change this with the next update. That is no drift.");
        foreach (var change in report.Pending)
        {
            var paths = change.Paths.IsEmpty ? "" : $" ({string.Join(", ", change.Paths)})";
            yield return new StyledText($"   {DriftWords.Step(change.Op)} {change.Subject.Type} {change.Subject.Name}{paths}", Tone.Muted);
        }

        foreach (var problem in report.PendingProblems)
        {
            yield return new StyledText($"   {ValueText.Visible(problem)}", Tone.Warning);
        }

        yield return new StyledText();
    }

    private static (char Symbol, Tone Tone) Mark(DriftKind kind) => kind switch
    {
        DriftKind.Changed => ('~', Tone.Update),
        DriftKind.Missing => ('-', Tone.Delete),
        DriftKind.Unhealthy => ('!', Tone.Error),
        DriftKind.Undeclared => ('+', Tone.Create),
        _ => ('?', Tone.Error),
    };
}
