using DorisDr.Client.Http;
using DorisDr.Client.Sql;

namespace DorisDr.Client.Nodes;

/// <summary>Turns answers and failures of nodes into what is known of each.</summary>
internal static class NodeAnswers
{
    /// <summary>A node that is missing from an answer did not answer in time (NodeAction.java waits 2 s).</summary>
    internal static NodeSettings Of(
        ClusterNode node, IReadOnlyDictionary<string, Dictionary<string, string>> values, HttpCall call, HttpAddress asked) =>
        values.TryGetValue(NodeAddresses.Named(node), out var own)
            ? new NodeSettings(node, own, Failure: null)
            : NodeSettings.Failed(node, DorisException.FromHttp(
                DorisErrorKind.Unreachable, $"It is missing from the answer of {asked}.", call, asked));

    /// <summary>Sets values on a node; once more when the reply was lost.</summary>
    internal static async Task<NodeWrite> SetAsync(ClusterNode node, Func<CancellationToken, Task<NodeWrite>> set, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await set(cancellation);
            }
            catch (DorisException error) when (error.Kind is DorisErrorKind.OutcomeUnknown && attempt == 1)
            {
                continue;
            }
            catch (DorisException error) when (NodeCaller.IsOfTheNode(error))
            {
                return new NodeWrite(node, IsSet: false, Kept: false, error.Detail);
            }
        }
    }
}
