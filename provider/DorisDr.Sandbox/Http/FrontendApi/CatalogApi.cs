using System.Globalization;
using System.Text.Json.Nodes;
using DorisDr.Sandbox.Cluster.Catalog;
using DorisDr.Sandbox.Cluster.Execution;
using DorisDr.Sandbox.Statements.Parsing;
using DorisDr.Sandbox.Wire;

namespace DorisDr.Sandbox.Http.FrontendApi;

/// <summary>Names and definitions over HTTP (MetaInfoAction, GetDdlStmtAction).</summary>
internal static class CatalogApi
{
    public static void AddTo(ApiRouter api, StatementRouter router) => api
        .ForUsers("GET", "/api/meta/namespaces/default_cluster/databases", Databases)
        .ForAdmin("GET", "/api/_get_ddl", call => Definition(call, router));

    private static Reply Databases(ApiCall call)
    {
        _ = call.TryAuthenticate(out var account, out _);
        List<string> names;
        lock (call.Context.Catalog.Gate)
        {
            names = [.. call.Context.Catalog.Databases.Select(d => d.Name).Where(d => account is { } known && known.SeesDatabase(d)).Order(StringComparer.Ordinal)];
        }

        if (call.Parameter("limit") is not { Length: > 0 } limitText)
        {
            return call.Parameter("offset") is { Length: > 0 } ? Reply.BadRequest("Param offset should be set with param limit") : Reply.Ok(JsonText.Array(names));
        }

        var offsetText = call.Parameter("offset") is { Length: > 0 } text ? text : "0";
        if (!int.TryParse(limitText, CultureInfo.InvariantCulture, out var limit) | !int.TryParse(offsetText, CultureInfo.InvariantCulture, out var offset))
        {
            return Reply.Internal($"For input string: \"{(int.TryParse(limitText, CultureInfo.InvariantCulture, out _) ? offsetText : limitText)}\"");
        }

        return limit < 0 ? Reply.BadRequest("Param limit should >= 0")
            : offset < 0 ? Reply.BadRequest("Param offset should >= 0")
            : Reply.Ok(JsonText.Array(names.Skip(Math.Min(offset, Math.Max(names.Count - 1, 0))).Take(limit)));
    }

    private static Reply Definition(ApiCall call, StatementRouter router)
    {
        if (call.Parameter("db") is not { Length: > 0 } database || call.Parameter("table") is not { Length: > 0 } table)
        {
            return Reply.BadRequest("Missing params. Need database name and Table name");
        }

        Database? found;
        lock (call.Context.Catalog.Gate)
        {
            found = call.Context.Catalog.Find(database);
            if (found is null || call.Context.Catalog.Find(found, table) is null)
            {
                return Reply.Error("errCode = 7, detailMessage = " + (found is null ? $"unknown databases, dbName={database}" : $"table not found, tableName={table}"));
            }
        }

        return Reply.Ok(new JsonObject
        {
            ["create_table"] = new JsonArray(CreateStatement(call, router, database, table)),
            ["create_partition"] = new JsonArray(),
            ["create_rollup"] = new JsonArray(),
        });
    }

    /// <summary>The text that SHOW CREATE TABLE gives for it.</summary>
    private static string CreateStatement(ApiCall call, StatementRouter router, string database, string table)
    {
        _ = call.TryAuthenticate(out var account, out _);
        var context = call.Context;
        var session = new Cluster.Session(0, account!, call.Http.Connection.RemoteIpAddress?.ToString() ?? "", 0, context.Clock.GetUtcNow(), context.Variables.Snapshot());
        var statement = StatementParser.Parse($"SHOW CREATE TABLE `{database}`.`{table}`")[0];
        var result = router.RunAsync(session, statement, call.Http.RequestAborted).GetAwaiter().GetResult();
        return ((RowsResult)result).Rows[0][1] ?? "";
    }
}
