using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Plugin.Wire;

/// <summary>What can go wrong between the engine and the provider.</summary>
/// <remarks>The CLI compiles this file too, since <c>schema/errors.md</c> lists it, and may not reference the plugin. It must not know gRPC.</remarks>
internal static class PluginProblems
{
    private static readonly ProblemKind DefectKind = new(
        "DDR3901", "The provider met a defect of its own ({0}).", "Please report it, with what `pulumi up --debug` prints.");

    private static readonly ProblemKind MalformedKind = new("DDR3902", "The engine sent a message that breaks the contract.", "Use a Pulumi CLI of version 3.74 or newer.");

    private static readonly ProblemKind CancelledKind = new("DDR3903", "The operation was cancelled.", "Run the command again to go on.");

    private static readonly ProblemKind TooLateKind = new(
        "DDR3904",
        "The operation did not end in time.",
        "Run the command again to go on, or give it more time with the resource option customTimeouts.");

    private static readonly ProblemKind MissingConfigurationKind = new(
        "DDR3905", "Required configuration is missing: {0}.", "Set it with `pulumi config set`.");

    private static readonly ProblemKind SchemaVersionKind = new(
        "DDR3906", "The schema is asked for in version {0}.", "Use a Pulumi CLI that reads version 0.");

    private static readonly ProblemKind UnknownInAnswerKind = new(
        "DDR3907", "The provider answered \"{0}\" with an unknown value outside of a preview.", "Please report it.");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
        [DefectKind, MalformedKind, CancelledKind, TooLateKind, MissingConfigurationKind, SchemaVersionKind, UnknownInAnswerKind];

    /// <summary>The engine asked to stop.</summary>
    public static Problem Cancelled { get; } = CancelledKind.Of();

    /// <summary>The time was over.</summary>
    public static Problem TooLate { get; } = TooLateKind.Of();

    /// <summary>A defect of ours. Says the type only: the text of a foreign exception may hold values.</summary>
    public static Problem Defect(Exception exception) => DefectKind.Of(exception.GetType().Name);

    /// <summary>A message that breaks the contract.</summary>
    public static Problem Malformed(string cause, PropertyPath? path) => MalformedKind.Because(cause) with { Path = path };

    /// <summary>Required configuration is missing.</summary>
    public static Problem MissingConfiguration(string keys) => MissingConfigurationKind.Of(keys);

    /// <summary>A schema of another metaschema version is asked for.</summary>
    public static Problem SchemaVersion(int version) => SchemaVersionKind.Of(version);

    /// <summary>An answer holds an unknown value although nothing is unknown any more.</summary>
    public static Problem UnknownInAnswer(string name) => UnknownInAnswerKind.Of(name);
}
