using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DorisDr.Testing.Frontends;

/// <summary>The HTTP calls about configuration, answered as recorded of a 4.x FE (http.jsonl) and as config_action.cpp of a BE does.</summary>
internal sealed class NodeHttpScript(ClusterScript cluster)
{
    private static readonly string[] FrontendColumns = ["配置项", "节点", "节点类型", "配置值类型", "MasterOnly", "配置值", "可修改"];
    private static readonly string[] BackendColumns = ["配置项", "节点", "节点类型", "配置值类型", "配置值", "可修改"];

    internal ScriptedResponse AnswerFrontend(ScriptedRequest request)
    {
        if (cluster.Frontends.FirstOrDefault(frontend => frontend.Host == request.Host) is not { IsAlive: true } node)
        {
            return new ScriptedResponse(0, "");
        }

        if (Denied(request) is { } denied)
        {
            return Envelope(401, "Unauthorized", denied);
        }

        return (request.Path, request.Query.GetValueOrDefault("type")) switch
        {
            ("/api/_set_config", _) => Success(SetOnFrontend(node, request.Query)),
            ("/rest/v2/manager/node/configuration_info", "fe") => Success(Read(request, cluster.Frontends, cluster.FrontendHttpPort, isFrontend: true)),
            ("/rest/v2/manager/node/configuration_info", "be") => Success(Read(request, cluster.Backends, cluster.BackendHttpPort, isFrontend: false)),
            ("/rest/v2/manager/node/set_config/fe", _) => Success(SetOnMany(request, cluster.Frontends, cluster.FrontendHttpPort, isFrontend: true)),
            ("/rest/v2/manager/node/set_config/be", _) => Success(SetOnMany(request, cluster.Backends, cluster.BackendHttpPort, isFrontend: false)),
            _ => Envelope(500, "Internal Error", "No static resource index.html."),
        };
    }

    internal ScriptedResponse AnswerBackend(ScriptedRequest request)
    {
        if (cluster.Backends.FirstOrDefault(backend => backend.Host == request.Host) is not { IsAlive: true } node)
        {
            return new ScriptedResponse(0, "");
        }

        if (cluster.BackendsWantCredentials && Denied(request) is { } denied)
        {
            return new ScriptedResponse(401, denied);
        }

        switch (request.Path)
        {
            case "/api/show_config":
                var key = request.Query["conf_item"];
                return new ScriptedResponse(200, node.Running.TryGetValue(key, out var value)
                    ? new JArray(new JArray(key, "int32_t", value, "true")).ToString(Formatting.None) : "[]");
            case "/api/update_config":
                return new ScriptedResponse(200, new JArray(request.Query.Where(entry => entry.Key != "persist").Select(entry => SetOnBackend(node, entry, request))).ToString());
            default:
                return new ScriptedResponse(404, "");
        }
    }

    private string? Denied(ScriptedRequest request)
    {
        if (request.Authorization is null)
        {
            return "Need auth information.";
        }

        var expected = Convert.ToBase64String(Encoding.UTF8.GetBytes($"root:{cluster.Password}"));
        return request.Authorization == $"Basic {expected}" ? cluster.HttpDenial : "Access denied for user 'root@127.0.0.1' (using password: YES)";
    }

    private static JObject SetOnFrontend(NodeScript node, IReadOnlyDictionary<string, string> query)
    {
        var (set, errors) = (new JObject(), new JArray());
        var keeps = query.GetValueOrDefault("persist") == "true";
        if (keeps && !node.IsFolderReadOnly && query.GetValueOrDefault("reset_persist") != "false")
        {
            node.ForgetKept();
        }

        foreach (var (key, value) in query.Where(entry => entry.Key is not ("persist" or "reset_persist")))
        {
            if (!node.Running.ContainsKey(key))
            {
                errors.Add(new JObject
                {
                    ["config_name"] = key,
                    ["config_value"] = $"[{value}]",
                    ["err_info"] = $"errCode = 2, detailMessage = Config '{key}' does not exist",
                });
                continue;
            }

            node.Set(key, value);
            set[key] = value;
            if (keeps && !node.IsFolderReadOnly)
            {
                node.Keep(key, value);
            }
        }

        return new JObject { ["set"] = set, ["err"] = errors, ["persist"] = !keeps ? "" : node.IsFolderReadOnly ? "/opt/fe/conf/fe_custom.conf (Read-only file system)" : "ok" };
    }

