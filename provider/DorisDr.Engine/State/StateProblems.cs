using DorisDr.ResourceModel.Problems;

namespace DorisDr.Engine.State;

/// <summary>What can be wrong with a backend, a stack or its state file: codes DDR2401 to DDR2499. Causes are Pulumi's words where Pulumi has some.</summary>
public static class StateProblems
{
    /// <summary>The remedy for everything that the embedded engine leaves to Pulumi.</summary>
    public const string UsePulumi = "Run this program with pulumi.";

    /// <summary>Code of <see cref="NoSuchStack"/>; the command ends with exit code 6.</summary>
    public const string NoSuchStackCode = "DDR2401";

    /// <summary>Code of <see cref="Locked"/>.</summary>
    public const string LockedCode = "DDR2405";

    /// <summary>Code of <see cref="Unsupported"/>.</summary>
    public const string UnsupportedCode = "DDR2411";

    private static readonly ProblemKind NoSuchStackKind = new(
        NoSuchStackCode, "no stack named '{0}' found", "Create it with `dorisdr stack init`, or see `dorisdr stack ls`.");

    private static readonly ProblemKind InvalidStackNameKind = new(
        "DDR2402", "The stack name is not valid, or is one of another organization or project.", "Write the stack as NAME, organization/NAME or organization/PROJECT/NAME.");

    private static readonly ProblemKind StackExistsKind = new("DDR2403", "stack '{0}' already exists", "Choose another name, or use the stack as it is.");

    private static readonly ProblemKind NoStackSelectedKind = new(
        "DDR2404", "no stack selected", "Name one with --stack or PULUMI_STACK, or select one with `dorisdr stack select` or `dorisdr stack init`.");

    private static readonly ProblemKind LockedKind = new(
        LockedCode, "Another process holds the lock of the stack.", "Use `dorisdr cancel` only when the other process is known to be gone.");

    private static readonly ProblemKind StackHasResourcesKind = new(
        "DDR2406", "'{0}' still has resources; removal rejected", "Destroy them first with `dorisdr destroy`, or force the removal.");

    private static readonly ProblemKind BackendKind = new(
        "DDR2407", "The backend cannot be used.", "Name a directory that exists, as file:///path.");

    private static readonly ProblemKind BackendUnsupportedKind = new(
        "DDR2408", "The backend is of a kind or layout that the embedded engine does not support.", UsePulumi);

    private static readonly ProblemKind FileTroubleKind = new(
        "DDR2409", "cannot read or write '{0}': {1}", "Make the backend directory readable and writable, then run the command again.");

    private static readonly ProblemKind MalformedKind = new(
        "DDR2410", "failed to load checkpoint: {0}", "Put back the .bak file beside it or a file of the backend's backups folder.");

    private static readonly ProblemKind UnsupportedKind = new(
        UnsupportedCode, "The state holds what the embedded engine does not support: {0}.", UsePulumi);

    private static readonly ProblemKind IntegrityKind = new(
        "DDR2412", "snapshot integrity failure; refusing to use it: {0}", "Repair the state with `pulumi state repair`.");

    private static readonly ProblemKind IntegrityAtSaveKind = new(
        "DDR2413", "the state was written, but it is not sound: {0}", "Repair the state with `pulumi state repair`, and report this.");

    private static readonly ProblemKind ImportKind = new(
        "DDR2414", "The file to import does not fit the stack.", "Importing this file could be dangerous; rerun with --force to proceed anyway.");

    private static readonly ProblemKind ImportFileKind = new("DDR2415", "The file to import is no exported stack.", "Give a file that `stack export` wrote.");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        NoSuchStackKind, InvalidStackNameKind, StackExistsKind, NoStackSelectedKind, LockedKind, StackHasResourcesKind, BackendKind,
        BackendUnsupportedKind, FileTroubleKind, MalformedKind, UnsupportedKind, IntegrityKind, IntegrityAtSaveKind, ImportKind, ImportFileKind,
    ];

    /// <summary>A stack that does not exist.</summary>
    public static Problem NoSuchStack(string name) => NoSuchStackKind.Of(name);

    /// <summary>A stack that exists already.</summary>
    public static Problem StackExists(string fullName) => StackExistsKind.Of(fullName);

    internal static Problem InvalidStackName(string cause) => InvalidStackNameKind.Because(cause);

    internal static Problem NoStackSelected() => NoStackSelectedKind.Of();

    internal static Problem Locked(string cause) => LockedKind.Because(cause);

    internal static Problem StackHasResources(string name) => StackHasResourcesKind.Of(name);

    internal static Problem Backend(string cause, string remedy) => BackendKind.Saying(cause, remedy);

    internal static Problem BackendUnsupported(string cause) => BackendUnsupportedKind.Because(cause);

    internal static Problem FileTrouble(string path, string reason) => FileTroubleKind.Of(path, reason);

    internal static Problem Malformed(string reason) => MalformedKind.Of(reason);

    internal static Problem Unsupported(string what) => UnsupportedKind.Of(what);

    internal static Problem Integrity(string reason) => IntegrityKind.Of(reason);

    internal static Problem IntegrityAtSave(string reason) => IntegrityAtSaveKind.Of(reason);

    internal static Problem Import(string cause) => ImportKind.Because(cause);

    internal static Problem ImportFile(string cause) => ImportFileKind.Because(cause);
}
