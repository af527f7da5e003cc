using System.Diagnostics;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DorisDr.Cli.Commands;

/// <summary>The file <c>sandbox.json</c> in a sandbox's folder: which process runs it, and where it answers. Only its owner may read it.</summary>
internal sealed class SandboxRecord(JObject content)
{
    private const string Name = "sandbox.json";

    public int ProcessId => content.Value<int>("pid");

    public JToken? Addresses => content["addresses"];

    public Uri? Control => Uri.TryCreate(Addresses?.Value<string>("control"), UriKind.Absolute, out var address) ? address : null;

    /// <summary>The process that runs the sandbox, or null if it is gone. A process id may come again, so the start time must agree.</summary>
    public Process? Process()
    {
        try
        {
            var process = System.Diagnostics.Process.GetProcessById(ProcessId);
            if (StartOf(process) == content.Value<long>("started"))
            {
                return process;
            }

            process.Dispose();
            return null;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    public static SandboxRecord? Read(string folder)
    {
        try
        {
            return new SandboxRecord(JObject.Parse(File.ReadAllText(Path.Combine(folder, Name))));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    public static void Write(string folder, string addresses)
    {
        using var self = System.Diagnostics.Process.GetCurrentProcess();
        var content = new JObject { ["pid"] = Environment.ProcessId, ["started"] = StartOf(self), ["addresses"] = JToken.Parse(addresses) };
        var file = Path.Combine(folder, Name);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var writer = new StreamWriter(file + ".new", options))
        {
            writer.Write(content.ToString(Formatting.Indented));
        }

        File.Move(file + ".new", file, overwrite: true);
    }

    public static void Remove(string folder) => File.Delete(Path.Combine(folder, Name));

    private static long StartOf(Process process) => process.StartTime.ToUniversalTime().Ticks / TimeSpan.TicksPerSecond;
}
