using DorisDr.Sandbox.Cluster;
using DorisDr.Sandbox.Faults;
using DorisDr.Sandbox.Hosting;

namespace DorisDr.Sandbox;

/// <summary>
/// A running sandbox: a local cluster that speaks Doris's MySQL protocol and keeps its state in a folder, an object store, and a control address for
/// faults. It is no Doris: it is for trials and tests. Everything listens on 127.0.0.1 only.
/// </summary>
public sealed class SandboxHost : IAsyncDisposable
{
    private readonly SandboxParts _parts;

    private SandboxHost(SandboxParts parts) => _parts = parts;

    /// <summary>Where everything answers.</summary>
    public SandboxAddresses Addresses => _parts.Addresses;

    /// <summary>The one key pair that the object store knows.</summary>
    public SandboxCredentials Credentials => _parts.Credentials;

    /// <summary>Done when somebody asks the sandbox to end (<c>POST /stop</c> on the control address); the owner then disposes it.</summary>
    public Task StopRequested => _parts.StopRequested.Task;

    /// <summary>Sandbox time, for what has to wait in it.</summary>
    public TimeProvider Time => _parts.Clock;

    /// <summary>The statements that arrived so far (the last ten thousand), oldest first, secrets taken out.</summary>
    public IReadOnlyList<ReceivedStatement> Statements => _parts.Log.Snapshot();

    /// <summary>The key pair that a sandbox in this folder has, for who joins one that runs already.</summary>
    /// <exception cref="SandboxException">No sandbox was ever started in the folder.</exception>
    public static SandboxCredentials CredentialsOf(string folder) => SandboxFolder.ReadKeys(folder)
        ?? throw SandboxProblems.NoSandbox.Of(folder);

    /// <summary>Starts a sandbox; it answers when this returns.</summary>
    /// <param name="options">What to start.</param>
    /// <param name="time">Real time, which sandbox time is made from.</param>
    /// <param name="ct">Gives up starting.</param>
    /// <exception cref="SandboxException">The options are not supported, the folder is in use, or a port is taken.</exception>
    public static async Task<SandboxHost> StartAsync(SandboxOptions options, TimeProvider time, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        var personality = OptionCheck.Run(options);
        var certificate = OptionCheck.Certificate(options);
        var parts = new SandboxParts(SandboxFolder.Open(options.Folder), new SandboxClock(time, options.Speed), certificate);
        try
        {
            await parts.StartAsync(options, personality, time, ct);
            return new SandboxHost(parts);
        }
        catch
        {
            await parts.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs sandbox time so many times as fast from now on; it does not jump.</summary>
    public void ChangeSpeed(double speed) => _parts.Clock.ChangeSpeed(speed);

    /// <summary>Ends a node as SIGKILL does: <c>primary/A</c> (B, C), <c>primary/be1</c>, <c>objectStore</c>.</summary>
    public Task KillAsync(string node, CancellationToken ct) => _parts.Nodes.KillAsync(node, ct);

    /// <summary>Starts a node that was killed, on its old ports; what runs already goes on.</summary>
    public Task StartNodeAsync(string node, CancellationToken ct) => _parts.Nodes.StartAsync(node, ct);

    /// <summary>Sets a fault from its JSON form, the one that <c>POST /faults</c> takes.</summary>
    public Task SetFaultAsync(string json, CancellationToken ct) => _parts.Requests.RunAsync(json, ct);

    /// <summary>Forgets the statements that arrived so far.</summary>
    public void ForgetStatements() => _parts.Log.Clear();

    /// <summary>Stops everything; what is on disk stays.</summary>
    public ValueTask DisposeAsync() => _parts.DisposeAsync();
}
