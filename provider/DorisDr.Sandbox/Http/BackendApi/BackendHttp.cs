using System.Text.Json.Nodes;
using DorisDr.Sandbox.Cluster.Configuration;
using DorisDr.Sandbox.Cluster.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DorisDr.Sandbox.Http.BackendApi;

/// <summary>The HTTP port of a backend: show_config and update_config (be/src/http/action/config_action.cpp). It asks nobody who they are.</summary>
internal sealed class BackendHttp : IAsyncDisposable
{
    private const string PersistParameter = "persist";
    private readonly WebApplication _application;

    private BackendHttp(WebApplication application) => _application = application;

    public static async Task<BackendHttp> StartAsync(Backend node, int port, BackendConfig config, CancellationToken ct)
    {
        var application = LocalWeb.Build(port);
        application.Run(http => RequestFaults.RunAsync(node.Name, node.Faults, node.Clock, http, () => AnswerAsync(http, config)));
        await application.StartAsync(ct);
        return new BackendHttp(application);
    }

    public async ValueTask DisposeAsync() => await LocalWeb.StopAsync(_application);

    private static Task AnswerAsync(HttpContext http, BackendConfig config)
    {
        var parameters = QueryText.Parse(http.Request.QueryString.Value ?? "");
        switch (http.Request.Method, http.Request.Path.Value)
        {
            case ("GET", "/api/show_config"):
                return http.Response.WriteAsync(JsonText.Print(Shown(config, parameters)), http.RequestAborted);
            case ("POST", "/api/update_config"):
                http.Response.ContentType = "application/json";
                return http.Response.WriteAsync(JsonText.Print(Changed(config, parameters), indented: true), http.RequestAborted);
            case ("GET", "/api/health"):
                http.Response.ContentType = "application/json";
                return http.Response.WriteAsync("""{"status": "OK","msg": "To Be Added"}""", http.RequestAborted);
            default:
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
        }
    }

    /// <summary>Arrays of key, type, value and whether it is mutable.</summary>
    private static JsonArray Shown(BackendConfig config, IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> parameters)
    {
        var one = parameters.FirstOrDefault(p => p.Key == "conf_item").Value?[^1];
        return new JsonArray([.. config.All.Where(c => string.IsNullOrEmpty(one) || c.Entry.Name == one)
            .Select(c => (JsonNode)JsonText.Array([c.Entry.Name, c.Entry.Type, c.Value, c.Entry.IsMutable ? "true" : "false"]))]);
    }

    /// <summary>One object per key. The message of a failure stays on the objects behind it, as in Doris.</summary>
    private static JsonArray Changed(BackendConfig config, IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> parameters)
    {
        var persist = parameters.FirstOrDefault(p => p.Key == PersistParameter).Value?[^1] == "true";
        var message = "";
        var results = new JsonArray();
        foreach (var (key, values) in parameters.Where(p => p.Key != PersistParameter).OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            var problem = config.Set(key, values[^1], persist);
            message = problem is null ? message : $"set {key}={values[^1]} failed, reason: {problem}.";
            results.Add(new JsonObject { ["config_name"] = key, ["status"] = problem is null ? "OK" : "BAD", ["msg"] = message });
        }

        return results;
    }
}
