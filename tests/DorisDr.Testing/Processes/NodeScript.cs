using System.Diagnostics;
using Newtonsoft.Json.Linq;

namespace DorisDr.Testing.Processes;

/// <summary>Runs one of the JavaScript files of the conformance tests.</summary>
public static class NodeScript
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(5);

    /// <summary>The folder of the scripts and of what npm installed for them.</summary>
    public static string Folder { get; } = Checkout.PathOf("tests", "DorisDr.Conformance.Tests", "js");

    /// <summary>Runs a script to its end and answers the JSON that it wrote.</summary>
    /// <exception cref="InvalidOperationException">It failed, or npm has not installed yet.</exception>
    public static async Task<JToken> RunAsync(IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
        {
            throw new InvalidOperationException($"Run 'npm ci' in {Folder} first; tests/run does it.");
        }

        var start = new ProcessStartInfo("node", arguments)
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var node = Process.Start(start)!;
        using var deadline = new CancellationTokenSource(Deadline, TimeProvider.System);
        try
        {
            var output = node.StandardOutput.ReadToEndAsync(deadline.Token);
            var errors = node.StandardError.ReadToEndAsync(deadline.Token);
            await node.WaitForExitAsync(deadline.Token);
            return node.ExitCode == 0
                ? JToken.Parse(await output)
                : throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {node.ExitCode}: {await errors}");
        }
        finally
        {
            if (!node.HasExited)
            {
                node.Kill(entireProcessTree: true);
            }
        }
    }
}
