using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Records;
using DorisDr.ResourceModel.Values;

namespace DorisDr.ResourceModel.Problems;

/// <summary>The problems that this project finds by itself: shapes, names and types of what users write. Codes DDR1000 to DDR1049.</summary>
public static class ModelProblems
{
    /// <summary>A property that does not exist.</summary>
    public static Problem UnknownProperty(PropertyPath path, string name, IReadOnlyCollection<string> known) =>
        new("DDR1001", $"There is no property \"{name}\".", Nearest.Remedy(name, known), path);

    /// <summary>A property that must be given.</summary>
    public static Problem Missing(PropertyPath path, PropertyDescriptor property) =>
        new("DDR1002", $"The property \"{path}\" is required.", $"Give {property.Shape.Word}.", path);

    /// <summary>A value of another kind.</summary>
    public static Problem WrongShape(PropertyPath path, PropertyShape shape, PropertyValue value) =>
        new("DDR1003", $"The property \"{path}\" is {KindOf(value)}.", $"Give {shape.Word}.", path);

    /// <summary>The stack's autonaming setting asks for an explicit name.</summary>
    public static Problem NameRequired(PropertyPath path) =>
        new("DDR1005", "No name is given, and the stack's autonaming is disabled.", $"Set \"{path}\".", path);

    /// <summary>A resource type that does not exist.</summary>
    public static Problem UnknownType(string token, IReadOnlyCollection<string> known) =>
        new("DDR1006", $"There is no resource type \"{token}\".", Nearest.Remedy(token, known));

    /// <summary>A function that does not exist.</summary>
    public static Problem UnknownFunction(string token, IReadOnlyCollection<string> known) =>
        new("DDR1007", $"There is no function \"{token}\".", Nearest.Remedy(token, known));

    /// <summary>An operation before Configure.</summary>
    public static Problem NotConfigured() =>
        new("DDR1008", "The provider is not configured.", "Call Configure first; an engine does that by itself.");

    /// <summary>An operation that took longer than it may.</summary>
    public static Problem DeadlinePassed(ResourceIdentity resource, string operation, TimeSpan deadline) =>
        new(
            "DDR1009",
            $"The {operation} of \"{resource.Name}\" was not done within {Durations.Format(deadline)}.",
            $"Look at the cluster, or set customTimeouts.{operation}.");

    /// <summary>A type that cannot be listed.</summary>
    public static Problem NotListable(string token) =>
        new("DDR1010", $"Resources of type \"{token}\" cannot be listed.", "List another type.");

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
