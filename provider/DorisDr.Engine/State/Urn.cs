namespace DorisDr.Engine.State;

/// <summary>Makes and reads URNs: <c>urn:pulumi:STACK::PROJECT::TYPE::NAME</c> (sdk/go/common/resource/urn/urn.go).</summary>
public static class Urn
{
    /// <summary>Type of the root stack resource.</summary>
    public const string StackType = "pulumi:pulumi:Stack";

    /// <summary>The URN of a resource without a parent other than the root stack.</summary>
    public static string Of(string stack, string project, string type, string name) => $"urn:pulumi:{stack}::{project}::{type}::{name}";

    /// <summary>The URN of the root stack resource.</summary>
    public static string OfStack(string stack, string project) => Of(stack, project, StackType, $"{project}-{stack}");

    /// <summary>The logical name: everything after the third <c>::</c>.</summary>
    public static string NameOf(string urn) => Part(urn, 3);

    /// <summary>The type without those of its parents.</summary>
    public static string TypeOf(string urn)
    {
        var qualified = Part(urn, 2);
        return qualified[(qualified.LastIndexOf('$') + 1)..];
    }

    /// <summary>The short stack name.</summary>
    public static string StackOf(string urn)
    {
        var first = Part(urn, 0);
        return first[(first.LastIndexOf(':') + 1)..];
    }

    /// <summary>The project name.</summary>
    public static string ProjectOf(string urn) => Part(urn, 1);

    private static string Part(string urn, int index)
    {
        var parts = urn.Split("::", 4);
        return index < parts.Length ? parts[index] : "";
    }
}
