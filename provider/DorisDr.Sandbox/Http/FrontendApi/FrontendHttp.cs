using DorisDr.Sandbox.Cluster.Execution;
using DorisDr.Sandbox.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DorisDr.Sandbox.Http.FrontendApi;

/// <summary>The HTTP port of a frontend (FE/httpv2/rest). It answers before the query port does.</summary>
internal sealed class FrontendHttp : IAsyncDisposable
{
    private readonly WebApplication _application;

    private FrontendHttp(WebApplication application) => _application = application;

    public static async Task<FrontendHttp> StartAsync(FrontendServices services, StatementRouter router, CancellationToken ct)
    {
        var context = services.Context;
        var api = Compose(router);
        var application = LocalWeb.Build(context.Node.Setup.Ports.Http);
        application.Run(http => RequestFaults.RunAsync(services.Name, services.Faults, context.Clock, http, async () =>
        {
            using var reader = new StreamReader(http.Request.Body);
            context.CatchUp();
            var reply = api.Answer(new ApiCall(context, http, await reader.ReadToEndAsync(http.RequestAborted)));
            http.Response.StatusCode = reply.Status;
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync(reply.Body, http.RequestAborted);
        }));
        await application.StartAsync(ct);
        return new FrontendHttp(application);
    }

    public async ValueTask DisposeAsync() => await LocalWeb.StopAsync(_application);

    private static ApiRouter Compose(StatementRouter router)
    {
        var api = new ApiRouter();
        StateApi.AddTo(api);
        SetConfigApi.AddTo(api);
        NodeListingApi.AddTo(api);
        NodeConfigApi.AddTo(api);
        CatalogApi.AddTo(api, router);
        return api;
    }
}
