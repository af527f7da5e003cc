using DorisDr.Sandbox.Cluster.Nodes;
using DorisDr.Sandbox.Wire;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>The nodes of a cluster as SHOW, SHOW PROC and the table functions list them.</summary>
internal static class NodeListing
{
    private const string Refused = "java.net.ConnectException: Connection refused";
    private static readonly TimeSpan JournalEvery = TimeSpan.FromSeconds(5);

    /// <summary>The frontends, the last added first, as the frontend of the context sees them.</summary>
    /// <param name="context">The frontend that answers.</param>
    /// <param name="connectedTo">The one that the client is connected to.</param>
    public static RowsResult Frontends(FrontendContext context, string connectedTo)
    {
        var columns = ResultColumn.Varchars("Name", "Host", "EditLogPort", "HttpPort", "QueryPort", "RpcPort", "ArrowFlightSqlPort", "Role", "IsMaster", "ClusterId", "Join",
            "Alive", "ReplayedJournalId", "LastStartTime", "LastHeartbeat", "IsHelper", "ErrMsg", "Version", "CurrentConnected", "LiveSince");
        return new RowsResult(columns, [.. context.Group.Members.All.Reverse().Select(m => Row(context, m, connectedTo))]);
    }

    public static RowsResult Backends(FrontendContext context)
    {
        var topology = context.Topology;
        var beat = context.Group.Heartbeats.Last;
        var record = topology.BackendRecord;
        var alive = record.WasAlive(beat);
        var since = record.LastStart(beat) ?? context.StartTime;
        var end = record.LastEnd(beat) ?? beat;
        var failures = alive ? 0 : (long)((beat - end) / Heartbeats.Every) + 1;
        var columns = ResultColumn.Varchars("BackendId", "Host", "HeartbeatPort", "BePort", "HttpPort", "BrpcPort", "ArrowFlightSqlPort", "LastStartTime", "LastHeartbeat", "Alive",
            "SystemDecommissioned", "TabletNum", "DataUsedCapacity", "TrashUsedCapacity", "AvailCapacity", "TotalCapacity", "UsedPct", "MaxDiskUsedPct", "RemoteUsedCapacity", "Tag",
            "ErrMsg", "Version", "Status", "HeartbeatFailureCounter", "NodeRole", "CpuCores", "Memory", "LiveSince", "RunningTasks");
        var status = $$"""{"lastSuccessReportTabletsTime":"N/A","lastStreamLoadTime":-1,"isQueryDisabled":false,"isLoadDisabled":false,"isActive":{{Text(alive)}},"""
            + "\"isShutdown\":false,\"currentFragmentNum\":0,\"lastFragmentUpdateTime\":0}";
        string?[] row =
        [
            Digits.Of(context.Facts.BackendId), NodeAddress.Host, Digits.Of(topology.Backend.Heartbeat), Digits.Of(topology.Backend.Be), Digits.Of(topology.Backend.Http),
            Digits.Of(topology.Backend.Brpc), "-1", DorisTime.Print(since), DorisTime.Print(alive ? beat : end), Text(alive), "false", Digits.Of(Tablets(context)),
            "1024.000 KB", "0.000 ", "9.000 TB", "10.000 TB", "10.00 %", "10.00 %", "0.000 ", "{\"location\" : \"default\"}", alive ? "" : Refused,
            context.Personality.Build, status, Digits.Of(failures), alive ? "mix" : "", "0", "8.00 GB", DorisTime.Print(since), "0",
        ];
        return new RowsResult(columns, [row]);
    }

    private static string?[] Row(FrontendContext context, FrontendMember member, string connectedTo)
    {
        var node = context.Group.NodeOf(member);
        var isSelf = node == context.Node;
        var beat = isSelf ? context.Clock.GetUtcNow() : context.Group.Heartbeats.Last;
        var alive = isSelf || node?.Record.WasAlive(beat) == true;
        var seen = isSelf || node?.Record.HadLived(beat) == true;
        var start = seen ? DorisTime.Print(node!.Record.LastStart(beat) ?? context.StartTime) : null;
        var ports = node?.Setup.Ports ?? context.Node.Setup.Ports;

        // Of itself a frontend keeps what it replayed as a follower; as the master since its start it has nothing.
        var since = isSelf && node!.Life is { HasFollowed: false } ? null : start;
        var heartbeat = seen ? DorisTime.Print(alive ? context.Group.Heartbeats.Last : node!.Record.LastEnd(beat) ?? beat) : null;
        return
        [
            member.Name, member.Host, Digits.Of(member.EditLogPort), Digits.Of(ports.Http), Digits.Of(seen ? ports.Query : 0), Digits.Of(seen ? ports.Rpc : 0), seen ? "-1" : "0",
            "FOLLOWER", Text(node is not null && context.Group.Master == node), context.Facts.ClusterId, Text(member.HasJoined), Text(alive), Digits.Of(seen ? Journal(context) : 0),
            alive ? start : null, heartbeat, "true", alive || member.Added > beat ? "" : Refused, alive ? context.Personality.Build : null, node?.Name == connectedTo ? "Yes" : "No", since,
        ];
    }

    private static long Tablets(FrontendContext context)
    {
        lock (context.Catalog.Gate)
        {
            return context.Catalog.Databases.SelectMany(context.Catalog.TablesOf).Sum(t => (long)t.Partitions.Count * (t.Distribution.Buckets ?? 1));
        }
    }

    /// <summary>A number that grows with time, as the journal does, which also holds the heartbeats.</summary>
    private static long Journal(FrontendContext context) =>
        (long)((context.Clock.GetUtcNow() - context.Facts.Born) / JournalEvery) + 1 + context.Node.Setup.Cluster.Journal.Last.Number;

    private static string Text(bool flag) => flag ? "true" : "false";
}
