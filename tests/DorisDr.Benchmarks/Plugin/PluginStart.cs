using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using DorisDr.Plugin.Protos;
using Google.Protobuf.WellKnownTypes;
using Grpc.Net.Client;

namespace DorisDr.Benchmarks.Plugin;

/// <summary>One start of a provider process: spawn, port line, first answer.</summary>
/// <param name="Port">From the spawn to the port line, in milliseconds.</param>
/// <param name="Info">From the spawn to the answer of GetPluginInfo, in milliseconds.</param>
/// <param name="Memory">Peak memory at that moment, in MiB.</param>
internal sealed record PluginStart(double Port, double Info, double Memory)
{
    /// <summary>Starts a process, asks it, and ends it.</summary>
    [SuppressMessage("Security", "CA2000", Justification = "The handler belongs to the channel.")]
    public static async Task<PluginStart> MeasureAsync(ProcessStartInfo start, CancellationToken ct)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.UseShellExecute = false;
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        try
        {
            process.BeginErrorReadLine();
            var line = await process.StandardOutput.ReadLineAsync(ct) ?? throw new InvalidOperationException($"{start.FileName} gave no port.");
            var port = clock.Elapsed.TotalMilliseconds;
            var handler = new SocketsHttpHandler { UseProxy = false };
            using var channel = GrpcChannel.ForAddress(
                $"http://127.0.0.1:{int.Parse(line, CultureInfo.InvariantCulture)}", new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = true });
            await new ResourceProvider.ResourceProviderClient(channel).GetPluginInfoAsync(new Empty(), cancellationToken: ct);
            return new PluginStart(port, clock.Elapsed.TotalMilliseconds, PeakMemory.Of(process.Id));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }
}
