using System.Diagnostics;
using System.Globalization;

namespace DorisDr.Benchmarks.Engine;

/// <summary>First up, refresh and no-change preview of more and more resources, each size in a process of its own.</summary>
internal static class EngineBenchmark
{
    private static readonly int[] Sizes = [10, 100, 1000];

    public static async Task RunAsync(TextWriter output, CancellationToken ct)
    {
        await output.WriteLineAsync("Embedded engine on the in-process sandbox; peak memory is that of both together\n");
        await output.WriteLineAsync("| resources | operation | seconds | statements | provider calls | peak memory MiB |\n|---|---|---|---|---|---|");
        foreach (var size in Sizes)
        {
            var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
            foreach (var argument in (string[])[typeof(EngineBenchmark).Assembly.Location, "engine-size", size.ToString(CultureInfo.InvariantCulture)])
            {
                start.ArgumentList.Add(argument);
            }

            using var process = Process.Start(start)!;
            var rows = await process.StandardOutput.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            await output.WriteLineAsync(process.ExitCode == 0 ? rows.Trim() : throw new InvalidOperationException($"Size {size} ended with {process.ExitCode}."));
        }

        await output.WriteLineAsync();
    }
}
