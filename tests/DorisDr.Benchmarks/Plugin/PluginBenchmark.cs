using System.Diagnostics;
using System.Globalization;
using DorisDr.Testing;
using DorisDr.Testing.Processes;

namespace DorisDr.Benchmarks.Plugin;

/// <summary>The published plugin against a provider on Pulumi's own server for Node, alternating, so that both have the same machine.</summary>
internal static class PluginBenchmark
{
    private const int WarmUps = 2;

    public static async Task RunAsync(int runs, TextWriter output, CancellationToken ct)
    {
        (string Name, Func<ProcessStartInfo> Start)[] contestants =
        [
            ("dorisdr plugin (NativeAOT)", Ours),
            ("@pulumi/pulumi provider server (Node)", Theirs),
        ];
        var starts = contestants.Select(_ => new List<PluginStart>()).ToArray();
        for (var run = 0; run < runs + WarmUps; run++)
        {
            foreach (var (contestant, list) in contestants.Zip(starts))
            {
                list.Add(await PluginStart.MeasureAsync(contestant.Start(), ct));
            }
        }

        await output.WriteLineAsync($"Plugin start, {runs} runs each, alternating; milliseconds from the spawn, median (min..max)\n");
        await output.WriteLineAsync("| provider | port line | GetPluginInfo answered | peak memory MiB |\n|---|---|---|---|");
        foreach (var (contestant, list) in contestants.Zip(starts))
        {
            var counted = list.Skip(WarmUps).ToArray();
            await output.WriteLineAsync(
                $"| {contestant.Name} | {Spread(counted, s => s.Port)} | {Spread(counted, s => s.Info)} | {Spread(counted, s => s.Memory)} |");
        }

        await output.WriteLineAsync();
    }

    private static ProcessStartInfo Ours() => new(PublishedPlugin.Binary) { WorkingDirectory = Project };

    private static ProcessStartInfo Theirs()
    {
        var start = new ProcessStartInfo("node") { WorkingDirectory = Project };
        start.ArgumentList.Add(Checkout.PathOf("tests", "DorisDr.Benchmarks", "js", "provider.js"));
        start.Environment["NODE_PATH"] = Checkout.PathOf("tests", "DorisDr.Conformance.Tests", "js", "node_modules");
        return start;
    }

    // A folder beside a large node_modules, as Pulumi projects are: some hosts watch all files below the current one.
    private static string Project => Checkout.PathOf("tests", "DorisDr.Conformance.Tests", "js");

    private static string Spread(IReadOnlyList<PluginStart> starts, Func<PluginStart, double> value)
    {
        var sorted = starts.Select(value).Order().ToArray();
        return string.Create(CultureInfo.InvariantCulture, $"{sorted[sorted.Length / 2]:F0} ({sorted[0]:F0}..{sorted[^1]:F0})");
    }
}
