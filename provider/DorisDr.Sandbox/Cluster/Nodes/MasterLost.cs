namespace DorisDr.Sandbox.Cluster.Nodes;

/// <summary>What a frontend says when a statement cannot reach the master (FE/qe/FEOpExecutor.java).</summary>
internal static class MasterLost
{
    /// <summary>The connection that was open broke; the statement may have run.</summary>
    public static DorisError BrokenPipe(Frontend master, Session session) => DorisError.Plain(1105, "HY000",
        $"ForwardToMasterException, msg: forward to master FE TNetworkAddress(hostname:{NodeAddress.Host}, port:{master.Setup.Ports.Rpc}), "
        + $"statement id: {session.StatementCount} : failed, cause: Unknown exception, java.net.SocketException: Broken pipe");

    /// <summary>There is nobody to connect to; the statement did not run.</summary>
    public static DorisError NoClient() => DorisError.Plain(1105, "HY000", "Exception, msg: Failed to get master client.");
}
