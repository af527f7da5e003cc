using DorisDr.ResourceModel.Problems;

namespace DorisDr.Resources.Problems;

/// <summary>Ends an operation where there are problems.</summary>
internal static class Refusal
{
    internal static void Of(IEnumerable<Problem> problems)
    {
        var all = problems.ToArray();
        if (all.Length > 0)
        {
            throw new ProblemException(all);
        }
    }
}
