using DorisDr.Cli.Rendering.Text;
using DorisDr.Engine.Events;

namespace DorisDr.Cli.Rendering;

/// <summary>Words for a run as a whole (pkg/backend/apply.go).</summary>
internal static class RunWords
{
    /// <summary>The line above a run: <c>Previewing update (dev):</c>.</summary>
    public static StyledText Banner(RunStarted run)
    {
        var label = run.Preview
            ? $"Previewing {Noun(run.Operation)}"
            : run.Operation switch
            {
                OperationKind.Update => "Updating",
                OperationKind.Refresh => "Refreshing",
                OperationKind.Destroy => "Destroying",
                _ => "Importing",
            };
        return new StyledText($"{label} ({run.Stack}):", Tone.Headline);
    }

    public static string Noun(OperationKind operation) => operation switch
    {
        OperationKind.Update => "update",
        OperationKind.Refresh => "refresh",
        OperationKind.Destroy => "destroy",
        _ => "import",
    };

    /// <summary>Word of the line that grows while nothing happens.</summary>
    public static string Heartbeat(RunStarted run)
    {
        var banner = Banner(run).ToString();
        return banner[..banner.IndexOf(" (", StringComparison.Ordinal)].ToLowerInvariant();
    }
}
