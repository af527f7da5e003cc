using DorisDr.Client;
using DorisDr.Client.Nodes;
using DorisDr.Client.Sql;
using DorisDr.ResourceModel.Contract;
using DorisDr.ResourceModel.Problems;
using DorisDr.Resources.Clusters;
using static DorisDr.Resources.Problems.ResourceProblems;

namespace DorisDr.Resources.Binlogs;

/// <summary>Whether every node can write binlogs. Doris looks at the switch of the asked FE only, and for a database at none.</summary>
internal sealed class BinlogFeature(ClusterAccess cluster, OperationContext context)
{
    /// <summary>The problem where the feature is off somewhere, null where it is on or could not be looked at, which is said as a warning.</summary>
    internal async Task<Problem?> CheckAsync(CancellationToken cancellationToken)
    {
        var nodes = new List<NodeSettings>();
        nodes.AddRange(await LookAsync("the FEs", FrontendsAsync, cancellationToken));
        nodes.AddRange(await LookAsync(
            "the BEs", token => cluster.Settings.ReadBackendsAsync(SettingKeys.EnableFeatureBinlog, token), cancellationToken));
        foreach (var unread in nodes.Where(node => node.Failure is not null))
        {
            context.Warn(FeatureNotChecked.Of(unread.Node, unread.Failure!.Detail));
        }

        var off = nodes.Where(node => node.Failure is null && node.Find(SettingKeys.EnableFeatureBinlog) is not "true").Select(node => $"{node.Node}").ToArray();
        return off.Length == 0 ? null : BinlogFeatureOff.Of(string.Join(", ", off));
    }

    // Where HTTP is out of reach the master still tells of itself by SQL.
    private async Task<IReadOnlyList<NodeSettings>> FrontendsAsync(CancellationToken cancellationToken)
    {
        var frontends = await cluster.Settings.ReadFrontendsAsync(cancellationToken);
        return frontends.Any(node => node.Node.IsMaster && node.Failure is null)
            ? frontends
            : [await cluster.Settings.ReadMasterAsync(cancellationToken), .. frontends.Where(node => !node.Node.IsMaster)];
    }

    // Who may alter tables need not be allowed to see the configuration.
    private async Task<IReadOnlyList<NodeSettings>> LookAsync(
        string what, Func<CancellationToken, Task<IReadOnlyList<NodeSettings>>> look, CancellationToken cancellationToken)
    {
        try
        {
            return await look(cancellationToken);
        }
        catch (DorisException error) when (error.Kind is DorisErrorKind.AccessDenied or DorisErrorKind.AuthenticationFailed
            or DorisErrorKind.PlainHttpRefused or DorisErrorKind.Redirected)
        {
            context.Warn(FeatureNotChecked.Of(what, error.Detail));
            return [];
        }
    }
}
