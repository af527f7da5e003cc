using DorisDr.Client.Http;
using Newtonsoft.Json.Linq;

namespace DorisDr.Client.Nodes;

/// <summary>The calls that a node takes for itself, as requests and answers (SetConfigAction.java, config_action.cpp).</summary>
internal static class DirectCalls
{
    /// <summary>Without <c>reset_persist=false</c> an FE would empty its file of kept values first.</summary>
    internal static HttpCall SetFrontend(IReadOnlyDictionary<string, string> values, bool keep) => new(
        HttpMethod.Get, $"/api/_set_config?{Query(values)}{(keep ? "&persist=true&reset_persist=false" : string.Empty)}", IsWrite: true);

    /// <summary>A BE reads <c>persist</c> whether it is there or not, so it is always there.</summary>
    internal static HttpCall SetBackend(IReadOnlyDictionary<string, string> values, bool keep) => new(
        HttpMethod.Post, $"/api/update_config?{Query(values)}&persist={(keep ? "true" : "false")}", IsWrite: true);

    internal static HttpCall ShowBackend(string key) => new(HttpMethod.Get, $"/api/show_config?conf_item={Uri.EscapeDataString(key)}");

    internal static NodeWrite FrontendWrite(ClusterNode node, JObject data, bool keep)
    {
        var errors = (data["err"] as JArray ?? []).Select(error => Sql.DorisErrors.Detail((string?)error["err_info"] ?? string.Empty)).ToArray();
        var persist = (string?)data["persist"] ?? string.Empty;
        return (errors.Length, keep, persist) switch
        {
            ( > 0, _, _) => new NodeWrite(node, IsSet: false, Kept: false, string.Join("; ", errors)),
            (_, false, _) => new NodeWrite(node, IsSet: true, Kept: null, Reason: null),
            (_, _, "ok") => new NodeWrite(node, IsSet: true, Kept: true, Reason: null),
            _ => new NodeWrite(node, IsSet: true, Kept: false, persist),
        };
    }

    internal static NodeWrite BackendWrite(ClusterNode node, JToken reply, bool keep)
    {
        var bad = (reply as JArray ?? []).OfType<JObject>().Where(item => (string?)item["status"] != "OK").Select(item => (string?)item["msg"] ?? "no reason given").ToArray();
        return bad.Length == 0 && reply is JArray { Count: > 0 }
            ? new NodeWrite(node, IsSet: true, Kept: keep ? true : null, Reason: null)
            : new NodeWrite(node, IsSet: false, Kept: false, bad.Length == 0 ? "it did not say what it set" : bad[0]);
    }

    /// <summary>Values by key out of <c>show_config</c>: rows of key, type, value and whether it can be changed.</summary>
    internal static Dictionary<string, string> BackendValues(JToken reply, HttpCall call, HttpAddress address)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in reply as JArray ?? throw FrontendReply.Unreadable(call, address))
        {
            if (row is not JArray { Count: >= 3 } cells)
            {
                throw FrontendReply.Unreadable(call, address);
            }

            values[(string)cells[0]!] = (string?)cells[2] ?? string.Empty;
        }

        return values;
    }

    private static string Query(IReadOnlyDictionary<string, string> values) =>
        string.Join('&', values.Select(entry => $"{Uri.EscapeDataString(entry.Key)}={Uri.EscapeDataString(entry.Value)}"));
}
