using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Grpc.Net.Client;

namespace DorisDr.Testing.Processes;

/// <summary>The published plugin as a process of its own, as an engine starts it.</summary>
public sealed class PublishedPlugin : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    private PublishedPlugin(Process process, GrpcChannel channel)
    {
        _process = process;
        Channel = channel;
    }

    /// <summary>The binary: the one that <c>DORISDR_PLUGIN</c> names, else the one that CONTRIBUTING.md's command publishes.</summary>
    public static string Binary { get; } =
        Environment.GetEnvironmentVariable("DORISDR_PLUGIN") ?? Checkout.PathOf("artifacts", "plugin", "pulumi-resource-dorisdr");

    /// <summary>A connection to it.</summary>
    public GrpcChannel Channel { get; }

    /// <summary>Starts it and reads its port line.</summary>
    [SuppressMessage("Usage", "CA2262", Justification = "16 MiB are what Go's client takes")]
    public static async Task<PublishedPlugin> StartAsync()
    {
        if (!File.Exists(Binary))
        {
            throw new InvalidOperationException($"There is no plugin at {Binary}: publish it, or run tests/run.");
        }

        var start = new ProcessStartInfo(Binary) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(n => n.StartsWith("DORISDR", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        var process = Process.Start(start)!;
        process.BeginErrorReadLine();
        using var deadline = new CancellationTokenSource(Deadline);
        var port = int.Parse(await process.StandardOutput.ReadLineAsync(deadline.Token) ?? "", CultureInfo.InvariantCulture);
        var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{port}", new GrpcChannelOptions
        {
            HttpHandler = new SocketsHttpHandler { UseProxy = false, MaxResponseHeadersLength = 16 * 1024 },
            DisposeHttpClient = true,
        });
        return new PublishedPlugin(process, channel);
    }

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        _process.Kill();
        using var deadline = new CancellationTokenSource(Deadline);
        await _process.WaitForExitAsync(deadline.Token);
        _process.Dispose();
    }
}
