using DorisDr.Cli.Rendering.Text;
using DorisDr.Engine.Drift;
using DorisDr.Engine.Events;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Cli.Rendering.Drift;

/// <summary>The words of a drift report, the same in all its forms.</summary>
internal static class DriftWords
{
    /// <summary>The findings in the order in which they matter.</summary>
    public static IReadOnlyList<DriftKind> Order { get; } =
        [DriftKind.Unknown, DriftKind.Missing, DriftKind.Unhealthy, DriftKind.Changed, DriftKind.Undeclared];

    /// <summary>The name of a kind, as JSON has it and as sentences use it.</summary>
    public static string Name(DriftKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>What a kind means.</summary>
    public static string Meaning(DriftKind kind) => kind switch
    {
        DriftKind.Changed => "differs from what is declared",
        DriftKind.Missing => "is declared and does not exist",
        DriftKind.Unhealthy => "exists and does not work",
        DriftKind.Undeclared => "exists and is declared nowhere",
        _ => "could not be read",
    };

    /// <summary>The name of the verdict.</summary>
    public static string Name(DriftResult result) => result.ToString().ToLowerInvariant();

    /// <summary>One line for the whole report.</summary>
    public static string Summary(DriftReport report)
    {
        var counts = Order.Select(kind => (Kind: kind, Count: report.Findings.Count(f => f.Kind == kind))).Where(c => c.Count > 0)
            .Select(c => $"{c.Count} {Name(c.Kind)}").ToList();
        var looked = report.Resources.Length == 1 ? "1 resource" : $"{report.Resources.Length} resources";
        return counts.Count > 0 ? $"{looked} checked: {string.Join(", ", counts)}."
            : report.Resources.IsEmpty ? "No drift: the state holds no resources."
            : $"No drift: {looked} as declared.";
    }

    /// <summary>The findings in their order.</summary>
    public static IEnumerable<DriftFinding> Sorted(DriftReport report) =>
        report.Findings.OrderBy(f => Order.IndexOf(f.Kind)).ThenBy(f => f.Subject.Type, StringComparer.Ordinal).ThenBy(f => f.Subject.Name, StringComparer.Ordinal);

    /// <summary>A value on one line; secrets and what is absent by a word.</summary>
    public static string Value(PropertyValue? value) => value is null ? "(none)" : string.Join(' ', ValueText.Lines(value, 0).Select(l => l.Trim()));

    /// <summary>The step of a pending change.</summary>
    public static string Step(StepOp op) => StepWords.Name(op);

    private static int IndexOf(this IReadOnlyList<DriftKind> order, DriftKind kind) => order.TakeWhile(k => k != kind).Count();
}
