using System.Text.Json;
using System.Text.Json.Nodes;
using DorisDr.Sandbox.Cluster;
using DorisDr.Sandbox.Cluster.Security;

namespace DorisDr.Sandbox.Http.FrontendApi;

/// <summary>Configuration of all nodes through one frontend (FE/httpv2/rest/manager/NodeAction.java). Nodes that do not answer are left out.</summary>
internal static class NodeConfigApi
{
    private const string Root = "/rest/v2/manager/node";
    private static readonly string[] FrontendTitles = ["配置项", "节点", "节点类型", "配置值类型", "MasterOnly", "配置值", "可修改"];
    private static readonly string[] BackendTitles = ["配置项", "节点", "节点类型", "配置值类型", "配置值", "可修改"];

    public static void AddTo(ApiRouter api) => api
        .ForUsers("GET", Root + "/config", call => Reply.Plain(new JsonArray([.. Entries(call.Context).Select(e => (JsonNode)JsonText.Array(e))])))
        .For(a => a.Holds(Privileges.Admin) || a.Holds(Privileges.Node), "Admin_priv,Node_priv", "POST", Root + "/configuration_info", Info)
        .ForAdmin("POST", Root + "/set_config/fe", call => Change(call, frontends: true))
        .ForAdmin("POST", Root + "/set_config/be", call => Change(call, frontends: false));

    /// <summary>Key, type, whether for the master only, value, whether mutable; by shown name.</summary>
    private static IEnumerable<string[]> Entries(FrontendContext context) =>
        context.Config.All.Select(c => new[] { c.Entry.ShownName, c.Entry.Type, Text(c.Entry.IsMasterOnly), c.Value, Text(c.Entry.IsMutable) });

    private static Reply Info(ApiCall call)
    {
        var body = call.Body.Trim().Length == 0 ? new JsonObject() : JsonNode.Parse(call.Body) as JsonObject ?? new JsonObject();
        var names = Texts(body["conf_name"]);
        var nodes = Texts(body["node"]);
        if (call.Parameter("type") is not { } type)
        {
            return Reply.Internal("Required request parameter 'type' for method parameter type String is not present");
        }

        return type.ToUpperInvariant() switch
        {
            "FE" => Table(FrontendTitles, FrontendRows(call.Context, nodes), names),
            "BE" => Table(BackendTitles, BackendRows(call.Context, nodes), names),
            _ => Reply.BadRequest($"Unsupported type: {type}. Only types of fe or be are supported"),
        };
    }

    private static IEnumerable<string[]> FrontendRows(FrontendContext context, List<string> nodes) =>
        from node in NodeListingApi.FrontendsOf(context)
        let address = NodeListingApi.AddressOf(node)
        let life = node.Life
        where (nodes.Count == 0 || nodes.Contains(address)) && life is not null
        from e in Entries(life.Context)
        select new[] { e[0], address, "FE", e[1], e[2], e[3], e[4] };

    private static IEnumerable<string[]> BackendRows(FrontendContext context, List<string> nodes)
    {
        var address = NodeListingApi.AddressOfBackend(context);
        return (nodes.Count == 0 || nodes.Contains(address) ? context.Topology.BackendConfig?.All ?? [] : [])
            .Select(c => new[] { c.Entry.Name, address, "BE", c.Entry.Type, c.Value, Text(c.Entry.IsMutable) });
    }

    private static Reply Table(string[] titles, IEnumerable<string[]> rows, List<string> names) => Reply.Ok(new JsonObject
    {
        ["columnNames"] = JsonText.Array(titles),
        ["rows"] = new JsonArray([.. rows.Where(r => names.Count == 0 || names.Contains(r[0])).Select(r => (JsonNode)JsonText.Array(r))]),
    });

    private static Reply Change(ApiCall call, bool frontends)
    {
        var failed = new JsonArray();
        if (JsonNode.Parse(call.Body) is JsonObject body)
        {
            foreach (var (key, change) in body)
            {
                var value = change?["value"] is { } given ? given.GetValueKind() == JsonValueKind.String ? (string?)given : given.ToJsonString() : null;
                var persist = change?["persist"] is { } flag && flag.ToString().Equals("true", StringComparison.OrdinalIgnoreCase);
                foreach (var node in value is null ? [] : Texts(change!["node"]))
                {
                    var problems = frontends ? OnFrontend(call.Context, node, key, value!, persist) : OnBackend(call.Context, node, key, value!, persist);
                    foreach (var (shown, problem) in problems)
                    {
                        failed.Add(HashedObject.Of(new("config_name", key), new("value", shown), new("node", node), new("err_info", problem)));
                    }
                }
            }
        }

        return Reply.Ok(new JsonObject { ["failed"] = failed });
    }

    /// <summary>Each node is asked as over its own <c>/api/_set_config</c>, and keeps what it had persisted before.</summary>
    private static IEnumerable<(string Value, string Problem)> OnFrontend(FrontendContext context, string node, string key, string value, bool persist)
    {
        if (!node.Contains(':', StringComparison.Ordinal))
        {
            return [(value, "node invalid")];
        }

        if (NodeListingApi.FrontendsOf(context).FirstOrDefault(n => NodeListingApi.AddressOf(n) == node) is not { Life.Context: { } target })
        {
            return [(value, "Node does not exist or is not alive")];
        }

        var reply = SetConfigApi.Run(target.Config, [new(key, [value]), new("persist", [persist ? "true" : "false"]), new("reset_persist", ["false"])]);
        return ((JsonArray)reply["err"]!).Select(e => ((string)e!["config_value"]!, (string)e["err_info"]!));
    }

    /// <summary>The backend does what is asked, but the frontend does not understand its answer and reports a failure each time.</summary>
    private static IEnumerable<(string Value, string Problem)> OnBackend(FrontendContext context, string node, string key, string value, bool persist)
    {
        if (node != NodeListingApi.AddressOfBackend(context) || context.Topology.BackendConfig is not { } backend)
        {
            return [(value, node.Contains(':', StringComparison.Ordinal) ? "Node does not exist or is not alive" : "node invalid")];
        }

        backend.Set(key, value, persist);
        return [(value, "Connection timeout")];
    }

    private static List<string> Texts(JsonNode? array) => array is JsonArray texts ? [.. texts.Select(t => t?.ToString() ?? "")] : [];

    private static string Text(bool flag) => flag ? "true" : "false";
}
