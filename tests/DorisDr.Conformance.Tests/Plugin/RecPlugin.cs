using System.Diagnostics.CodeAnalysis;
using DorisDr.Plugin.Hosting;
using DorisDr.Testing.Rec;
using Grpc.Core;
using Grpc.Net.Client;

namespace DorisDr.Conformance.Tests.Plugin;

/// <summary>The plugin host with <c>rec</c> behind it, and a client that sends bytes as they were recorded.</summary>
internal sealed class RecPlugin : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(bytes => bytes, bytes => bytes);

    private readonly PluginHost _host;
    private readonly GrpcChannel _channel;

    private RecPlugin(PluginHost host, GrpcChannel channel)
    {
        _host = host;
        _channel = channel;
    }

    /// <summary>Starts one in this process.</summary>
    [SuppressMessage("Usage", "CA2262", Justification = "16 MiB are what Go's client takes")]
    public static async Task<RecPlugin> StartAsync(RecStore store, RecFaults faults, TimeProvider time, string? engine = null)
    {
        var host = await PluginHost.StartAsync(
            log => new RecProvider(store, faults, log, time), new PluginArguments(engine), TimeProvider.System, TextWriter.Null, CancellationToken.None);

        var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{host.Port}", new GrpcChannelOptions
        {
            HttpHandler = new SocketsHttpHandler { UseProxy = false, MaxResponseHeadersLength = 16 * 1024 },
            MaxReceiveMessageSize = null,
            MaxSendMessageSize = null,
        });
        return new RecPlugin(host, channel);
    }

    /// <summary>A typed client.</summary>
    public DorisDr.Plugin.Protos.ResourceProvider.ResourceProviderClient Client => new(_channel);

    /// <summary>Calls a method with recorded bytes; a stream answers its last message.</summary>
    public async Task<byte[]> CallAsync(string method, byte[] request)
    {
        var options = new CallOptions(deadline: TimeProvider.System.GetUtcNow().UtcDateTime + Deadline);
        if (method != "List")
        {
            return await _channel.CreateCallInvoker().AsyncUnaryCall(MethodOf(method, MethodType.Unary), null, options, request);
        }

        var last = Array.Empty<byte>();
        using var call = _channel.CreateCallInvoker().AsyncServerStreamingCall(MethodOf(method, MethodType.ServerStreaming), null, options, request);
        await foreach (var message in call.ResponseStream.ReadAllAsync())
        {
            last = message;
        }

        return last;
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _host.DisposeAsync();
    }

    private static Method<byte[], byte[]> MethodOf(string name, MethodType type) => new(type, "pulumirpc.ResourceProvider", name, Bytes, Bytes);
}
