using System.Globalization;
using DorisDr.Sandbox.Wire;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>The nodes of a cluster as SHOW, SHOW PROC and the table functions list them.</summary>
internal static class NodeListing
{
    private const string Host = "127.0.0.1";
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(5);

    public static RowsResult Frontends(FrontendContext context)
    {
        var ports = context.Topology.Frontend;
        var columns = ResultColumn.Varchars("Name", "Host", "EditLogPort", "HttpPort", "QueryPort", "RpcPort", "ArrowFlightSqlPort", "Role", "IsMaster", "ClusterId", "Join",
            "Alive", "ReplayedJournalId", "LastStartTime", "LastHeartbeat", "IsHelper", "ErrMsg", "Version", "CurrentConnected", "LiveSince");
        string?[] row =
        [
            context.Facts.FrontendName, Host, Text(ports.EditLog), Text(ports.Http), Text(ports.Query), Text(ports.Rpc), "-1", "FOLLOWER", "true", context.Facts.ClusterId, "true",
            "true", Journal(context), DorisTime.Print(context.StartTime), DorisTime.Print(LastBeat(context)), "true", "", context.Personality.Build, "Yes", null,
        ];
        return new RowsResult(columns, [row]);
    }

    public static RowsResult Backends(FrontendContext context)
    {
        var topology = context.Topology;
        var alive = topology.BackendAlive;
        var since = topology.BackendChanged > context.StartTime ? topology.BackendChanged : context.StartTime;
        var columns = ResultColumn.Varchars("BackendId", "Host", "HeartbeatPort", "BePort", "HttpPort", "BrpcPort", "ArrowFlightSqlPort", "LastStartTime", "LastHeartbeat", "Alive",
            "SystemDecommissioned", "TabletNum", "DataUsedCapacity", "TrashUsedCapacity", "AvailCapacity", "TotalCapacity", "UsedPct", "MaxDiskUsedPct", "RemoteUsedCapacity", "Tag",
            "ErrMsg", "Version", "Status", "HeartbeatFailureCounter", "NodeRole", "CpuCores", "Memory", "LiveSince", "RunningTasks");
        var status = $$"""{"lastSuccessReportTabletsTime":"N/A","lastStreamLoadTime":-1,"isQueryDisabled":false,"isLoadDisabled":false,"isActive":{{(alive ? "true" : "false")}},"""
            + "\"isShutdown\":false,\"currentFragmentNum\":0,\"lastFragmentUpdateTime\":0}";
        string?[] row =
        [
            Text(context.Facts.BackendId), Host, Text(topology.Backend.Heartbeat), Text(topology.Backend.Be), Text(topology.Backend.Http), Text(topology.Backend.Brpc), "-1",
            DorisTime.Print(since), DorisTime.Print(alive ? LastBeat(context) : since), alive ? "true" : "false", "false", Text(Tablets(context)), "1024.000 KB", "0.000 ",
            "9.000 TB", "10.000 TB", "10.00 %", "10.00 %", "0.000 ", "{\"location\" : \"default\"}",
            alive ? "" : $"java.net.ConnectException: Connection refused (Connection refused)", context.Personality.Build, status, alive ? "0" : "1", alive ? "mix" : "", "0", "8.00 GB",
            alive ? DorisTime.Print(since) : null, "0",
        ];
        return new RowsResult(columns, [row]);
    }

    private static long Tablets(FrontendContext context)
    {
        lock (context.Catalog.Gate)
        {
            return context.Catalog.Databases.SelectMany(context.Catalog.TablesOf).Sum(t => (long)t.Partitions.Count * (t.Distribution.Buckets ?? 1));
        }
    }

    /// <summary>A number that grows with time, as the journal does.</summary>
    private static string Journal(FrontendContext context) =>
        Text((long)((context.Clock.GetUtcNow() - context.Facts.Born) / Heartbeat) + 1);

    private static DateTimeOffset LastBeat(FrontendContext context)
    {
        var now = context.Clock.GetUtcNow();
        return now - TimeSpan.FromTicks((now - context.StartTime).Ticks % Heartbeat.Ticks);
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
