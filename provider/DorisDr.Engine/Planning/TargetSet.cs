using System.Collections.Immutable;
using System.Text.RegularExpressions;
using DorisDr.ResourceModel.Problems;

namespace DorisDr.Engine.Planning;

/// <summary>
/// The URNs that an operation is limited to (pkg/resource/deploy/target.go): <c>*</c> is anything but a colon, <c>**</c> anything.
/// </summary>
internal sealed class TargetSet
{
    private readonly ImmutableHashSet<string> _literals;
    private readonly ImmutableArray<Regex> _globs;

    private TargetSet(ImmutableHashSet<string> literals, ImmutableArray<Regex> globs) => (_literals, _globs) = (literals, globs);

    /// <summary>True when the operation is not limited.</summary>
    public bool IsAll => _literals.IsEmpty && _globs.IsEmpty;

    /// <summary>Reads targets.</summary>
    /// <param name="targets">URNs or globs.</param>
    /// <param name="known">URNs of the state and the program; a literal target must be one of them.</param>
    /// <exception cref="ProblemException">A literal target names nothing.</exception>
    public static TargetSet Of(ImmutableArray<string> targets, IReadOnlyCollection<string> known)
    {
        var globs = targets.Where(static t => t.Contains('*', StringComparison.Ordinal)).ToList();
        var literals = targets.Except(globs, StringComparer.Ordinal).ToImmutableHashSet(StringComparer.Ordinal);
        var missing = literals.Except(known).Order(StringComparer.Ordinal)
            .Select(u => RunProblems.NoSuchTarget.Of(u) with { Remedy = Nearest.Remedy(u, known) })
            .ToList();
        return missing.Count > 0
            ? throw new ProblemException(missing)
            : new TargetSet(literals, [.. globs.Select(ToRegex)]);
    }

    public bool Contains(string urn) => IsAll || _literals.Contains(urn) || _globs.Any(g => g.IsMatch(urn));

    private static Regex ToRegex(string glob)
    {
        var pattern = Regex.Escape(glob).Replace("\\*\\*", ".*", StringComparison.Ordinal).Replace("\\*", "[^:]*", StringComparison.Ordinal);
        return new Regex($"^{pattern}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
    }
}
