using DorisDr.ResourceModel.Contract;
using DorisDr.Resources.Clusters;
using static DorisDr.Resources.Problems.ResourceProblems;

namespace DorisDr.Resources.Repositories;

/// <summary>Looks ahead in a preview: tells as warnings what a run would be refused for.</summary>
internal sealed class RepositoryForecast(ClusterAccess cluster, OperationContext context)
{
    internal async Task<RepositoryState?> LookAsync(
        Existing<RepositoryInputs, RepositoryState>? existing, RepositoryInputs inputs, CancellationToken cancellationToken)
    {
        var identity = await cluster.IdentifyAsync(existing?.State.ClusterId, cancellationToken);
        foreach (var problem in VersionRules.Check(inputs, identity.Version, cluster))
        {
            context.Warn(problem);
        }

        var stored = await cluster.AskAsync(token => cluster.Repositories.FindAsync(inputs.Name!, token), cancellationToken);
        var state = new RepositoryState { Type = RepositoryBackends.TypeOf(inputs), ClusterId = identity.ClusterId };
        if (existing is not null)
        {
            if (stored is null)
            {
                context.Warn(GoneOnUpdate.Of(inputs.Name));
            }

            return existing.State with { ClusterId = identity.ClusterId };
        }

        if (stored is not null)
        {
            WarnOfExisting(inputs, RepositoryDifferences.Between(inputs, stored), stored.Row.Location);
        }

        return state;
    }

    private void WarnOfExisting(RepositoryInputs inputs, RepositoryDifferences differences, string location)
    {
        var id = ObjectId.Of(inputs.Cluster, inputs.Name!);
        context.Warn(differences switch
        {
            { Any: false } => WillBeTakenOver.Of(inputs.Name, cluster.Name),
            { Location: true } when inputs.AdoptExisting => AdoptElsewhere.Of(inputs.Name, cluster.Name, location, inputs.Location),
            _ when inputs.AdoptExisting => WillBeChanged.Of(inputs.Name, cluster.Name, differences),
            _ => Differs.Of(inputs.Name, cluster.Name, differences, context.Resource.Name, id),
        });
    }
}
