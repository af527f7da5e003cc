using System.Globalization;
using DorisDr.Sandbox.Cluster.Nodes;
using DorisDr.Sandbox.Cluster.Security;
using DorisDr.Sandbox.Statements;
using DorisDr.Sandbox.Wire;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>SHOW FRONTENDS, SHOW BACKENDS and what else describes the cluster.</summary>
internal sealed class ClusterFamily(FrontendContext context)
{
    public void AddTo(StatementRouter router) => router
        .On<ShowFrontends>((session, _) => Nodes(session, () => NodeListing.Frontends(context, session.ConnectedTo)))
        .On<ShowBackends>((session, _) => Nodes(session, () => NodeListing.Backends(context)))
        .On<ShowProc>(Proc)
        .On<ShowCatalogs>((_, _) => Catalogs())
        .On<ShowStatus>((_, _) => new RowsResult(ResultColumn.Varchars("Variable_name", "Value"), []))
        .On<ShowWarnings>((_, _) => new RowsResult(ResultColumn.Varchars("Level", "Code", "Message"), []))
        .On<AddFollower>(Add)
        .On<Sync>((_, _) => StatementResult.Ok);

    /// <summary>The older generation shows nodes to administrators and operators only.</summary>
    private RowsResult Nodes(Session session, Func<RowsResult> list) =>
        context.Personality.IsUniform || session.Account.Holds(Privileges.Admin) || session.Account.Holds(Privileges.Node) ? list() : throw Access.Needs("ADMIN/OPERATOR");

    /// <summary>A member counts for a majority, and is listed as joined, once it has run.</summary>
    private StatementResult Add(Session session, AddFollower statement)
    {
        if (!session.Account.Holds(Privileges.Node) && !session.Account.Holds(Privileges.Admin))
        {
            throw Access.Needs("NODE");
        }

        var (host, port) = statement.Address.Split(':') is [var name, var digits] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (name, number)
            : throw DorisError.Detail($"Invalid host port: {statement.Address}");
        var node = context.Group.Nodes.FirstOrDefault(n => host == NodeAddress.Host && n.Setup.Ports.EditLog == port);
        if (context.Group.Members.Add(FrontendMember.NewName(), host, port, node?.Setup.Letter, hasJoined: false, context.Clock.GetUtcNow()) is null)
        {
            var known = context.Group.Members.All.First(m => m.Host == host && m.EditLogPort == port);
            throw DorisError.Detail($"frontend already exists name: {known.Name}, role: FOLLOWER, {host}:{port}, is alive: {(node?.Life is null ? "false" : "true")}");
        }

        return StatementResult.Ok;
    }

    private RowsResult Proc(Session session, ShowProc statement)
    {
        session.DemandAdmin("ADMIN");
        return statement.Path.TrimEnd('/') switch
        {
            "/frontends" => NodeListing.Frontends(context, session.ConnectedTo),
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
