using System.Globalization;
using System.Text;
using DorisDr.ResourceModel.Provider;

namespace DorisDr.Plugin.Hosting;

/// <summary>The plugin as a process: port line, life, exit code.</summary>
internal static class PluginProcess
{
    /// <summary>Serves until a signal ends it, and answers the exit code.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="compose">Makes the provider.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Func<IEngineLog, IProvider> compose)
    {
        // The engine reads the first line of stdout as the port, so nothing else may ever come before it.
        await using var stdout = Console.OpenStandardOutput();
        Console.SetOut(Console.Error);

        await using var host = await PluginHost.StartAsync(
            compose, PluginArguments.Parse(arguments), TimeProvider.System, Console.Error, CancellationToken.None);
        await stdout.WriteAsync(Encoding.ASCII.GetBytes(host.Port.ToString(CultureInfo.InvariantCulture) + "\n"));
        await stdout.FlushAsync();
        await host.WaitForShutdownAsync(CancellationToken.None);
        return 0;
    }
}
