using System.Diagnostics;
using System.Text;

namespace DorisDr.Testing.Processes;

/// <summary>Runs the real <c>dorisdr</c> as a process of its own.</summary>
public sealed class CliProcess : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();

    private CliProcess(Process process) => _process = process;

    /// <summary>The built CLI, in the configuration that the tests were built in.</summary>
    public static string Assembly { get; } = Checkout.PathOf("artifacts", "bin", "DorisDr.Cli", Configuration, "dorisdr.dll");

    private static string Configuration => Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/'));

    /// <summary>Starts it in a folder. Variables named PULUMI or DORISDR of this process are not handed on.</summary>
    public static CliProcess Start(string folder, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.ArgumentList.Add(Assembly);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var name in start.Environment.Keys.Where(IsOurs).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var run = new CliProcess(Process.Start(start)!);
        run._process.OutputDataReceived += (_, line) => Append(run._output, line.Data);
        run._process.ErrorDataReceived += (_, line) => Append(run._errors, line.Data);
        run._process.BeginOutputReadLine();
        run._process.BeginErrorReadLine();
        run._process.StandardInput.Close();
        return run;
    }

    /// <summary>Starts it and waits for its end.</summary>
    public static async Task<CliResult> RunAsync(string folder, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments)
    {
        using var run = Start(folder, environment, arguments);
        return await run.EndAsync();
    }

    /// <summary>SIGKILL.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits for its end; a process that hangs is killed and fails the test.</summary>
    public async Task<CliResult> EndAsync()
    {
        using var deadline = new CancellationTokenSource(Deadline);
        try
        {
            await _process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException e)
        {
            _process.Kill(entireProcessTree: true);
            throw new TimeoutException($"dorisdr did not end within {Deadline}.\n{_output}\n{_errors}", e);
        }

        lock (_output)
        {
            lock (_errors)
            {
                return new CliResult(_process.ExitCode, _output.ToString(), _errors.ToString());
            }
        }
    }

    public void Dispose() => _process.Dispose();

    private static bool IsOurs(string name) =>
        name.StartsWith("PULUMI", StringComparison.Ordinal) || name.StartsWith("DORISDR", StringComparison.Ordinal);

    private static void Append(StringBuilder text, string? line)
    {
        if (line is not null)
        {
            lock (text)
            {
                text.Append(line).Append('\n');
            }
        }
    }
}

/// <summary>How a run ended.</summary>
public sealed record CliResult(int ExitCode, string Output, string Errors)
{
    /// <summary>Both streams.</summary>
    public string All => Output + Errors;
}
