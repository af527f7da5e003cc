using System.Net;
using DorisDr.Plugin.Logging;
using DorisDr.Plugin.Service;
using DorisDr.ResourceModel.Provider;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DorisDr.Plugin.Hosting;

/// <summary>A provider served over gRPC on a free port of the loopback interface.</summary>
internal sealed class PluginHost : IAsyncDisposable
{
    /// <summary>What the engine itself allows (sdk/go/common/util/rpcutil/serve.go).</summary>
    private const int LargestMessage = 400 * 1024 * 1024;

    /// <summary>The engine kills 5 s after its signal.</summary>
    private static readonly TimeSpan ShutdownDeadline = TimeSpan.FromSeconds(2);

    private readonly WebApplication _application;
    private readonly EngineLog _log;
    private readonly EngineConnection _engine;
    private readonly OperationTokens _tokens;

    private PluginHost(WebApplication application, EngineLog log, EngineConnection engine, OperationTokens tokens)
    {
        _application = application;
        _log = log;
        _engine = engine;
        _tokens = tokens;
    }

    /// <summary>The port on which it listens.</summary>
    public int Port { get; private set; }

    /// <summary>Starts to listen; calls are taken when the task is done.</summary>
    /// <param name="compose">Makes the provider; its messages go to the engine through the log that it is given.</param>
    /// <param name="arguments">How the plugin was started.</param>
    /// <param name="time">The clock.</param>
    /// <param name="trace">Where defects are written, types and places only.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    public static async Task<PluginHost> StartAsync(
        Func<IEngineLog, IProvider> compose, PluginArguments arguments, TimeProvider time, TextWriter trace, CancellationToken cancellationToken)
    {
        var engine = new EngineConnection(time) { Address = arguments.EngineAddress };
        var log = new EngineLog(engine, time);
        var tokens = new OperationTokens();
        var service = new ProviderService(compose(log), log, engine, tokens, trace, time);

        // The empty builder reads no settings file of the current directory, watches no files, and writes nothing to stdout.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { Args = [] });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(ConfigureKestrel);
        builder.Services.AddRoutingCore();
        builder.Services.AddGrpc(ConfigureGrpc);
        builder.Services.AddSingleton(service);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownDeadline);

        var host = new PluginHost(builder.Build(), log, engine, tokens);
        host._application.UseRouting();
        host._application.MapGrpcService<ProviderService>();
        host._application.Lifetime.ApplicationStopping.Register(() => tokens.Cancel(forGood: true));
        await host._application.StartAsync(cancellationToken);
        host.Port = PortOf(host._application);
        return host;
    }

    /// <summary>Ends with SIGINT or SIGTERM.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => _application.WaitForShutdownAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _tokens.Cancel(forGood: true);
        await _application.DisposeAsync();
        await _log.DisposeAsync();
        _engine.Dispose();
        _tokens.Dispose();
    }

    private static void ConfigureKestrel(KestrelServerOptions options)
    {
        options.Listen(IPAddress.Loopback, 0, listener => listener.Protocols = HttpProtocols.Http2);
        options.AddServerHeader = false;

        // One connection carries a whole run: nothing on it may be too big, too many, too slow or too quiet.
        options.Limits.MaxRequestBodySize = null;
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        options.Limits.KeepAliveTimeout = TimeSpan.FromDays(30);
        options.Limits.Http2.MaxStreamsPerConnection = 100_000;
    }

    private static void ConfigureGrpc(GrpcServiceOptions options)
    {
        options.MaxReceiveMessageSize = LargestMessage;
        options.MaxSendMessageSize = LargestMessage;
        options.EnableDetailedErrors = false;
    }

    private static int PortOf(WebApplication application) =>
        new Uri(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
}
