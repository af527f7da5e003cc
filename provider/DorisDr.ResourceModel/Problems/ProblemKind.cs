using System.Globalization;
using DorisDr.ResourceModel.Values;

namespace DorisDr.ResourceModel.Problems;

/// <summary>
/// One row of a table of problems: a code with the texts of cause and remedy, in which <c>{0}</c>, <c>{1}</c> ... are filled in. The tables of all
/// projects together are <c>schema/errors.md</c>.
/// </summary>
/// <param name="Code">Stable code.</param>
/// <param name="Cause">What is wrong.</param>
/// <param name="Remedy">What to do.</param>
public sealed record ProblemKind(string Code, string Cause, string Remedy)
{
    /// <summary>A problem of this kind, about no property.</summary>
    public Problem Of(params ReadOnlySpan<object?> values) =>
        new(Code, string.Format(CultureInfo.InvariantCulture, Cause, values), string.Format(CultureInfo.InvariantCulture, Remedy, values));

    /// <summary>A problem of this kind, about a property.</summary>
    public Problem At(PropertyPath path, params ReadOnlySpan<object?> values) => Of(values).At(path);

    /// <summary>A problem of this kind that says more exactly what is wrong; the row says what all of them have in common.</summary>
    public Problem Because(string cause) => new(Code, cause, Remedy);

    /// <summary>A problem of this kind that says more exactly what is wrong and what to do.</summary>
    public Problem Saying(string cause, string remedy) => new(Code, cause, remedy);
}
