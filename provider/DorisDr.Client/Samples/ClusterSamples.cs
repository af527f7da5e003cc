using DorisDr.Client.Cluster;

namespace DorisDr.Client.Samples;

internal static class ClusterSamples
{
    internal static IReadOnlyList<StatementSample> All { get; } =
    [
        new($"{nameof(ClusterStatements)}.{nameof(ClusterStatements.ShowSession)}", "Version and string rules of a new session.", ClusterStatements.ShowSession),
        new($"{nameof(ClusterStatements)}.{nameof(ClusterStatements.ShowFrontends)}", "ClusterId, master, version.", ClusterStatements.ShowFrontends),
        new($"{nameof(ClusterStatements)}.{nameof(ClusterStatements.ShowBackends)}", "Health of the backends.", ClusterStatements.ShowBackends),
        new($"{nameof(ClusterStatements)}.{nameof(ClusterStatements.Sync)}", "Lets a follower catch up with the master.", ClusterStatements.Sync),
    ];
}
