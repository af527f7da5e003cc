using System.Globalization;
using DorisDr.Client;
using DorisDr.Client.Nodes;
using DorisDr.ResourceModel.Problems;
using DorisDr.Resources.Clusters;
using static DorisDr.Resources.Problems.ResourceProblems;

namespace DorisDr.Resources.RecycleBin;

/// <summary>What the nodes have, the master first.</summary>
/// <param name="Frontends">FEs; only the master where the values are not to be durable.</param>
/// <param name="Backends">BEs; none where their value does not matter.</param>
internal sealed record TrashReading(IReadOnlyList<NodeSettings> Frontends, IReadOnlyList<NodeSettings> Backends)
{
    internal IEnumerable<NodeSettings> Nodes => Frontends.Concat(Backends);

    internal NodeSettings Master => Frontends[0];

    internal bool IgnoresMinEraseLatency => string.Equals(Master.Find(SettingKeys.IgnoreMinEraseLatency), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>What is in force, and what the first BE that answers has.</summary>
    internal TrashValues Found => new(
        Number(Master, SettingKeys.CatalogTrashExpireSecond),
        Number(Master, SettingKeys.MaxSameNameCatalogTrashNum),
        Backends.Select(node => Number(node, SettingKeys.TrashFileExpireTimeSec)).FirstOrDefault(value => value is not null));

    /// <summary>Reads them; the values of each node, since only these show what holds after a switch of the master.</summary>
    internal static async Task<TrashReading> ReadAsync(ClusterAccess cluster, bool isDurable, bool withBackends, CancellationToken cancellationToken)
    {
        IReadOnlyList<NodeSettings> frontends = isDurable
            ? await cluster.AskAsync(cluster.Settings.ReadFrontendsAsync, cancellationToken)
            : [await cluster.AskAsync(cluster.Settings.ReadMasterAsync, cancellationToken)];
        IReadOnlyList<NodeSettings> backends = withBackends
            ? await cluster.AskAsync(token => cluster.Settings.ReadBackendsAsync(SettingKeys.TrashFileExpireTimeSec, token), cancellationToken)
            : [];
        return new TrashReading(frontends, backends);
    }

    /// <summary>One problem for each node that did not answer.</summary>
    internal IReadOnlyList<Problem> Unread(ClusterAccess cluster) =>
        [.. Nodes.Where(node => node.Failure is not null).Select(node => NodeUnread.Of(cluster.Name, node.Node, node.Failure!.Detail.TrimEnd('.')))];

    internal DorisException? FirstFailure => Nodes.FirstOrDefault(node => node.Failure is not null)?.Failure;

    /// <summary>How nodes that answered differ from what is wanted: node, key, live value, wanted value.</summary>
    internal IEnumerable<(ClusterNode Node, string Key, string? Live, string Wanted)> Differences(TrashValues wanted) =>
        Compare(Frontends, wanted.OfFrontends).Concat(Compare(Backends, wanted.OfBackends));

    internal static string Describe((ClusterNode Node, string Key, string? Live, string Wanted) difference) =>
        $"{difference.Node}: {difference.Key} is {difference.Live ?? "not known"} instead of {difference.Wanted}";

    internal static long? Number(NodeSettings node, string key) =>
        long.TryParse(node.Find(key), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static IEnumerable<(ClusterNode Node, string Key, string? Live, string Wanted)> Compare(
        IEnumerable<NodeSettings> nodes, IReadOnlyDictionary<string, string> wanted) =>
        from node in nodes
        where node.Failure is null
        from entry in wanted
        let live = node.Find(entry.Key)
        where live != entry.Value
        select (node.Node, entry.Key, live, entry.Value);
}
