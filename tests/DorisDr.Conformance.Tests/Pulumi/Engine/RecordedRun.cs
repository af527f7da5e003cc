using System.Collections.Immutable;
using DorisDr.Engine.Events;
using DorisDr.Engine.Operations;
using DorisDr.Testing.Recordings;

namespace DorisDr.Conformance.Tests.Pulumi.Engine;

/// <summary>What a recorded command line asks an engine to do.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Options">Its options, without the preview.</param>
/// <param name="Previews">Whether it previews first.</param>
/// <param name="Runs">Whether it does the real thing.</param>
internal sealed record RecordedRun(OperationKind Operation, OperationOptions Options, bool Previews, bool Runs)
{
    // Flags that change what is shown, not what is done.
    private static readonly HashSet<string> Shows =
    [
        "--non-interactive", "--yes", "--diff", "--json", "--expect-no-changes", "--show-sames", "--show-replacement-steps", "--urns", "--suppress-progress",
        "--suppress-outputs", "--show-secrets", "--show-reads", "--protect=false", "--skip-pending-creates",
    ];

    /// <summary>Reads a command line; null when it is no operation, or asks for what the embedded engine leaves to Pulumi.</summary>
    public static RecordedRun? Of(RecordedStep step)
    {
        var words = step.Run.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || words[0] is not ("preview" or "up" or "refresh" or "destroy" or "import"))
        {
            return null;
        }

        var flags = words.Skip(1).Where(w => w.StartsWith("--", StringComparison.Ordinal)).ToList();
        var values = words.Skip(1).Where(w => !w.StartsWith("--", StringComparison.Ordinal)).ToList();
        string[] known = ["--skip-preview", "--preview-only", "--refresh", "--continue-on-error"];
        if (flags.Exists(f => !Shows.Contains(f) && !known.Contains(f)) || values.Count != (words[0] == "import" ? 3 : 0))
        {
            return null;
        }

        var options = new OperationOptions
        {
            Parallel = 1,
            Refresh = flags.Contains("--refresh"),
            ContinueOnError = flags.Contains("--continue-on-error"),
            ProtectImports = !flags.Contains("--protect=false"),
            Imports = words[0] == "import" ? ImmutableArray.Create(new ImportRequest(values[0], values[1], values[2])) : [],
        };
        var onlyPreview = words[0] == "preview" || flags.Contains("--preview-only");
        var operation = words[0] switch
        {
            "refresh" => OperationKind.Refresh,
            "destroy" => OperationKind.Destroy,
            "import" => OperationKind.Import,
            _ => OperationKind.Update,
        };
        return new RecordedRun(operation, options, !flags.Contains("--skip-preview"), !onlyPreview && flags.Contains("--yes") | flags.Contains("--skip-preview"));
    }
}
