using DorisDr.Client.Sql;

namespace DorisDr.Client.Cluster;

/// <summary>The statements about the cluster itself.</summary>
internal static class ClusterStatements
{
    internal static SqlStatement ShowFrontends { get; } = SqlStatement.Of($"SHOW FRONTENDS");

    internal static SqlStatement ShowBackends { get; } = SqlStatement.Of($"SHOW BACKENDS");

    // Does nothing, but is forwarded to the master and answered when this FE has caught up with it (SyncCommand.java).
    internal static SqlStatement Sync { get; } = SqlStatement.Of($"SYNC");

    // The first statement of every session.
    internal static SqlStatement ShowSession { get; } = SqlStatement.Of($"SELECT @@version_comment, @@sql_mode");
}
