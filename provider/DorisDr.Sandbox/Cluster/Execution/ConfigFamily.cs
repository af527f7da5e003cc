using DorisDr.Sandbox.Cluster.Nodes;
using DorisDr.Sandbox.Statements;
using DorisDr.Sandbox.Wire;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>
/// Configuration by SQL: SHOW FRONTEND CONFIG, SHOW BACKEND CONFIG, ADMIN SET FRONTEND CONFIG. What is set is in memory only, on this frontend or,
/// with ALL, on every frontend that lives.
/// </summary>
internal sealed class ConfigFamily(FrontendContext context)
{
    public void AddTo(StatementRouter router) => router
        .On<ShowFrontendConfig>(ShowFrontend)
        .On<ShowBackendConfig>(ShowBackend)
        .On<SetFrontendConfig>(Set);

    private RowsResult ShowFrontend(Session session, ShowFrontendConfig statement)
    {
        session.DemandAdmin("ADMIN");
        var columns = ResultColumn.Texts("Key", "Value", "Type", "IsMutable", "MasterOnly", "Comment");
        return new RowsResult(columns, [.. context.Config.All.Where(c => Matches(statement.Like, c.Entry.ShownName))
            .Select(c => (string?[])[c.Entry.ShownName, c.Value, c.Entry.Type, Text(c.Entry.IsMutable), Text(c.Entry.IsMasterOnly), ""])]);
    }

    private RowsResult ShowBackend(Session session, ShowBackendConfig statement)
    {
        session.DemandAdmin("ADMIN");
        var columns = ResultColumn.Texts("BackendId", "Host", "Key", "Value", "Type", "IsMutable");
        var isAlive = context.Topology.BackendRecord.WasAlive(context.Group.Heartbeats.Last);
        if (statement.Backend is { } wanted && (wanted != context.Facts.BackendId || !isAlive))
        {
            throw DorisError.Detail($"Backend {wanted} {(wanted == context.Facts.BackendId ? "is not alive" : "not exists")}");
        }

        var backend = Digits.Of(context.Facts.BackendId);
        if (isAlive && !context.Topology.BackendAlive)
        {
            // It died since the last heartbeat, and it is asked over HTTP.
            throw DorisError.Detail($"Can't get backend config, backendId: {backend}, host: {NodeAddress.Host}. error: Connection refused");
        }

        return new RowsResult(columns, [.. (context.Topology.BackendConfig?.All ?? []).Where(c => isAlive && Matches(statement.Like, c.Entry.Name))
            .Select(c => (string?[])[backend, NodeAddress.Host, c.Entry.Name, c.Value, c.Entry.Type, Text(c.Entry.IsMutable)])]);
    }

    private StatementResult Set(Session session, SetFrontendConfig statement)
    {
        if (statement.Values.Count != 1)
        {
            throw DorisError.Detail("config parameter size is not equal to 1");
        }

        session.DemandAdmin("ADMIN");
        var (key, value) = statement.Values.Single();
        context.Config.Set(key, value);
        foreach (var other in statement.OnAll ? context.Group.Nodes.Where(n => n != context.Node) : [])
        {
            other.Life?.Context.Config.Set(key, value);
        }

        return StatementResult.Ok;
    }

    private static bool Matches(string? pattern, string key) => pattern is null || LikePattern.Matches(pattern, key);

    private static string Text(bool flag) => flag ? "true" : "false";
}
