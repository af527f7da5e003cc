using DorisDr.Engine.Programs.Yaml;
using DorisDr.ResourceModel.Problems;

namespace DorisDr.Engine.Programs;

/// <summary>Collects everything that is wrong with a program, so that a person can mend it in one go.</summary>
internal sealed class ProblemList
{
    /// <summary>What to do about a program that uses what the embedded engine leaves to Pulumi.</summary>
    public const string UsePulumi = "Run this program with pulumi.";

    private readonly List<Problem> _problems = [];

    public bool Any => _problems.Count > 0;

    public void Add(SourcePosition at, Problem problem) => _problems.Add(problem with { Cause = $"{at}: {problem.Cause}" });

    /// <summary>Something that Pulumi can do and the embedded engine does not.</summary>
    public void Unsupported(SourcePosition at, string what) => Add(at, ProgramProblems.Unsupported.Of(what));

    public void Add(Problem problem) => _problems.Add(problem);

    /// <summary>Throws when anything was found.</summary>
    public void ThrowIfAny()
    {
        if (Any)
        {
            throw new ProblemException([.. _problems.Distinct()]);
        }
    }
}
