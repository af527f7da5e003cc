namespace DorisDr.Sandbox;

/// <summary>What can be wrong with a sandbox: codes DDR3600 to DDR3699. What it answers to clients of its cluster is no such problem, but Doris' text.</summary>
public static class SandboxProblems
{
    internal static readonly SandboxProblem FolderTaken = new(
        "DDR3601", "Another sandbox uses the folder {0}.", "Stop it (dorisdr sandbox stop) or give another --folder.");

    internal static readonly SandboxProblem CannotListen = new(
        "DDR3602", "The sandbox cannot listen: {0}", "Free the port or choose another one; where none was chosen, start it again.");

    internal static readonly SandboxProblem NoPersonality = new("DDR3603", "There is no personality '{0}'.", "Supported: {1}.");

    internal static readonly SandboxProblem NoTopology = new(
        "DDR3604", "A sandbox of {0} is not supported.", "Supported: {1}.");

    internal static readonly SandboxProblem NoSyncer = new(
        "DDR3605", "A syncer of generation '{0}' is not supported.", "Leave --syncer out.");

    internal static readonly SandboxProblem Speed = new("DDR3606", "Time cannot run {0} times as fast.", "Give a --speed of more than 0.");

    internal static readonly SandboxProblem Certificate = new(
        "DDR3607", "The certificate {0} cannot be used: {1}", "Give PEM files with a certificate and its key.");

    internal static readonly SandboxProblem NoNode = new("DDR3608", "There is no node '{0}'.", "Nodes: {1}.");

    internal static readonly SandboxProblem FaultRefused = new(
        "DDR3609", "The fault is refused: {0}.", "Send one of speed, kill, start, drop, refuse, delay, lag, readOnlyConfig, clear.");

    /// <summary>A sandbox in another process goes on although it was told to end.</summary>
    public static SandboxProblem DoesNotEnd { get; } = new(
        "DDR3610", "The sandbox (process {0}) does not end.", "End the process by hand.");

    internal static readonly SandboxProblem NoSandbox = new(
        "DDR3611", "The folder {0} holds no sandbox.", "Start one with dorisdr sandbox start.");

    internal static readonly SandboxProblem BucketName = new(
        "DDR3612", "'{0}' is no bucket name.", "Use 3 to 63 lower-case letters, digits, dots and dashes.");

    internal static readonly SandboxProblem NoMember = new(
        "DDR3613", "The cluster does not know {0}.", "Run ALTER SYSTEM ADD FOLLOWER '{1}' first.");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<SandboxProblem> All { get; } =
    [
        FolderTaken, CannotListen, NoPersonality, NoTopology, NoSyncer, Speed, Certificate, NoNode, FaultRefused, DoesNotEnd, NoSandbox, BucketName, NoMember,
    ];
}
