using DorisDr.Sandbox.Cluster.Security;
using DorisDr.Sandbox.Statements;
using DorisDr.Sandbox.Wire;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>SHOW FRONTENDS, SHOW BACKENDS and what else describes the cluster.</summary>
internal sealed class ClusterFamily(FrontendContext context)
{
    public void AddTo(StatementRouter router) => router
        .On<ShowFrontends>((session, _) => Nodes(session, NodeListing.Frontends))
        .On<ShowBackends>((session, _) => Nodes(session, NodeListing.Backends))
        .On<ShowProc>(Proc)
        .On<ShowCatalogs>((_, _) => Catalogs())
        .On<ShowStatus>((_, _) => new RowsResult(ResultColumn.Varchars("Variable_name", "Value"), []))
        .On<ShowWarnings>((_, _) => new RowsResult(ResultColumn.Varchars("Level", "Code", "Message"), []))
        .On<Sync>((_, _) => StatementResult.Ok);

    /// <summary>The older generation shows nodes to administrators and operators only.</summary>
    private RowsResult Nodes(Session session, Func<FrontendContext, RowsResult> list) =>
        context.Personality.IsUniform || session.Account.Holds(Privileges.Admin) || session.Account.Holds(Privileges.Node) ? list(context) : throw Access.Needs("ADMIN/OPERATOR");

    private RowsResult Proc(Session session, ShowProc statement)
    {
        session.DemandAdmin("ADMIN");
        return statement.Path.TrimEnd('/') switch
        {
            "/frontends" => NodeListing.Frontends(context),
            "/backends" => NodeListing.Backends(context),
            "" => ProcListing.Root(),
            "/dbs" => ProcListing.Databases(context),
            "/jobs" => ProcListing.Jobs(context),
            "/binlog" => ProcListing.Binlogs(context),
            _ => throw DorisError.Detail($"Proc path '{statement.Path}' doesn't exist"),
        };
    }

    private static RowsResult Catalogs()
    {
        ResultColumn[] columns =
        [
            new("CatalogId", "CatalogId", ColumnKind.LongLong, 20),
            ResultColumn.Varchar("CatalogName"),
            .. ResultColumn.Texts("Type", "IsCurrent", "CreateTime", "LastUpdateTime", "Comment", "ErrorMsg"),
        ];
        return new RowsResult(columns, [["0", "internal", "internal", "Yes", null, null, "Doris internal catalog", ""]]);
    }
}
