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

    /// <summary>A stack that does not exist.</summary>
    public static Problem NoSuchStack(string name) =>
        new(NoSuchStackCode, $"no stack named '{name}' found", "Create it with `dorisdr stack init`, or see `dorisdr stack ls`.");

    internal static Problem InvalidStackName(string cause) =>
        new("DDR2402", cause, "Write the stack as NAME, organization/NAME or organization/PROJECT/NAME.");

    /// <summary>A stack that exists already.</summary>
    public static Problem StackExists(string fullName) =>
        new("DDR2403", $"stack '{fullName}' already exists", "Choose another name, or use the stack as it is.");

    internal static Problem NoStackSelected() =>
        new("DDR2404", "no stack selected", "Name one with --stack or PULUMI_STACK, or select one with `dorisdr stack select` or `dorisdr stack init`.");

    internal static Problem Locked(string cause) =>
        new(LockedCode, cause, "Use `dorisdr cancel` only when the other process is known to be gone.");

    internal static Problem StackHasResources(string name) =>
        new("DDR2406", $"'{name}' still has resources; removal rejected", "Destroy them first with `dorisdr destroy`, or force the removal.");

    internal static Problem Backend(string cause, string remedy) => new("DDR2407", cause, remedy);

    internal static Problem BackendUnsupported(string cause) => new("DDR2408", cause, UsePulumi);

    internal static Problem FileTrouble(string path, string reason) =>
        new("DDR2409", $"cannot read or write '{path}': {reason}", "Make the backend directory readable and writable, then run the command again.");

    internal static Problem Malformed(string reason) =>
        new("DDR2410", $"failed to load checkpoint: {reason}", "Put back the .bak file beside it or a file of the backend's backups folder.");

    internal static Problem Unsupported(string what) =>
        new(UnsupportedCode, $"The state holds what the embedded engine does not support: {what}.", UsePulumi);

    internal static Problem Integrity(string reason) =>
        new("DDR2412", $"snapshot integrity failure; refusing to use it: {reason}", "Repair the state with `pulumi state repair`.");

    internal static Problem IntegrityAtSave(string reason) =>
        new("DDR2413", $"the state was written, but it is not sound: {reason}", "Repair the state with `pulumi state repair`, and report this.");

    internal static Problem Import(string cause) =>
        new("DDR2414", cause, "Importing this file could be dangerous; rerun with --force to proceed anyway.");

    internal static Problem ImportFile(string cause) => new("DDR2415", cause, "Give a file that `stack export` wrote.");
}
