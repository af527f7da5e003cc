using DorisDr.Client;
using DorisDr.ResourceModel.Contract;
using DorisDr.ResourceModel.Problems;
using DorisDr.Resources.Problems;

namespace DorisDr.Resources.Clusters;

/// <summary>Looks at a cluster in a preview, which must not fail.</summary>
internal static class Looking
{
    /// <summary>Runs a look. What a run would be refused for is a warning; that a cluster cannot be reached is said once for all its resources.</summary>
    internal static async Task<TState?> AheadAsync<TState>(ClusterAccess cluster, OperationContext context, TState? known, Func<Task<TState?>> look)
        where TState : class
    {
        try
        {
            return await look();
        }
        catch (ProblemException error) when (error.InnerException is DorisException { IsTransient: true })
        {
            if (cluster.IsFirstToSayUnchecked())
            {
                context.Warn(ResourceProblems.NotChecked.Of(error.Problems[0].Cause));
            }
        }
        catch (ProblemException error)
        {
            foreach (var problem in error.Problems)
            {
                context.Warn(problem);
            }
        }

        return known;
    }
}
