using DorisDr.Client.Cluster;
using DorisDr.Client.Http;
using DorisDr.Client.Sessions;
using DorisDr.Client.Sql;

namespace DorisDr.Client.Nodes;

/// <summary>Reads and sets the own values of BEs: read by one statement where the version has it, else over HTTP; set over HTTP always.</summary>
internal sealed class BackendSettings(NodeCaller caller, StatementRunner runner, ClusterOptions options)
{
    internal async Task<IReadOnlyList<NodeSettings>> ReadAsync(
        IReadOnlyList<ClusterNode> nodes, string key, DorisVersion version, int? frontendPort, CancellationToken cancellation)
    {
        if (nodes.Count == 0)
        {
            return [];
        }

        if (version.Has(DorisCapability.ShowBackendConfig))
        {
            return await ReadByStatementAsync(nodes, key, cancellation);
        }

        if (options.Http.NodeAccess is NodeAccess.Direct)
        {
            return await Task.WhenAll(nodes.Select(node => ReadOneAsync(node, key, cancellation)));
        }

        var call = NodeManagerCalls.Read(NodeKind.Backend, [key], nodes.Select(NodeAddresses.Named));
        return await caller.CallManagerAsync(
            frontendPort,
            call,
            (data, address) =>
            {
                var values = NodeManagerCalls.Values(data, NodeKind.Backend, call, address);
                return (IReadOnlyList<NodeSettings>)[.. nodes.Select(node => NodeAnswers.Of(node, values, call, address))];
            },
            cancellation);
    }

    internal async Task<IReadOnlyList<NodeWrite>> SetAsync(
        IReadOnlyList<ClusterNode> nodes,
        IReadOnlyDictionary<string, string> values,
        bool keep,
        Func<string, CancellationToken, Task<IReadOnlyList<NodeSettings>>> readAgain,
        int? frontendPort,
        CancellationToken cancellation)
    {
        if (nodes.Count == 0)
        {
            return [];
        }

        if (options.Http.NodeAccess is NodeAccess.Direct)
        {
            var direct = DirectCalls.SetBackend(values, keep);
            return await Task.WhenAll(nodes.Select(node => NodeAnswers.SetAsync(
                node,
                token => caller.CallBackendAsync(node, direct, (reply, _, _) => DirectCalls.BackendWrite(node, reply, keep), token),
                cancellation)));
        }

        // The FE reports every change as failed, since it does not understand the answer of the BE (NodeAction.HttpSetConfigTask):
        // only looking again tells.
        var call = NodeManagerCalls.Set(NodeKind.Backend, values, [.. nodes.Select(NodeAddresses.Named)], keep);
        var reported = await caller.CallManagerAsync(frontendPort, call, (data, _) => NodeManagerCalls.Failures(data), cancellation);
        var wrong = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in values)
        {
            foreach (var found in (await readAgain(key, cancellation)).Where(found => found.Find(key) != value))
            {
                wrong[found.Node.Id] = reported.GetValueOrDefault(NodeAddresses.Named(found.Node)) ?? found.Failure?.Detail ?? $"{key} is {found.Find(key)}";
            }
        }

        return
        [
            .. nodes.Select(node => wrong.TryGetValue(node.Id, out var reason)
                ? new NodeWrite(node, IsSet: false, Kept: false, reason)
                : new NodeWrite(node, IsSet: true, Kept: null, Reason: null)),
        ];
    }

    // The FE asks every BE that is alive, and fails as a whole when one of them does not answer (ShowConfigCommand.java).
    private async Task<IReadOnlyList<NodeSettings>> ReadByStatementAsync(IReadOnlyList<ClusterNode> nodes, string key, CancellationToken cancellation)
    {
        var statement = SettingStatements.ShowBackends(key);
        var rows = (await runner.QueryAsync(statement, cancellation)).Read(static row =>
            (Node: row.Required("BackendId"), Key: row.Required("Key"), Value: row.Optional("Value") ?? string.Empty));
        return
        [
            .. nodes.Select(node => rows.Any(row => row.Node == node.Id)
                ? new NodeSettings(
                    node,
                    rows.Where(row => row.Node == node.Id && row.Key == key).Take(1).ToDictionary(row => row.Key, row => row.Value, StringComparer.Ordinal),
                    Failure: null)
                : NodeSettings.Failed(node, new DorisException(
                    DorisErrorKind.Unreachable, $"It is missing from the answer to {statement}{(node.IsAlive ? string.Empty : ", since it is not alive")}."))),
        ];
    }

    private async Task<NodeSettings> ReadOneAsync(ClusterNode node, string key, CancellationToken cancellation)
    {
        try
        {
            return new NodeSettings(
                node, await caller.CallBackendAsync(node, DirectCalls.ShowBackend(key), DirectCalls.BackendValues, cancellation), Failure: null);
        }
        catch (DorisException error) when (NodeCaller.IsOfTheNode(error))
        {
            return NodeSettings.Failed(node, error);
        }
    }
}
