using DorisDr.Cli.Rendering.Sections;
using DorisDr.Cli.Rendering.Text;
using DorisDr.Engine.Events;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Provider;

namespace DorisDr.Cli.Rendering.Rows;

/// <summary>The pieces of a row.</summary>
internal static class RowText
{
    /// <summary>Symbol, type, name, status, info.</summary>
    public static StyledText Of(StepDescription step, string status, string info) =>
        new StyledText(" ").Append(StepWords.Prefix(step.Op), StepWords.ToneOf(step.Op))
            .Append($" {step.Type} {Urn.NameOf(step.Urn)} ")
            .Append(status, StepWords.ToneOf(step.Op))
            .Append($" {info}");

    /// <summary>The changed properties: <c>[diff: +a,b-c~d]</c>; empty for none.</summary>
    public static string Info(StepDescription step)
    {
        if (step.Op is not (StepOp.Update or StepOp.Replace or StepOp.CreateReplacement or StepOp.Refresh) || step.DetailedDiff is not { IsEmpty: false } changes)
        {
            return step.Op is StepOp.Update && !step.Diffs.IsEmpty ? $"[diff: ~{string.Join(',', step.Diffs.Order(StringComparer.Ordinal))}]" : "";
        }

        var kinds = changes.GroupBy(c => c.Path.First, StringComparer.Ordinal)
            .Select(g => (Name: g.Key, Kind: g.Any(c => c.Path.Segments.Length > 1) ? ChangeKind.Update : g.First().Kind))
            .ToList();
        string Part(char symbol, ChangeKind kind) =>
            kinds.Where(k => k.Kind == kind).Select(k => k.Name).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } names ? symbol + string.Join(',', names) : "";
        return $"[diff: {Part('+', ChangeKind.Add)}{Part('-', ChangeKind.Delete)}{Part('~', ChangeKind.Update)}]";
    }

    /// <summary>The first line of a message with its prefix.</summary>
    public static string FirstLine(Diagnostic? message) =>
        message is null ? "" : Blocks.PrefixOf(message.Severity).Prefix + message.Message.Split('\n')[0].TrimEnd();

    /// <summary>Two infos; either may be empty.</summary>
    public static string Join(string a, string b) => a.Length > 0 && b.Length > 0 ? $"{a}; {b}" : a + b;
}
