using DorisDr.ResourceModel.Problems;
using DorisDr.Resources.Clusters;

namespace DorisDr.Resources.Doctor;

/// <summary>What the rounds have in common: a look that fails is a finding and never the end.</summary>
internal static class Round
{
    internal static async Task<(T? Seen, Examination? Failure)> LookAsync<T>(
        ClusterAccess cluster, string check, string subject, Func<CancellationToken, Task<T>> look, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return (await cluster.AskAsync(look, cancellationToken), null);
        }
        catch (ProblemException problem)
        {
            return (null, new Examination(cluster.Name, check, subject, Verdict.Bad, string.Join('\n', problem.Problems)));
        }
    }
}
