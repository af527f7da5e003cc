using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Records;
using DorisDr.ResourceModel.Values;

namespace DorisDr.ResourceModel.Problems;

/// <summary>The problems that this project finds by itself: shapes, names and types of what users write. Codes DDR1000 to DDR1049.</summary>
public static class ModelProblems
{
    private const string UseKnown = "Use a name that exists; the message says the nearest one, or all.";

    private static readonly ProblemKind UnknownPropertyKind = new("DDR1001", "There is no property \"{0}\".", UseKnown);

    private static readonly ProblemKind MissingKind = new("DDR1002", "The property \"{0}\" is required.", "Give {1}.");

    private static readonly ProblemKind WrongShapeKind = new("DDR1003", "The property \"{0}\" is {1}.", "Give {2}.");

    private static readonly ProblemKind NameRequiredKind = new(
        "DDR1005", "No name is given, and the stack's autonaming is disabled.", "Set \"{0}\".");

    private static readonly ProblemKind UnknownTypeKind = new("DDR1006", "There is no resource type \"{0}\".", UseKnown);

    private static readonly ProblemKind UnknownFunctionKind = new("DDR1007", "There is no function \"{0}\".", UseKnown);

    private static readonly ProblemKind NotConfiguredKind = new(
        "DDR1008", "The provider is not configured.", "Call Configure first; an engine does that by itself.");

    private static readonly ProblemKind DeadlinePassedKind = new(
        "DDR1009", "The {0} of \"{1}\" was not done within {2}.", "Look at the cluster, or set customTimeouts.{0}.");

    private static readonly ProblemKind NotListableKind = new("DDR1010", "Resources of type \"{0}\" cannot be listed.", "List another type.");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        UnknownPropertyKind, MissingKind, WrongShapeKind, NameRequiredKind, UnknownTypeKind, UnknownFunctionKind, NotConfiguredKind, DeadlinePassedKind,
        NotListableKind,
    ];

    /// <summary>A property that does not exist.</summary>
    public static Problem UnknownProperty(PropertyPath path, string name, IReadOnlyCollection<string> known) =>
        UnknownPropertyKind.At(path, name) with { Remedy = Nearest.Remedy(name, known) };

    /// <summary>A property that must be given.</summary>
    public static Problem Missing(PropertyPath path, PropertyDescriptor property) => MissingKind.At(path, path, property.Shape.Word);

    /// <summary>A value of another kind.</summary>
    public static Problem WrongShape(PropertyPath path, PropertyShape shape, PropertyValue value) =>
        WrongShapeKind.At(path, path, KindOf(value), shape.Word);

    /// <summary>The stack's autonaming setting asks for an explicit name.</summary>
    public static Problem NameRequired(PropertyPath path) => NameRequiredKind.At(path, path);

    /// <summary>A resource type that does not exist.</summary>
    public static Problem UnknownType(string token, IReadOnlyCollection<string> known) =>
        UnknownTypeKind.Of(token) with { Remedy = Nearest.Remedy(token, known) };

    /// <summary>A function that does not exist.</summary>
    public static Problem UnknownFunction(string token, IReadOnlyCollection<string> known) =>
        UnknownFunctionKind.Of(token) with { Remedy = Nearest.Remedy(token, known) };

    /// <summary>An operation before Configure.</summary>
    public static Problem NotConfigured() => NotConfiguredKind.Of();

    /// <summary>An operation that took longer than it may.</summary>
    public static Problem DeadlinePassed(ResourceIdentity resource, string operation, TimeSpan deadline) =>
        DeadlinePassedKind.Of(operation, resource.Name, Durations.Format(deadline));

    /// <summary>A type that cannot be listed.</summary>
    public static Problem NotListable(string token) => NotListableKind.Of(token);

    /// <summary>The kind of a value as people call it; never the value, which may be secret.</summary>
    private static string KindOf(PropertyValue value) => value.Unwrapped switch
    {
        PropertyValue.NullValue => "null",
        PropertyValue.BoolValue => "a boolean",
        PropertyValue.NumberValue => "a number",
        PropertyValue.TextValue => "a string of another form",
        PropertyValue.ListValue => "a list",
        PropertyValue.MapValue => "an object",
        PropertyValue.ForeignValue foreign => $"an {Signatures.NameOf(foreign.Signature)}",
        _ => "not known yet",
    };
}
