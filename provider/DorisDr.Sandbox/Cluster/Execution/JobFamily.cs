using DorisDr.Sandbox.Cluster.Security;
using DorisDr.Sandbox.Statements;
using DorisDr.Sandbox.Wire;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>The lists of backup and restore jobs; the sandbox runs none, so they are empty.</summary>
internal sealed class JobFamily(FrontendContext context)
{
    private static readonly ResultColumn[] Backups = ResultColumn.Texts(
        "JobId", "SnapshotName", "DbName", "State", "BackupObjs", "CreateTime", "SnapshotFinishedTime", "UploadFinishedTime", "FinishedTime", "UnfinishedTasks", "Progress",
        "TaskErrMsg", "Status", "Timeout");

    private static readonly ResultColumn[] Restores = ResultColumn.Texts(
        "JobId", "Label", "Timestamp", "DbName", "State", "AllowLoad", "ReplicationNum", "ReplicaAllocation", "ReserveReplica", "ReserveDynamicPartitionEnable", "RestoreObjs",
        "CreateTime", "MetaPreparedTime", "SnapshotFinishedTime", "DownloadFinishedTime", "FinishedTime", "UnfinishedTasks", "Progress", "TaskErrMsg", "Status", "Timeout");

    public void AddTo(StatementRouter router) => router.On<ShowJobs>(Show).On<RefusedBackup>(Refuse);

    private RowsResult Show(Session session, ShowJobs statement)
    {
        var name = statement.Database?.Name ?? session.Database ?? throw DorisError.Detail("No database selected");
        if (!session.Account.Holds(Privileges.Load, name))
        {
            throw Access.ToDatabase(session, name);
        }

        NameCondition.Read(statement.Where, statement.IsBackup ? "SnapshotName" : "Label", statement.IsBackup ? "your_snapshot_name" : "your_label_name");
        lock (context.Catalog.Gate)
        {
            return context.Catalog.Find(name) is null ? throw DorisError.Detail($"Unknown database '{name}'") : new RowsResult(statement.IsBackup ? Backups : Restores, []);
        }
    }

    private static StatementResult Refuse(Session session, RefusedBackup statement) =>
        throw (session.Account.Holds(Privileges.Load, statement.Label.Qualifier ?? session.Database) ? statement.Refusal : Access.Needs("LOAD"));
}
