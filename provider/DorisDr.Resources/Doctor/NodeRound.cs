using System.Runtime.CompilerServices;
using DorisDr.Client.Cluster;
using DorisDr.Client.Nodes;
using DorisDr.Resources.Clusters;
using DorisDr.Resources.Problems;

namespace DorisDr.Resources.Doctor;

/// <summary>The HTTP port of every node, by which configuration is read and kept, and the flags that features hang on.</summary>
internal static class NodeRound
{
    private const string Check = "configuration";

    internal static async IAsyncEnumerable<Examination> RunAsync(ClusterAccess cluster, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var identity = await Round.LookAsync(cluster, Check, "", cluster.Nodes.GetIdentityAsync, cancellationToken);
        if (identity.Seen is null)
        {
            yield break; // The round before said why.
        }

        var frontends = await Round.LookAsync(cluster, Check, "FE", cluster.Settings.ReadFrontendsAsync, cancellationToken);
        var backends = await Round.LookAsync(
            cluster, Check, "BE", token => cluster.Settings.ReadBackendsAsync(SettingKeys.EnableFeatureBinlog, token), cancellationToken);
        foreach (var problem in new[] { frontends.Failure, backends.Failure }.OfType<Examination>())
        {
            yield return problem;
        }

        var nodes = (frontends.Seen ?? []).Concat(backends.Seen ?? []).ToList();
        foreach (var node in nodes)
        {
            yield return node.Failure is { } failure
                ? new Examination(cluster.Name, Check, node.Node.ToString(), Verdict.Bad, DorisProblems.Of(failure, cluster.Options).ToString())
                : new Examination(cluster.Name, Check, node.Node.ToString(), Verdict.Good, "its configuration can be read");
        }

        if (identity.Seen.Version.Has(DorisCapability.Binlog) && nodes.Exists(n => n.Failure is null))
        {
            var off = nodes.Where(n => n.Failure is null && !string.Equals(n.Find(SettingKeys.EnableFeatureBinlog), "true", StringComparison.OrdinalIgnoreCase)).ToList();
            yield return off.Count == 0
                ? new Examination(cluster.Name, Check, SettingKeys.EnableFeatureBinlog, Verdict.Good, "on wherever it could be read")
                : new Examination(
                    cluster.Name,
                    Check,
                    SettingKeys.EnableFeatureBinlog,
                    Verdict.Warning,
                    $"off on {string.Join(", ", off.Select(n => n.Node))}: BinlogPolicy and replication are refused. Put enable_feature_binlog = true into fe.conf and be.conf, and restart.");
        }
    }
}
