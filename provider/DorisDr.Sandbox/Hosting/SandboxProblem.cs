using System.Globalization;

namespace DorisDr.Sandbox;

/// <summary>One row of <see cref="SandboxProblems"/>: a code with the texts of cause and remedy, in which <c>{0}</c>, <c>{1}</c> are filled in.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Cause">What is wrong.</param>
/// <param name="Remedy">What to do.</param>
public sealed record SandboxProblem(string Code, string Cause, string Remedy)
{
    /// <summary>The exception that says it.</summary>
    public SandboxException Of(params ReadOnlySpan<object?> values) => Because(null, values);

    /// <summary>The exception that says it, with what it comes from.</summary>
    public SandboxException Because(Exception? inner, params ReadOnlySpan<object?> values) => new(
        Code, string.Format(CultureInfo.InvariantCulture, Cause, values), string.Format(CultureInfo.InvariantCulture, Remedy, values), inner);
}
