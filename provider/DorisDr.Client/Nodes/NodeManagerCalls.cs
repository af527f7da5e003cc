using DorisDr.Client.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DorisDr.Client.Nodes;

/// <summary>The calls of <c>/rest/v2/manager/node</c> (NodeAction.java), as requests and answers.</summary>
internal static class NodeManagerCalls
{
    internal static HttpCall Read(NodeKind kind, IEnumerable<string> keys, IEnumerable<string> nodes) => new(
        HttpMethod.Post,
        $"/rest/v2/manager/node/configuration_info?type={Type(kind)}",
        new JObject { ["conf_name"] = new JArray(keys), ["node"] = new JArray(nodes) }.ToString(Formatting.None));

    internal static HttpCall Set(NodeKind kind, IReadOnlyDictionary<string, string> values, IReadOnlyList<string> nodes, bool keep)
    {
        var body = new JObject();
        foreach (var (key, value) in values)
        {
            body[key] = new JObject { ["node"] = new JArray(nodes), ["value"] = value, ["persist"] = keep ? "true" : "false" };
        }

        return new HttpCall(HttpMethod.Post, $"/rest/v2/manager/node/set_config/{Type(kind)}", body.ToString(Formatting.None), IsWrite: true);
    }

    /// <summary>Values by node and key. The titles of the columns are Chinese in every version, so their places count.</summary>
    internal static IReadOnlyDictionary<string, Dictionary<string, string>> Values(JObject data, NodeKind kind, HttpCall call, HttpAddress address)
    {
        var (columns, value) = kind is NodeKind.Frontend ? (7, 5) : (6, 4);
        var result = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var row in data["rows"] as JArray ?? throw FrontendReply.Unreadable(call, address))
        {
            if (row is not JArray cells || cells.Count != columns)
            {
                throw FrontendReply.Unreadable(call, address);
            }

            var (key, node) = ((string)cells[0]!, (string)cells[1]!);
            if (!result.TryGetValue(node, out var values))
            {
                result[node] = values = new Dictionary<string, string>(StringComparer.Ordinal);
            }

            values[SettingKeys.Plain(key)] = (string?)cells[value] ?? string.Empty;
        }

        return result;
    }

    /// <summary>Why a node did not take a value, by node.</summary>
    internal static IReadOnlyDictionary<string, string> Failures(JObject data) => (data["failed"] as JArray ?? [])
        .OfType<JObject>()
        .GroupBy(entry => (string?)entry["node"] ?? string.Empty, StringComparer.Ordinal)
        .ToDictionary(
            group => group.Key,
            group => string.Join("; ", group.Select(entry => $"{(string?)entry["config_name"]}: {Sql.DorisErrors.Detail((string?)entry["err_info"] ?? string.Empty)}")),
            StringComparer.Ordinal);

    private static string Type(NodeKind kind) => kind is NodeKind.Frontend ? "fe" : "be";
}
