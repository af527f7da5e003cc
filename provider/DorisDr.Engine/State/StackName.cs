using DorisDr.ResourceModel.Problems;

namespace DorisDr.Engine.State;

/// <summary>Names one stack of one project. On a <c>file://</c> backend the organization is always the word <c>organization</c>.</summary>
/// <param name="Project">Project name.</param>
/// <param name="Name">Short stack name.</param>
public sealed record StackName(string Project, string Name)
{
    /// <summary>The one organization of a <c>file://</c> backend.</summary>
    public const string Organization = "organization";

    /// <summary>Longest name that Pulumi takes, in characters.</summary>
    public const int MaxLength = 100;

    /// <summary>The name in full: <c>organization/project/stack</c>.</summary>
    public string FullName => $"{Organization}/{Project}/{Name}";

    /// <summary>Reads <c>stack</c>, <c>organization/stack</c> or <c>organization/project/stack</c>.</summary>
    /// <param name="text">What the user wrote.</param>
    /// <param name="project">The project at hand; a name of another project is refused.</param>
    /// <exception cref="ProblemException">DDR2402: the name is not valid, of another organization or of another project.</exception>
    public static StackName Parse(string text, string project)
    {
        var parts = text.Split('/');
        if (parts.Length > 3)
        {
            throw Invalid($"could not parse stack name '{text}'");
        }

        if (parts.Length > 1 && parts[0] != Organization)
        {
            throw Invalid("organization name must be 'organization'");
        }

        if (parts.Length == 3 && parts[1] != project)
        {
            throw Invalid($"provided project name \"{parts[1]}\" doesn't match Pulumi.yaml");
        }

        Check(project, "project");
        Check(parts[^1], "stack");
        return new StackName(project, parts[^1]);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static void Check(string name, string kind)
    {
        if (name.Length == 0)
        {
            throw Invalid($"a {kind} name may not be empty");
        }

        if (name.Length > MaxLength)
        {
            throw Invalid($"a {kind} name cannot exceed {MaxLength} characters");
        }

        var odd = name.AsSpan().IndexOfAnyExcept(NameCharacters);
        if (odd >= 0)
        {
            throw Invalid(
                $"a {kind} name may only contain alphanumeric, hyphens, underscores, or periods: invalid character '{name[odd]}' at position {odd}");
        }

        if (name.AsSpan().Trim('.').IsEmpty)
        {
            throw Invalid($"a {kind} name of periods only is a place in the file system, not a name");
        }
    }

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    private static ProblemException Invalid(string cause) => new(StateProblems.InvalidStackName(cause));
}