    private static JObject SetOnBackend(NodeScript node, KeyValuePair<string, string> entry, ScriptedRequest request)
    {
        var isNumber = long.TryParse(entry.Value, out _);
        var fails = !isNumber || (request.Query.GetValueOrDefault("persist") == "true" && node.IsFolderReadOnly);
        if (!fails)
        {
            node.Set(entry.Key, entry.Value);
            if (request.Query.GetValueOrDefault("persist") == "true")
            {
                node.Keep(entry.Key, entry.Value);
            }
        }

        return new JObject
        {
            ["config_name"] = entry.Key,
            ["status"] = fails ? "BAD" : "OK",
            ["msg"] = fails ? $"set {entry.Key}={entry.Value} failed, reason: [INVALID_ARGUMENT]convert '{entry.Value}' as int32_t failed." : "",
        };
    }

    private static JObject Read(ScriptedRequest request, IReadOnlyList<NodeScript> nodes, int port, bool isFrontend)
    {
        var body = JObject.Parse(request.Body);
        var wanted = body["node"]?.Select(node => (string)node!).ToHashSet(StringComparer.Ordinal);
        var rows = new JArray();
        foreach (var node in nodes.Where(node => node.IsAlive && wanted?.Contains($"{node.Host}:{port}") != false))
        {
            foreach (var key in body["conf_name"]!.Select(key => (string)key!).Where(node.Running.ContainsKey))
            {
                rows.Add(isFrontend
                    ? new JArray(key, $"{node.Host}:{port}", "FE", "long", "true", node.Running[key], "true")
                    : new JArray(key, $"{node.Host}:{port}", "BE", "int32_t", node.Running[key], "true"));
            }
        }

        return new JObject { ["columnNames"] = new JArray(isFrontend ? FrontendColumns : BackendColumns), ["rows"] = rows };
    }

    private static JObject SetOnMany(ScriptedRequest request, IReadOnlyList<NodeScript> nodes, int port, bool isFrontend)
    {
        var failed = new JArray();
        foreach (var (key, wanted) in JObject.Parse(request.Body))
        {
            foreach (var name in wanted!["node"]!.Select(node => (string)node!))
            {
                var node = nodes.FirstOrDefault(node => $"{node.Host}:{port}" == name && node.IsAlive);
                var keeps = (string)wanted["persist"]! == "true";
                if (node is not null)
                {
                    node.Set(key, (string)wanted["value"]!);
                    if (keeps && !node.IsFolderReadOnly)
                    {
                        node.Keep(key, (string)wanted["value"]!);
                    }
                }

                // Of BEs the FE reports failure whatever they answer (NodeAction.HttpSetConfigTask).
                if (node is null || !isFrontend)
                {
                    failed.Add(new JObject
                    {
                        ["config_name"] = key,
                        ["value"] = wanted["value"],
                        ["node"] = name,
                        ["err_info"] = node is null ? "Node does not exist or is not alive" : "Connection timeout",
                    });
                }
            }
        }

        return new JObject { ["failed"] = failed };
    }

    private static ScriptedResponse Success(JObject data) => Envelope(0, "success", data);

    private static ScriptedResponse Envelope(int code, string message, JToken data) =>
        new(200, new JObject { ["msg"] = message, ["code"] = code, ["data"] = data, ["count"] = 0 }.ToString(Formatting.None));
}
