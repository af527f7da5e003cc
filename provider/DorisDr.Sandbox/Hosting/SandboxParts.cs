using System.Security.Cryptography.X509Certificates;
using DorisDr.Sandbox.Cluster;
using DorisDr.Sandbox.Control;
using DorisDr.Sandbox.Faults;
using DorisDr.Sandbox.ObjectStore;

namespace DorisDr.Sandbox.Hosting;

/// <summary>All that a running sandbox is made of, put together in the order in which it starts.</summary>
internal sealed class SandboxParts(SandboxFolder folder, SandboxClock clock, X509Certificate2? certificate) : IAsyncDisposable
{
    private const string Cluster = "primary";
    private const string Host = "127.0.0.1";
    private static readonly string[] BackendUses = ["heartbeat", "be", "http", "brpc"];
    private readonly FaultRules _faults = new();
    private Frontend? _frontend;
    private ObjectStoreServer? _store;
    private ControlServer? _control;

    public SandboxClock Clock { get; } = clock;

    public TaskCompletionSource StopRequested { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public StatementLog Log { get; } = new();

    public SandboxAddresses Addresses { get; private set; } = null!;

    public SandboxCredentials Credentials { get; private set; } = null!;

    public SandboxNodes Nodes { get; private set; } = null!;

    public FaultRequests Requests { get; private set; } = null!;

    public async Task StartAsync(SandboxOptions options, Personality personality, TimeProvider time, CancellationToken ct)
    {
        Credentials = folder.Keys(options.AccessKey, options.SecretKey);
        var ports = folder.ChoosePorts(
        [
            ("primary/A/query", options.QueryPort), ("primary/A/http", null), ("primary/A/rpc", null), ("primary/A/editLog", null),
            .. BackendUses.Select(u => ("primary/be1/" + u, (int?)null)),
            ("objectStore", options.ObjectStorePort), ("control", options.ControlPort),
        ]);
        var frontend = new FrontendPorts(ports["primary/A/query"], ports["primary/A/http"], ports["primary/A/rpc"], ports["primary/A/editLog"]);
        var backend = new BackendPorts(ports["primary/be1/heartbeat"], ports["primary/be1/be"], ports["primary/be1/http"], ports["primary/be1/brpc"]);
        var topology = new ClusterTopology(frontend, backend);
        try
        {
            // The store checks signatures by the clock that its clients sign with, which is the real one.
            _store = await ObjectStoreServer.StartAsync(
                new ObjectStoreOptions(folder.PathOf("object-store"), ports["objectStore"], Credentials.AccessKey, Credentials.SecretKey, options.Buckets), time, ct);
            Directory.CreateDirectory(folder.PathOf(Cluster));
            _frontend = new Frontend(new FrontendSetup($"{Cluster}/A", topology, folder.PathOf($"{Cluster}/metadata.db"), Clock, personality, Log, _faults, certificate));
            await _frontend.StartAsync(ct);
            Nodes = new SandboxNodes(_frontend, topology, _store, Clock);
            Requests = new FaultRequests(Nodes, Clock, _faults);
            _control = await ControlServer.StartAsync(ports["control"], Requests, Log, StopRequested, ct);
        }
        catch (Exception problem) when (problem is IOException or System.Net.Sockets.SocketException)
        {
            throw SandboxProblems.CannotListen.Because(problem, problem.Message);
        }

        Addresses = new SandboxAddresses(
            [
                new ClusterAddresses(Cluster,
                    [new FrontendAddress("A", $"{Host}:{frontend.Query}", Local(frontend.Http), $"{Host}:{frontend.Rpc}", $"{Host}:{frontend.EditLog}")],
                    [new BackendAddress("be1", Local(backend.Http))]),
            ],
            [], _store.Endpoint, Local(ports["control"]));
    }

    public async ValueTask DisposeAsync()
    {
        if (_control is not null)
        {
            await _control.DisposeAsync();
        }

        if (_frontend is not null)
        {
            await _frontend.DisposeAsync();
        }

        if (_store is not null)
        {
            await _store.DisposeAsync();
        }

        certificate?.Dispose();
        folder.Dispose();
    }

    private static Uri Local(int port) => new($"http://{Host}:{port}");
}
