using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Plugin.Wire;

/// <summary>What can go wrong between the engine and the provider.</summary>
internal static class PluginProblems
{
    /// <summary>A defect of ours. Says the type only: the text of a foreign exception may hold values.</summary>
    public static Problem Defect(Exception exception) => new(
        "DDR3901",
        $"The provider met a defect of its own ({exception.GetType().Name}).",
        "Please report it, with what `pulumi up --debug` prints.");

    /// <summary>A message that breaks the contract.</summary>
    public static Problem Malformed(string cause, PropertyPath? path) => new("DDR3902", cause, "Use a Pulumi CLI of version 3.74 or newer.", path);

    /// <summary>The engine asked to stop.</summary>
    public static Problem Cancelled { get; } = new("DDR3903", "The operation was cancelled.", "Run the command again to go on.");

    /// <summary>The time was over.</summary>
    public static Problem TooLate { get; } = new(
        "DDR3904",
        "The operation did not end in time.",
        "Run the command again to go on, or give it more time with the resource option customTimeouts.");

    /// <summary>Required configuration is missing.</summary>
    public static Problem MissingConfiguration(string keys) => new("DDR3905", $"Required configuration is missing: {keys}.", "Set it with `pulumi config set`.");

    /// <summary>A schema of another metaschema version is asked for.</summary>
    public static Problem SchemaVersion(int version) => new(
        "DDR3906",
        $"The schema is asked for in version {version}.",
        "Use a Pulumi CLI that reads version 0.");

    /// <summary>An answer holds an unknown value although nothing is unknown any more.</summary>
    public static Problem UnknownInAnswer(string name) => new(
        "DDR3907",
        $"The provider answered \"{name}\" with an unknown value outside of a preview.",
        "Please report it.");
}
