using System.Globalization;
using DorisDr.Sandbox.Statements;
using DorisDr.Sandbox.Wire;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>Transactions and connections.</summary>
internal sealed class SessionFamily(FrontendContext context)
{
    public void AddTo(StatementRouter router) => router
        .On<StartTransaction>((_, _) => StatementResult.Ok)
        .On<BeginTransaction>(Begin)
        .On<EndTransaction>(End)
        .On<Kill>(Kill)
        .On<ShowProcessList>(ProcessList);

    private static StatementResult Begin(Session session, BeginTransaction statement)
    {
        session.InTransaction = true;
        session.TransactionLabel ??= statement.Label;
        return StatementResult.Ok;
    }

    /// <summary>Without BEGIN both are accepted and do nothing.</summary>
    private StatementResult End(Session session, EndTransaction statement)
    {
        lock (context.Catalog.Gate)
        {
            if (statement.IsCommit)
            {
                session.PendingWrites.ForEach(write => write());
            }

            if (session.TransactionLoad is { } load)
            {
                _ = statement.IsCommit ? context.Labels.Finish(load) : context.Labels.Release(load);
            }
        }

        (session.InTransaction, session.TransactionLabel, session.TransactionLoad) = (false, null, null);
        session.PendingWrites.Clear();
        return StatementResult.Ok;
    }

    private StatementResult Kill(Session session, Kill statement)
    {
        var target = context.Sessions.Find(statement.ConnectionId) ?? throw DorisError.Detail($"Unknown thread id: {statement.ConnectionId}");
        if (target.Account.User != session.Account.User)
        {
            session.DemandAdmin("GRANT/ADMIN");
        }

        if (!statement.OnlyQuery)
        {
            target.Close();
        }

        return StatementResult.Ok;
    }

    private RowsResult ProcessList(Session session, ShowProcessList statement)
    {
        ResultColumn[] columns =
        [
            .. ResultColumn.Varchars("CurrentConnected", "Id", "User", "Host"),
            new("LoginTime", "LoginTime", ColumnKind.DateTime, 19),
            .. ResultColumn.Varchars("Catalog", "Db", "Command"),
            new("Time", "Time", ColumnKind.Long, 11),
            .. ResultColumn.Varchars("State", "QueryId", "TraceId", "Info", "FE", "CloudCluster"),
        ];
        var all = session.Account.Holds(Security.Privileges.Admin);
        var rows = context.Sessions.All.Where(s => all || s.Account.User == session.Account.User).Select(s => Row(session, s, statement.IsFull));
        return new RowsResult(columns, [.. rows]);
    }

    private string?[] Row(Session asking, Session listed, bool full)
    {
        const int ShortInfo = 100;
        var seconds = (long)(context.Clock.GetUtcNow() - listed.StatementStart).TotalSeconds;
        var whole = Redaction.Apply(listed.Statement);
        var info = full || whole.Length <= ShortInfo ? whole : whole[..ShortInfo];
        return
        [
            asking == listed ? "Yes" : "No", listed.Id.ToString(CultureInfo.InvariantCulture), listed.Account.User.Name, $"{listed.Host}:{listed.Port}",
            DorisTime.Print(listed.LoginTime), "internal", listed.Database ?? "", listed.IsRunning ? "Query" : "Sleep", seconds.ToString(CultureInfo.InvariantCulture),
            "OK", $"{listed.Id:x16}-{listed.StatementStart.UtcTicks:x16}", "", info, "127.0.0.1", "NULL",
        ];
    }
}
