using DorisDr.Sandbox.Statements;
using DorisDr.Sandbox.Wire;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>SHOW FRONTENDS, SHOW BACKENDS and what else describes the cluster.</summary>
internal sealed class ClusterFamily(FrontendContext context)
{
    public void AddTo(StatementRouter router) => router
        .On<ShowFrontends>((_, _) => NodeListing.Frontends(context))
        .On<ShowBackends>((_, _) => NodeListing.Backends(context))
        .On<ShowProc>(Proc)
        .On<ShowCatalogs>((_, _) => Catalogs())
        .On<ShowStatus>((_, _) => new RowsResult(ResultColumn.Varchars("Variable_name", "Value"), []))
        .On<ShowWarnings>((_, _) => new RowsResult(ResultColumn.Varchars("Level", "Code", "Message"), []))
        .On<Sync>((_, _) => StatementResult.Ok);

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
