using DorisDr.ResourceModel.Problems;

namespace DorisDr.Cli.Composition;

/// <summary>What can be wrong with how the CLI is used: codes DDR3001 to DDR3099.</summary>
internal static class CliProblems
{
    /// <summary>No backend is named.</summary>
    public static Problem NoBackend() => new(
        "DDR3001",
        "No backend is named.",
        "Set PULUMI_BACKEND_URL or backend.url in Pulumi.yaml, e.g. file:///var/lib/dorisdr, or try --sandbox.");

    /// <summary>Nobody can confirm.</summary>
    public static Problem NotConfirmed() => new(
        "DDR3002",
        "--yes or --skip-preview or --preview-only must be passed in to proceed when running in non-interactive mode.",
        "Pass one of them.");

    /// <summary>The person said no.</summary>
    public static Problem Declined() => new("DDR3003", "confirmation declined, not proceeding with the operation.", "Nothing was done.");

    /// <summary>Changes where none were expected.</summary>
    public static Problem UnexpectedChanges(string run) => new(
        "DDR3004", $"no changes were expected for {run} but changes were proposed.", "Look at the rows above.");

    /// <summary>Two options that exclude each other.</summary>
    public static Problem Exclusive(string a, string b) => new("DDR3005", $"{a} and {b} cannot be used together.", $"Leave one of them out.");

    /// <summary>A value of --config that is no pair.</summary>
    public static Problem NotAPair(string text) => new("DDR3006", $"\"{text}\" is not of the form KEY=VALUE.", "Write --config KEY=VALUE.");

    /// <summary>An output that does not exist.</summary>
    public static Problem NoOutput(string name) => new("DDR3007", $"current stack does not have output property '{name}'.", "See `dorisdr stack output`.");

    /// <summary>A file that cannot be written or read.</summary>
    public static Problem File(string path, string reason) => new("DDR3008", $"{path}: {reason}", "Check the path and its permissions.");

    /// <summary>A schema file that is not what the code says.</summary>
    public static Problem SchemaDiffers(string path) => new("DDR3009", $"{path} differs from the schema of this build.", "Run `dorisdr schema write` and commit the file.");

    /// <summary>A defect.</summary>
    public static Problem Defect(Exception e) => new("DDR3099", $"dorisdr met a defect of its own ({e.GetType().Name}).", "Please report it.");
}
