using DorisDr.Engine.State;

namespace DorisDr.Cli.Composition;

/// <summary>
/// The machine as runs on the sandbox see it: its own backend, stack, passphrase and home below the sandbox's folder. No variable of the shell that
/// speaks of Pulumi or DorisDr is seen, so that a trial never touches a real stack.
/// </summary>
/// <param name="inner">The real machine.</param>
/// <param name="folder">The sandbox's folder.</param>
internal sealed class SandboxMachine(IMachine inner, string folder) : IMachine
{
    /// <summary>The one stack of the sandbox.</summary>
    public const string Stack = "sandbox";

    /// <summary>The generated passphrase.</summary>
    public string PassphraseFile => Path.Combine(folder, "passphrase");

    /// <summary>The backend's folder.</summary>
    public string StateFolder => Path.Combine(folder, "state");

    /// <inheritdoc/>
    public string HomeDirectory => inner.HomeDirectory;

    /// <inheritdoc/>
    public string CurrentDirectory => inner.CurrentDirectory;

    /// <inheritdoc/>
    public string UserName => inner.UserName;

    /// <inheritdoc/>
    public string HostName => inner.HostName;

    /// <inheritdoc/>
    public int ProcessId => inner.ProcessId;

    /// <inheritdoc/>
    public DateTimeOffset ProcessStart => inner.ProcessStart;

    /// <inheritdoc/>
    public string? Variable(string name) => name switch
    {
        "PULUMI_BACKEND_URL" => $"file://{StateFolder}",
        "PULUMI_CONFIG_PASSPHRASE_FILE" => PassphraseFile,
        "PULUMI_STACK" => Stack,
        "PULUMI_HOME" => Path.Combine(folder, "home"),
        _ when name.StartsWith("PULUMI", StringComparison.Ordinal) || name.StartsWith("DORISDR", StringComparison.Ordinal) => null,
        _ => inner.Variable(name),
    };

    /// <inheritdoc/>
    public bool IsRunning(int processId) => inner.IsRunning(processId);
}
