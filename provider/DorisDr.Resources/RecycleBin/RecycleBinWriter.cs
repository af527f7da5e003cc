using DorisDr.Client.Nodes;
using DorisDr.ResourceModel.Contract;
using DorisDr.ResourceModel.Problems;
using DorisDr.Resources.Clusters;
using static DorisDr.Resources.Problems.ResourceProblems;

namespace DorisDr.Resources.RecycleBin;

/// <summary>Sets values on the nodes. Safe to run again.</summary>
internal sealed class RecycleBinWriter(ClusterAccess cluster, OperationContext context)
{
    /// <summary>Sets them on every node that answered, and tells what did not become true.</summary>
    internal async Task<IReadOnlyList<Problem>> ApplyAsync(
        TrashValues wanted, bool isDurable, TrashReading reading, CancellationToken cancellationToken)
    {
        foreach (var difference in reading.Differences(wanted))
        {
            context.Progress($"{difference.Node}: {difference.Key} from {difference.Live ?? "unknown"} to {difference.Wanted}.");
        }

        var problems = new List<Problem>(reading.Unread(cluster));
        if (wanted.OfFrontends is { Count: > 0 } frontend)
        {
            problems.AddRange(isDurable
                ? await SetFrontendsAsync(frontend, reading, cancellationToken)
                : await SetByStatementAsync(frontend, cancellationToken));
        }

        if (wanted.OfBackends is { Count: > 0 } backend)
        {
            var writes = await cluster.AskAsync(
                token => cluster.Settings.SetBackendsAsync(Answering(reading.Backends), backend, isDurable, token), cancellationToken);
            problems.AddRange(Explain(writes, backend, "be.conf"));
        }

        return problems;
    }

    private async Task<IEnumerable<Problem>> SetFrontendsAsync(
        IReadOnlyDictionary<string, string> values, TrashReading reading, CancellationToken cancellationToken)
    {
        var writes = await cluster.AskAsync(
            token => cluster.Settings.SetFrontendsAsync(Answering(reading.Frontends), values, keep: true, token), cancellationToken);
        if (writes.Any(write => write is { IsSet: true, Kept: null }))
        {
            context.Inform("The FEs were told to keep the values; with nodeAccess manager Doris does not say whether they could.");
        }

        return Explain(writes, values, "fe.conf");
    }

    private async Task<IEnumerable<Problem>> SetByStatementAsync(IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        foreach (var (key, value) in values)
        {
            await cluster.AskAsync(token => cluster.Settings.SetByStatementAsync(key, value, token), cancellationToken);
        }

        return [];
    }

    private static ClusterNode[] Answering(IEnumerable<NodeSettings> nodes) => [.. nodes.Where(node => node.Failure is null).Select(node => node.Node)];

    private static IEnumerable<Problem> Explain(IEnumerable<NodeWrite> writes, IReadOnlyDictionary<string, string> values, string file) =>
        from write in writes
        where write.Reason is not null
        let reason = write.Reason!.TrimEnd('.')
        select write.IsSet
            ? NotDurable.Of(write.Node, reason, file, string.Join("; ", values.Select(value => $"{value.Key} = {value.Value}")))
            : NotSet.Of(write.Node, reason);
}
