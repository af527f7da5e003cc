using System.Globalization;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Resources.Problems;

/// <summary>One row of the catalogue: a code with the texts of cause and remedy, in which <c>{0}</c>, <c>{1}</c> ... are filled in.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Cause">What is wrong.</param>
/// <param name="Remedy">What to do.</param>
public sealed record ProblemKind(string Code, string Cause, string Remedy)
{
    internal Problem Of(params ReadOnlySpan<object?> values) =>
        new(Code, string.Format(CultureInfo.InvariantCulture, Cause, values), string.Format(CultureInfo.InvariantCulture, Remedy, values));

    internal Problem At(PropertyPath path, params ReadOnlySpan<object?> values) => Of(values).At(path);
}
