using System.Security.Cryptography.X509Certificates;
using DorisDr.Sandbox.Cluster;
using DorisDr.Sandbox.Cluster.Configuration;
using DorisDr.Sandbox.Cluster.Nodes;
using DorisDr.Sandbox.Control;
using DorisDr.Sandbox.Faults;
using DorisDr.Sandbox.ObjectStore;

namespace DorisDr.Sandbox.Hosting;

/// <summary>All that a running sandbox is made of, put together in the order in which it starts.</summary>
internal sealed class SandboxParts(SandboxFolder folder, SandboxClock clock, X509Certificate2? certificate) : IAsyncDisposable
{
    private const string Cluster = "primary";
    private static readonly string[] Letters = ["A", "B", "C"];
    private static readonly string[] FrontendUses = ["query", "http", "rpc", "editLog"];
    private static readonly string[] BackendUses = ["heartbeat", "be", "http", "brpc"];
    private readonly FaultRules _faults = new();
    private FrontendGroup? _frontends;
    private Backend? _backend;
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
        var letters = Letters.Where((letter, i) => i < options.Frontends || folder.HasPort(Use(letter, FrontendUses[0]))).ToList();
        var ports = folder.ChoosePorts(
        [
            .. letters.SelectMany(l => FrontendUses.Select(u => (Use(l, u), l == Letters[0] && u == FrontendUses[0] ? options.QueryPort : null))),
            .. BackendUses.Select(u => (Use("be1", u), (int?)null)),
            ("objectStore", options.ObjectStorePort), ("control", options.ControlPort),
        ]);
        var backend = new BackendPorts(ports[Use("be1", "heartbeat")], ports[Use("be1", "be")], ports[Use("be1", "http")], ports[Use("be1", "brpc")]);
        Directory.CreateDirectory(folder.PathOf(Cluster));
        var cluster = new ClusterSetup(Cluster, new ClusterTopology(backend), folder.PathOf($"{Cluster}/metadata.db"), Clock, personality, Log, _faults, certificate);
        try
        {
            // The store checks signatures by the clock that its clients sign with, which is the real one.
            _store = await ObjectStoreServer.StartAsync(
                new ObjectStoreOptions(folder.PathOf("object-store"), ports["objectStore"], Credentials.AccessKey, Credentials.SecretKey, options.Buckets), time, ct);
            _backend = new Backend($"{Cluster}/be1", cluster, new ConfigFolder(folder.PathOf($"{Cluster}/be1/conf"), "be_custom.conf"));
            await _backend.StartAsync(ct);
            _frontends = new FrontendGroup([.. letters.Select(l => Frontend(cluster, l, ports))], options.Joined ?? options.Frontends);
            await _frontends.StartAllAsync(ct);
            Nodes = new SandboxNodes(_frontends, _backend, _store);
            Requests = new FaultRequests(Nodes, Clock, _faults);
            _control = await ControlServer.StartAsync(ports["control"], Requests, Log, StopRequested, ct);
        }
        catch (Exception problem) when (problem is IOException or System.Net.Sockets.SocketException)
        {
            throw SandboxProblems.CannotListen.Because(problem, problem.Message);
        }

        Addresses = new SandboxAddresses([new ClusterAddresses(Cluster, [.. _frontends.Nodes.Select(Address)], [new BackendAddress("be1", Local(backend.Http))])],
            [], _store.Endpoint, Local(ports["control"]));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var part in (IAsyncDisposable?[])[_control, _frontends, _backend, _store])
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }

        certificate?.Dispose();
        folder.Dispose();
    }

    private Frontend Frontend(ClusterSetup cluster, string letter, IReadOnlyDictionary<string, int> ports) => new(new FrontendSetup(cluster, letter,
        new FrontendPorts(ports[Use(letter, "query")], ports[Use(letter, "http")], ports[Use(letter, "rpc")], ports[Use(letter, "editLog")]),
        new ConfigFolder(folder.PathOf($"{Cluster}/{letter}/conf"), "fe_custom.conf")));

    private static FrontendAddress Address(Frontend node)
    {
        var ports = node.Setup.Ports;
        return new FrontendAddress(node.Setup.Letter, At(ports.Query), Local(ports.Http), At(ports.Rpc), At(ports.EditLog));
    }

    private static string Use(string node, string use) => $"{Cluster}/{node}/{use}";

    private static string At(int port) => $"{NodeAddress.Host}:{Digits.Of(port)}";

    private static Uri Local(int port) => new($"http://{At(port)}");
}
