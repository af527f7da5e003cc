using System.Globalization;
using DorisDr.Cli.Rendering.Text;
using DorisDr.Engine.Events;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Cli.Rendering.Sections;

/// <summary>The blocks that end a run: diagnostics, outputs, counts, duration (pkg/backend/display/progress.go).</summary>
internal static class Blocks
{
    /// <summary>All blocks of a finished run.</summary>
    public static IEnumerable<StyledText> All(RunRecord record, RunFinished finished, ViewOptions options) =>
    [
        .. Diagnostics(record),
        .. options.SuppressOutputs ? [] : Outputs(record),
        .. Resources(record, finished),
        .. Duration(finished),
    ];

    /// <summary>Every kept message, by resource.</summary>
    public static IEnumerable<StyledText> Diagnostics(RunRecord record)
    {
        if (record.Messages.Count == 0)
        {
            yield break;
        }

        yield return new StyledText("Diagnostics:", Tone.Headline);
        foreach (var resource in record.Messages.GroupBy(m => m.Urn, StringComparer.Ordinal).OrderBy(g => Urn.TypeOf(g.Key), StringComparer.Ordinal))
        {
            yield return new StyledText($"  {Urn.TypeOf(resource.Key)} ({Urn.NameOf(resource.Key)}):", Tone.ResourceHeader);
            foreach (var message in resource)
            {
                foreach (var (line, i) in message.Message.TrimEnd().Split('\n').Select((l, i) => (l, i)))
                {
                    var (prefix, tone) = i == 0 ? PrefixOf(message.Severity) : ("", Tone.Plain);
                    yield return new StyledText("    ").Append(prefix, tone).Append(line);
                }
            }

            yield return new StyledText();
        }
    }

    /// <summary>Prefix and tone of a severity.</summary>
    public static (string Prefix, Tone Tone) PrefixOf(LogSeverity severity) => severity switch
    {
        LogSeverity.Error => ("error: ", Tone.Error),
        LogSeverity.Warning => ("warning: ", Tone.Warning),
        _ => ("", Tone.Plain),
    };

    private static IEnumerable<StyledText> Outputs(RunRecord record)
    {
        if (record is not { Root: { } root, Started: { } run })
        {
            return [];
        }

        var old = root.Old?.Outputs ?? PropertyMap.Empty;
        var now = root.New?.Outputs ?? PropertyMap.Empty;
        if (root.Op is StepOp.Delete && !run.Preview)
        {
            return [];
        }

        var lines = (root.Op is StepOp.Create ? ValueText.Entries(now, 4).Select(l => new StyledText(l)) : ChangeText.Lines(old, now, 4, all: !run.Preview)).ToList();
        return lines.Count == 0 ? [] : [new StyledText("Outputs:", Tone.Headline), .. lines, new StyledText()];
    }

    private static IEnumerable<StyledText> Resources(RunRecord record, RunFinished finished)
    {
        yield return new StyledText("Resources:", Tone.Headline);
        var changes = finished.Changes.Where(c => c.Value > 0 && IsChange(c.Key)).OrderBy(c => c.Key).ToList();
        foreach (var (op, count) in changes)
        {
            yield return new StyledText("    ").Append($"{StepWords.Prefix(op)}{count} {StepWords.Summary(op, finished.Preview)}", StepWords.ToneOf(op));
        }

        var same = finished.Changes.GetValueOrDefault(StepOp.Same);
        var total = changes.Count > 1 ? $"{changes.Sum(c => c.Value).ToString(CultureInfo.InvariantCulture)} changes" : "";
        var rest = same > 0 ? $"{same} unchanged" : "";
        if (total.Length + rest.Length > 0)
        {
            yield return new StyledText($"    {total}{(total.Length > 0 && rest.Length > 0 ? ". " : "")}{rest}");
        }

        if (record.Errored > 0)
        {
            yield return new StyledText("    ").Append($"{record.Errored} errored", Tone.Error);
        }

        yield return new StyledText();
    }

    private static bool IsChange(StepOp op) => op is not (StepOp.Same or StepOp.Refresh or StepOp.RemovePendingReplace);

    private static IEnumerable<StyledText> Duration(RunFinished finished) => finished.Preview
        ? []
        : [new StyledText("Duration: ", Tone.Headline).Append(Elapsed.Total(finished.Duration)), new StyledText()];
}
