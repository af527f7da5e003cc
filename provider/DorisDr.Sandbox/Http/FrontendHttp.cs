using DorisDr.Sandbox.Cluster;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DorisDr.Sandbox.Http;

/// <summary>The HTTP port of a frontend: bootstrap and health (FE/httpv2/rest).</summary>
internal sealed class FrontendHttp : IAsyncDisposable
{
    private readonly WebApplication _application;

    private FrontendHttp(WebApplication application) => _application = application;

    public static async Task<FrontendHttp> StartAsync(FrontendContext context, CancellationToken ct)
    {
        var application = LocalWeb.Build(context.Topology.Frontend.Http);
        application.Run(http => AnswerAsync(context, http));
        await application.StartAsync(ct);
        return new FrontendHttp(application);
    }

    public async ValueTask DisposeAsync() => await LocalWeb.StopAsync(_application);

    private static Task AnswerAsync(FrontendContext context, HttpContext http)
    {
        var alive = context.Topology.BackendAlive ? 1 : 0;
        http.Response.ContentType = "application/json";
        return http.Request.Path.Value switch
        {
            "/api/bootstrap" => Success(http, """{"replayedJournalId":0,"queryPort":0,"rpcPort":0,"arrowFlightSqlPort":0,"version":""}"""),
            "/api/health" => Success(http, $$"""{"online_backend_num":{{alive}},"total_backend_num":1}"""),
            _ => http.Response.WriteAsync("""{"msg":"Internal Error","code":500,"data":"No static resource index.html.","count":0}""", http.RequestAborted),
        };
    }

    private static Task Success(HttpContext http, string data) =>
        http.Response.WriteAsync($$"""{"msg":"success","code":0,"data":{{data}},"count":0}""", http.RequestAborted);
}
