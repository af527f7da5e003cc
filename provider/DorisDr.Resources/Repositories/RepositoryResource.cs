using System.Runtime.CompilerServices;
using DorisDr.Client.Cluster;
using DorisDr.ResourceModel.Contract;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;
using DorisDr.Resources.Clusters;
using DorisDr.Resources.Problems;

namespace DorisDr.Resources.Repositories;

/// <summary>The handler of <c>dorisdr:index:Repository</c>.</summary>
internal sealed class RepositoryResource(ClusterDirectory clusters)
    : IResource<RepositoryInputs, RepositoryState>,
        IUpdates<RepositoryInputs, RepositoryState>,
        IChecks<RepositoryInputs>,
        IPreviews<RepositoryInputs, RepositoryState>,
        IRefinesDiff<RepositoryInputs, RepositoryState>,
        ILists
{
    public IEnumerable<Problem> Check(CheckedInputs<RepositoryInputs> inputs) => RepositoryChecks.Check(inputs, clusters);

    public async Task<Outcome<RepositoryState>> CreateAsync(RepositoryInputs inputs, OperationContext context, CancellationToken cancellationToken)
    {
        var cluster = clusters.Find(inputs.Cluster);
        var identity = await cluster.IdentifyAsync(recordedClusterId: null, cancellationToken);
        Refusal.Of(VersionRules.Check(inputs, identity.Version, cluster));
        return await new RepositoryWriter(cluster, identity, inputs, context).CreateAsync(cancellationToken);
    }

    public async Task<Live<RepositoryInputs, RepositoryState>?> ReadAsync(
        ReadTarget<RepositoryInputs, RepositoryState> target, OperationContext context, CancellationToken cancellationToken)
    {
        var id = ObjectId.Parse(target.Id);
        var cluster = clusters.Find(id.Cluster);
        var identity = await cluster.IdentifyAsync(target.Recorded?.State.ClusterId, cancellationToken);
        var stored = await cluster.AskAsync(token => cluster.Repositories.FindAsync(id.Name, token), cancellationToken);
        if (stored is null)
        {
            return null;
        }

        var inputs = LiveRepository.Inputs(stored, id, target.Recorded?.Inputs);
        var state = new RepositoryState { Type = stored.Row.Type ?? RepositoryBackends.TypeOf(inputs), ClusterId = identity.ClusterId };
        return new Live<RepositoryInputs, RepositoryState>(id.ToString(), inputs, state);
    }

    public async Task<Outcome<RepositoryState>> UpdateAsync(
        Existing<RepositoryInputs, RepositoryState> existing, RepositoryInputs inputs, OperationContext context, CancellationToken cancellationToken)
    {
        var cluster = clusters.Find(ObjectId.Parse(existing.Id).Cluster);
        var identity = await cluster.IdentifyAsync(existing.State.ClusterId, cancellationToken);
        Refusal.Of(VersionRules.Check(inputs, identity.Version, cluster));
        return await new RepositoryWriter(cluster, identity, inputs, context).UpdateAsync(cancellationToken);
    }

    public async Task DeleteAsync(Existing<RepositoryInputs, RepositoryState> existing, OperationContext context, CancellationToken cancellationToken)
    {
        var id = ObjectId.Parse(existing.Id);
        var cluster = clusters.Find(id.Cluster);
        await cluster.IdentifyAsync(existing.State.ClusterId, cancellationToken);
        await RepositoryWriter.DropAsync(cluster, existing.Inputs with { Name = id.Name }, cancellationToken);
    }

    public Task<RepositoryState?> PreviewAsync(
        Existing<RepositoryInputs, RepositoryState>? existing, RepositoryInputs inputs, OperationContext context, CancellationToken cancellationToken)
    {
        var cluster = clusters.Find(inputs.Cluster);
        return Looking.AheadAsync(
            cluster, context, existing?.State, () => new RepositoryForecast(cluster, context).LookAsync(existing, inputs, cancellationToken));
    }

    public async Task<IReadOnlyList<PropertyChange>> RefineAsync(
        IReadOnlyList<PropertyChange> changes,
        Existing<RepositoryInputs, RepositoryState> existing,
        RepositoryInputs inputs,
        OperationContext context,
        CancellationToken cancellationToken)
    {
        if (changes.Any(change => change.Replaces))
        {
            return changes;
        }

        var cluster = clusters.Find(inputs.Cluster);
        var identity = await cluster.IdentifyAsync(existing.State.ClusterId, cancellationToken);
        return [.. changes.Select(change => change with { Replaces = !CanAlter(change, inputs, identity.Version) })];
    }

    public async IAsyncEnumerable<ListedResource> ListAsync(PropertyMap query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var cluster in clusters.Queried(query))
        {
            foreach (var row in await cluster.AskAsync(cluster.Repositories.ListAsync, cancellationToken))
            {
                yield return new ListedResource(ObjectId.Of(cluster.Name, row.Name).ToString(), row.Name);
            }
        }
    }

    // ALTER merges and cannot take a key away; up to 3.1 it takes keys only, and forgets those that are not named.
    private static bool CanAlter(PropertyChange change, RepositoryInputs inputs, DorisVersion version)
    {
        var isCredential = IsCredential(change.Path);
        var canDelete = isCredential && !version.Has(DorisCapability.AlterAnyRepositoryProperty) && inputs.S3?.AccessKey is not null;
        return VersionRules.CanAlter(version, inputs, isCredential) && (change.Kind is not ChangeKind.Delete || canDelete);
    }

    private static bool IsCredential(PropertyPath path) =>
        path.ToString() is "s3.accessKey" or "s3.secretKey" or "s3.sessionToken";
}
