using DorisDr.Client;
using DorisDr.Client.Catalog.RecycleBin;
using DorisDr.Client.Catalog.Repositories;
using DorisDr.Client.Cluster;
using DorisDr.Client.Nodes;
using DorisDr.ResourceModel.Problems;
using DorisDr.Resources.Problems;

namespace DorisDr.Resources.Clusters;

/// <summary>One configured cluster as handlers use it: calls that fail in words of the user, and the rule of identity.</summary>
internal sealed class ClusterAccess(DorisCluster cluster)
{
    private int _saidUnchecked;

    internal string Name => cluster.Options.Name;

    internal ClusterOptions Options => cluster.Options;

    internal IClusterQueries Nodes => cluster.Nodes;

    internal IRepositoryQueries Repositories => cluster.Repositories;

    internal IRepositoryCommands RepositoryCommands => cluster.RepositoryCommands;

    internal INodeSettings Settings => cluster.Settings;

    internal IRecycleBinQueries RecycleBin => cluster.RecycleBin;

    /// <summary>The live identity. A recorded ClusterId that differs is an error, unless the configuration accepts the live one: a re-pointed
    /// endpoint must not read as "everything is gone".</summary>
    internal async Task<ClusterIdentity> IdentifyAsync(string? recordedClusterId, CancellationToken cancellationToken)
    {
        var identity = await AskAsync(token => Nodes.GetIdentityAsync(token), cancellationToken);
        if (recordedClusterId is { Length: > 0 } recorded
            && recorded != identity.ClusterId
            && Options.AcceptClusterId != identity.ClusterId)
        {
            throw new ProblemException(ResourceProblems.OtherCluster.Of(Name, identity.ClusterId, recorded));
        }

        return identity;
    }

    /// <summary>Runs a call and tells a failure in words of the user.</summary>
    internal async Task<T> AskAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call(cancellationToken);
        }
        catch (DorisException error)
        {
            throw new ProblemException(DorisProblems.Of(error, Options), error);
        }
    }

    /// <summary>True for the first caller since the last <see cref="Forget"/>: that a preview could not look is said once.</summary>
    internal bool IsFirstToSayUnchecked() => Interlocked.Exchange(ref _saidUnchecked, 1) == 0;

    internal void Forget()
    {
        Interlocked.Exchange(ref _saidUnchecked, 0);
        cluster.Reset();
    }

    internal ValueTask CloseAsync() => cluster.DisposeAsync();
}
