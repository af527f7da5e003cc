using DorisDr.Client.Http;

namespace DorisDr.Client.Nodes;

/// <summary>Reads and sets the own values of FEs over HTTP.</summary>
internal sealed class FrontendSettings(NodeCaller caller, ClusterOptions options)
{
    internal async Task<IReadOnlyList<NodeSettings>> ReadAsync(IReadOnlyList<ClusterNode> nodes, CancellationToken cancellation)
    {
        if (options.Http.NodeAccess is NodeAccess.Direct)
        {
            return await Task.WhenAll(nodes.Select(node => ReadOneAsync(node, cancellation)));
        }

        var call = NodeManagerCalls.Read(NodeKind.Frontend, SettingKeys.OfFrontends, nodes.Select(NodeAddresses.Named));
        return await caller.CallManagerAsync(
            nodes[0].HttpPort,
            call,
            (data, address) =>
            {
                var values = NodeManagerCalls.Values(data, NodeKind.Frontend, call, address);
                return (IReadOnlyList<NodeSettings>)[.. nodes.Select(node => NodeAnswers.Of(node, values, call, address))];
            },
            cancellation);
    }

    internal async Task<IReadOnlyList<NodeWrite>> SetAsync(
        IReadOnlyList<ClusterNode> nodes, IReadOnlyDictionary<string, string> values, bool keep, CancellationToken cancellation)
    {
        if (options.Http.NodeAccess is NodeAccess.Direct)
        {
            return await Task.WhenAll(nodes.Select(node => SetOneAsync(node, values, keep, cancellation)));
        }

        // What Doris answers here says nothing about the file, only about the running FEs (NodeAction.parseFeSetConfigResponse).
        var call = NodeManagerCalls.Set(NodeKind.Frontend, values, [.. nodes.Select(NodeAddresses.Named)], keep);
        var failures = await caller.CallManagerAsync(nodes[0].HttpPort, call, (data, _) => NodeManagerCalls.Failures(data), cancellation);
        return
        [
            .. nodes.Select(node => failures.TryGetValue(NodeAddresses.Named(node), out var reason)
                ? new NodeWrite(node, IsSet: false, Kept: false, reason)
                : new NodeWrite(node, IsSet: true, Kept: null, Reason: null)),
        ];
    }

    private async Task<NodeSettings> ReadOneAsync(ClusterNode node, CancellationToken cancellation)
    {
        var call = NodeManagerCalls.Read(NodeKind.Frontend, SettingKeys.OfFrontends, [NodeAddresses.Named(node)]);
        try
        {
            var data = await caller.CallFrontendAsync(node, call, cancellation);
            var address = new HttpAddress(node.Host, node.HttpPort ?? 0);
            return NodeAnswers.Of(node, NodeManagerCalls.Values(data, NodeKind.Frontend, call, address), call, address);
        }
        catch (DorisException error) when (NodeCaller.IsOfTheNode(error))
        {
            return NodeSettings.Failed(node, error);
        }
    }

    // Setting a value twice does no harm, so a lost reply is no reason to give up.
    private async Task<NodeWrite> SetOneAsync(ClusterNode node, IReadOnlyDictionary<string, string> values, bool keep, CancellationToken cancellation)
    {
        var call = DirectCalls.SetFrontend(values, keep);
        return await NodeAnswers.SetAsync(
            node, async token => DirectCalls.FrontendWrite(node, await caller.CallFrontendAsync(node, call, token), keep), cancellation);
    }
}
