using System.Globalization;
using DorisDr.Benchmarks;
using DorisDr.Benchmarks.Engine;
using DorisDr.Benchmarks.Plugin;

// The figures that the README states, as Markdown tables. An engine size is measured in a process of its own, so that its peak memory is its own.
using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(30));
switch (args)
{
    case ["engine-size", var count]:
        Console.Out.WriteLine(await EngineSize.MeasureAsync(int.Parse(count, CultureInfo.InvariantCulture), deadline.Token));
        return 0;
    case [] or ["plugin" or "engine", ..]:
        var runs = args is [_, var given, ..] ? int.Parse(given, CultureInfo.InvariantCulture) : 20;
        if (args is not ["engine", ..])
        {
            await PluginBenchmark.RunAsync(runs, Console.Out, deadline.Token);
        }

        if (args is not ["plugin", ..])
        {
            await EngineBenchmark.RunAsync(Console.Out, deadline.Token);
        }

        return 0;
    default:
        Console.Error.WriteLine("Usage: DorisDr.Benchmarks [plugin [RUNS] | engine]");
        return 1;
}
