namespace DorisDr.ResourceModel.Problems;

/// <summary>An operation could not be done. Carries every problem that was found, not only the first.</summary>
public sealed class ProblemException : Exception
{
    /// <summary>One problem.</summary>
    public ProblemException(Problem problem, Exception? inner = null)
        : this([problem], inner)
    {
    }

    /// <summary>All problems; at least one.</summary>
    public ProblemException(IReadOnlyList<Problem> problems, Exception? inner = null)
        : base(string.Join(Environment.NewLine, problems), inner) =>
        Problems = problems;

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<Problem> Problems { get; }
}
