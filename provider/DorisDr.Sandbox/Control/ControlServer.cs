using System.Text.Json;
using DorisDr.Sandbox.Faults;
using DorisDr.Sandbox.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DorisDr.Sandbox.Control;

/// <summary>The control address: POST /faults, GET and DELETE /statements, POST /stop.</summary>
internal sealed class ControlServer : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);
    private readonly WebApplication _application;

    private ControlServer(WebApplication application) => _application = application;

    public static async Task<ControlServer> StartAsync(int port, FaultRequests requests, StatementLog log, TaskCompletionSource stop, CancellationToken ct)
    {
        var application = LocalWeb.Build(port);
        application.Run(http => AnswerAsync(http, requests, log, stop));
        await application.StartAsync(ct);
        return new ControlServer(application);
    }

    public async ValueTask DisposeAsync() => await LocalWeb.StopAsync(_application);

    private static async Task AnswerAsync(HttpContext http, FaultRequests requests, StatementLog log, TaskCompletionSource stop)
    {
        switch (http.Request.Method, http.Request.Path.Value)
        {
            case ("POST", "/faults"):
                await FaultAsync(http, requests);
                break;
            case ("GET", "/statements"):
                http.Response.ContentType = "application/json";
                await http.Response.WriteAsync(JsonSerializer.Serialize(log.Snapshot(), Names), http.RequestAborted);
                break;
            case ("DELETE", "/statements"):
                log.Clear();
                break;
            case ("POST", "/stop"):
                http.Response.OnCompleted(() =>
                {
                    stop.TrySetResult();
                    return Task.CompletedTask;
                });
                break;
            default:
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    }

    private static async Task FaultAsync(HttpContext http, FaultRequests requests)
    {
        using var reader = new StreamReader(http.Request.Body);
        try
        {
            await requests.RunAsync(await reader.ReadToEndAsync(http.RequestAborted), http.RequestAborted);
            await http.Response.WriteAsync("{}", http.RequestAborted);
        }
        catch (SandboxException problem)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            await http.Response.WriteAsync(problem.Message, http.RequestAborted);
        }
    }
}
