using DorisDr.ResourceModel.Problems;

namespace DorisDr.Engine.Planning;

/// <summary>What a run refuses: codes DDR2060 to DDR2099. Causes are Pulumi's words where it has some.</summary>
public static class RunProblems
{
    internal static readonly ProblemKind CreateBeforeDelete = new(
        "DDR2060", "The replacement would create before it deletes, which is not supported here.", "Run this program with pulumi.");

    internal static readonly ProblemKind OtherProvider = new(
        "DDR2061",
        "Resources would have to move to what another provider configuration manages, which is not supported here.",
        "Use another stack, or run this program with pulumi.");

    internal static readonly ProblemKind ImportDiffers = new(
        "DDR2062",
        "A resource that is to be imported is recorded under another id, or differs in what only a replacement can change.",
        "Make the program say what exists, or remove the import option.");

    internal static readonly ProblemKind OldHalf = new(
        "DDR2063", "The state holds the old half of a replacement that created before it deleted ({0}).", "Run pulumi up once.");

    internal static readonly ProblemKind NoSuchTarget = new(
        "DDR2070", "Resource '{0}' could not be found in the stack.", "Name a resource that exists; the message says the nearest one, or all.");

    internal static readonly ProblemKind DependentNotTargeted = new(
        "DDR2071",
        "'{0}' cannot be deleted, since '{1}' depends on it and is not among the targets.",
        "Add it to the targets, or use --target-dependents.");

    internal static readonly ProblemKind DependencyNotTargeted = new(
        "DDR2072", "'{0}' depends on '{1}', which does not exist yet and is not among the targets.", "Add --target {1}.");

    internal static readonly ProblemKind ImportType = new(
        "DDR2080",
        "import type \"{0}\" is not a valid resource type token. Type tokens must be of the format <package>:<module>:<type>.",
        "Write the type in full.");

    internal static readonly ProblemKind ImportNameTwice = new(
        "DDR2081", "The name \"{0}\" is given to two objects of type {1}.", "Give each its own name.");

    internal static readonly ProblemKind ImportKnown = new("DDR2082", "'{0}' is in the state already, as '{1}'.", "Import under another name.");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        CreateBeforeDelete, OtherProvider, ImportDiffers, OldHalf, NoSuchTarget, DependentNotTargeted, DependencyNotTargeted, ImportType,
        ImportNameTwice, ImportKnown,
    ];
}
