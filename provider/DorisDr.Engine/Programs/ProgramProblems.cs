using DorisDr.ResourceModel.Problems;

namespace DorisDr.Engine.Programs;

/// <summary>What can be wrong with a project file and its program: codes DDR2001 to DDR2059. Causes are Pulumi's words where it has some.</summary>
public static class ProgramProblems
{
    internal static readonly ProblemKind NotAMap = new(
        "DDR2001", "The file is not one YAML document that holds a map.", "Correct the syntax at that place.");

    internal static readonly ProblemKind KeyTwice = new("DDR2002", "The key \"{0}\" is already defined at line {1}.", "Remove one of the two.");

    internal static readonly ProblemKind Alias = new("DDR2003", "Alias nodes are not supported, neither here nor by Pulumi.", "Write the value out.");

    internal static readonly ProblemKind KeyNotText = new("DDR2004", "A key is {0}, not a string.", "Put the key in quotes.");

    internal static readonly ProblemKind WrongShape = new(
        "DDR2005", "A part of the program has another shape than it must.", "Write it as the message says.");

    internal static readonly ProblemKind NameMissing = new(
        "DDR2010", "The project is missing a 'name' attribute.", "Add name: at the top of the file.");

    internal static readonly ProblemKind NoProject = new(
        "DDR2011", "There is no Pulumi.yaml project file, or it cannot be read.", "Run the command in a project's folder, or name it with --cwd.");

    internal static readonly ProblemKind ConfigurationDeclared = new(
        "DDR2014", "A configuration value is declared in a way that contradicts itself.", "Keep what the message says.");

    internal static readonly ProblemKind Unsupported = new("DDR2020", "{0} is not supported here.", "Run this program with pulumi.");

    internal static readonly ProblemKind NoSuchType = new(
        "DDR2030", "unable to find resource type \"{0}\".", "Use a type that exists; the message says the nearest one, or all.");

    internal static readonly ProblemKind NoSuchProperty = new(
        "DDR2031", "A property does not exist.", "Use a name that exists; the message says the nearest one, or all.");

    internal static readonly ProblemKind PropertyMissing = new("DDR2032", "Missing required property '{0}' of '{1}'.", "Add {2}:.");

    internal static readonly ProblemKind NotAssignable = new(
        "DDR2033", "A value has another type than its property.", "Give a value of the type that the message says.");

    internal static readonly ProblemKind NoSuchMember = new(
        "DDR2034", "A reference names something that its object does not have.", "Use a name that exists; the message says the nearest one, or all.");

    internal static readonly ProblemKind NoSuchFunction = new(
        "DDR2035", "There is no function \"{0}\".", "Use a function that exists; the message says the nearest one, or all.");

    internal static readonly ProblemKind NoSuchField = new(
        "DDR2036", "There is no such field or option.", "Use a name that exists; the message says the nearest one, or all.");

    internal static readonly ProblemKind TypeMissing = new(
        "DDR2037", "Required field 'type' is missing on resource \"{0}\".", "Add type: with a resource type.");

    internal static readonly ProblemKind NameTaken = new("DDR2040", "A name is reserved, or given to two things.", "Choose another name.");

    internal static readonly ProblemKind NoSuchValue = new(
        "DDR2041",
        "A reference names no resource, variable or configuration value.",
        "Use a name that exists; the message says the nearest one, or all.");

    internal static readonly ProblemKind Circle = new("DDR2042", "circular dependency of {0} '{1}' transitively on itself.", "Break the circle.");

    internal static readonly ProblemKind Interpolation = new(
        "DDR2043",
        "The interpolation in \"{0}\" does not end or is malformed.",
        "Write ${{name.property[0][\"key\"]}}; write $${{ for a literal ${{.");

    internal static readonly ProblemKind FunctionArguments = new(
        "DDR2044",
        "The arguments of fn::join or fn::invoke have another shape than they must.",
        "Write fn::join: [delimiter, [text, text]] or fn::invoke: with a map.");

    internal static readonly ProblemKind NotAResource = new(
        "DDR2045", "A resource is expected here, not {0}.", "Write \"${{name}}\" with the name of a resource.");

    internal static readonly ProblemKind NotEvaluable = new(
        "DDR2046", "An expression cannot be evaluated with the values that came.", "Give values of the kind that the message says.");

    internal static readonly ProblemKind SameUrn = new(
        "DDR2050", "The name \"{0}\" gives a second resource of type {1} in {2} the same URN.", "Give it a name of its own.");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        NotAMap, KeyTwice, Alias, KeyNotText, WrongShape, NameMissing, NoProject, ConfigurationDeclared, Unsupported, NoSuchType,
        NoSuchProperty, PropertyMissing, NotAssignable, NoSuchMember, NoSuchFunction, NoSuchField, TypeMissing, NameTaken, NoSuchValue,
        Circle, Interpolation, FunctionArguments, NotAResource, NotEvaluable, SameUrn,
    ];
}
