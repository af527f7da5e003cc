using System.Text.Json.Nodes;
using DorisDr.Sandbox.Cluster;
using DorisDr.Sandbox.Cluster.Configuration;

namespace DorisDr.Sandbox.Http.FrontendApi;

/// <summary>
/// <c>/api/_set_config</c> (FE/httpv2/rest/SetConfigAction.java): acts on this frontend only, whoever the master is. Persisting empties the file of
/// persisted values first unless <c>reset_persist=false</c> is given.
/// </summary>
internal static class SetConfigApi
{
    private const string PersistParameter = "persist";
    private const string ResetParameter = "reset_persist";

    public static void AddTo(ApiRouter api) => api.ForAdmin("GET", "/api/_set_config", call => Reply.Ok(Run(call.Context.Config, call.Parameters)));

    public static JsonObject Run(FrontendConfig config, IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> parameters)
    {
        var persist = parameters.Any(p => p.Key == PersistParameter && p.Value is ["true"]);
        var reset = !parameters.Any(p => p.Key == ResetParameter && p.Value is ["false"]);
        var set = new Dictionary<string, string>(StringComparer.Ordinal);
        var errors = new JsonArray();

        // The order is that of the map in which Doris keeps the parameters.
        foreach (var (key, values) in JavaHashOrder.OfCopy(parameters, p => p.Key).Where(p => p.Key is not (PersistParameter or ResetParameter)))
        {
            try
            {
                config.Set(key, values is [var only] ? only : throw DorisError.Detail("conf value size != 1"));
                set[key] = only;
            }
            catch (DorisError problem)
            {
                errors.Add(new JsonObject { ["config_name"] = key, ["config_value"] = $"[{string.Join(", ", values)}]", ["err_info"] = problem.Message });
            }
        }

        var done = new JsonObject();
        foreach (var (key, value) in JavaHashOrder.OfGrown(set, s => s.Key))
        {
            done[key] = value;
        }

        return new JsonObject { ["set"] = done, ["err"] = errors, ["persist"] = persist ? config.Persist(set, reset) ?? "ok" : "" };
    }
}
