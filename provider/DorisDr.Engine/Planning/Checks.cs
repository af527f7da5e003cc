using DorisDr.Engine.Programs.Expressions;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Engine.Planning;

/// <summary>
/// Turns the answer of a check into inputs, or into the messages that people read (pkg/resource/deploy/step_generator.go,
/// issueCheckErrors).
/// </summary>
internal static class Checks
{
    /// <exception cref="PlanRefusedException">There are problems.</exception>
    public static PropertyMap Accept(CheckResult result, ResourceIdentity resource, PropertyMap news) =>
        result.Problems.Count == 0 ? result.Inputs : throw new PlanRefusedException(Messages(result, resource, news));

    public static IReadOnlyList<string> Messages(CheckResult result, ResourceIdentity resource, PropertyMap news) =>
        [.. result.Problems.Select(p => Message(p, resource, news))];

    private static string Message(Problem problem, ResourceIdentity resource, PropertyMap news)
    {
        var subject = $"{resource.Type} resource '{resource.Name}'";
        return problem.Path is { Segments.IsEmpty: false } path
            ? $"{subject}: property {path} value {{{Shown(news, path)}}} has a problem: {problem}"
            : $"{subject} has a problem: {problem}";
    }

    private static string Shown(PropertyMap news, PropertyPath path) =>
        path.FindIn(news) is not { } value ? "<nil>" : value.ContainsSecrets ? "[secret]" : GoText.Of(value);
}
