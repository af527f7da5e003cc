using DorisDr.ResourceModel.Problems;

namespace DorisDr.Cli.Composition;

/// <summary>What can be wrong with how the CLI is used: codes DDR3001 to DDR3099.</summary>
internal static class CliProblems
{
    private static readonly ProblemKind NoBackendKind = new(
        "DDR3001",
        "No backend is named.",
        "Set PULUMI_BACKEND_URL or backend.url in Pulumi.yaml, e.g. file:///var/lib/dorisdr, or try --sandbox.");

    private static readonly ProblemKind NotConfirmedKind = new(
        "DDR3002",
        "--yes or --skip-preview or --preview-only must be passed in to proceed when running in non-interactive mode.",
        "Pass one of them.");

    private static readonly ProblemKind DeclinedKind = new("DDR3003", "confirmation declined, not proceeding with the operation.", "Nothing was done.");

    private static readonly ProblemKind UnexpectedChangesKind = new(
        "DDR3004", "no changes were expected for {0} but changes were proposed.", "Look at the rows above.");

    private static readonly ProblemKind ExclusiveKind = new("DDR3005", "{0} and {1} cannot be used together.", "Leave one of them out.");

    private static readonly ProblemKind NotAPairKind = new("DDR3006", "\"{0}\" is not of the form KEY=VALUE.", "Write --config KEY=VALUE.");

    private static readonly ProblemKind NoOutputKind = new(
        "DDR3007", "current stack does not have output property '{0}'.", "See `dorisdr stack output`.");

    private static readonly ProblemKind FileKind = new("DDR3008", "{0}: {1}", "Check the path and its permissions.");

    private static readonly ProblemKind SchemaDiffersKind = new(
        "DDR3009", "{0} differs from what this build writes.", "Run `dorisdr schema write` and commit the file.");

    private static readonly ProblemKind DefectKind = new("DDR3099", "dorisdr met a defect of its own ({0}).", "Please report it.");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        NoBackendKind, NotConfirmedKind, DeclinedKind, UnexpectedChangesKind, ExclusiveKind, NotAPairKind, NoOutputKind, FileKind, SchemaDiffersKind,
        DefectKind,
    ];

    /// <summary>No backend is named.</summary>
    public static Problem NoBackend() => NoBackendKind.Of();

    /// <summary>Nobody can confirm.</summary>
    public static Problem NotConfirmed() => NotConfirmedKind.Of();

    /// <summary>The person said no.</summary>
    public static Problem Declined() => DeclinedKind.Of();

    /// <summary>Changes where none were expected.</summary>
    public static Problem UnexpectedChanges(string run) => UnexpectedChangesKind.Of(run);

    /// <summary>Two options that exclude each other.</summary>
    public static Problem Exclusive(string a, string b) => ExclusiveKind.Of(a, b);

    /// <summary>A value of --config that is no pair.</summary>
    public static Problem NotAPair(string text) => NotAPairKind.Of(text);

    /// <summary>An output that does not exist.</summary>
    public static Problem NoOutput(string name) => NoOutputKind.Of(name);

    /// <summary>A file that cannot be written or read.</summary>
    public static Problem File(string path, string reason) => FileKind.Of(path, reason);

    /// <summary>A generated file that is not what the code says.</summary>
    public static Problem SchemaDiffers(string path) => SchemaDiffersKind.Of(path);

    /// <summary>A defect.</summary>
    public static Problem Defect(Exception e) => DefectKind.Of(e.GetType().Name);
}
