using DorisDr.Client.Cluster;
using DorisDr.Client.Http;
using DorisDr.Client.Reading;
using DorisDr.Client.Sessions;

namespace DorisDr.Client.Nodes;

/// <summary>Configuration of the nodes of one cluster.</summary>
internal sealed class ClusterSettings : INodeSettings
{
    private readonly IClusterQueries _cluster;
    private readonly StatementRunner _runner;
    private readonly MasterProof _proof;
    private readonly FrontendSettings _frontends;
    private readonly BackendSettings _backends;
    private readonly CoalescedRead<IReadOnlyList<NodeSettings>> _ofFrontends;
    private readonly CoalescedRead<NodeSettings> _ofMaster;
    private readonly Dictionary<string, CoalescedRead<IReadOnlyList<NodeSettings>>> _ofBackends;

    internal ClusterSettings(
        IClusterQueries cluster, StatementRunner runner, MasterProof proof, NodeHttp http, ClusterOptions options, TimeProvider time)
    {
        var caller = new NodeCaller(http, new NodeAddresses(options));
        _cluster = cluster;
        _runner = runner;
        _proof = proof;
        _frontends = new FrontendSettings(caller, options);
        _backends = new BackendSettings(caller, runner, options);
        _ofFrontends = new(async token => await _frontends.ReadAsync(await ListFrontendsAsync(token), token), time);
        _ofMaster = new(ReadMasterNowAsync, time);
        _ofBackends = SettingKeys.OfBackends.ToDictionary(
            key => key,
            key => new CoalescedRead<IReadOnlyList<NodeSettings>>(token => ReadBackendsNowAsync(key, token), time),
            StringComparer.Ordinal);
    }

    public Task<IReadOnlyList<NodeSettings>> ReadFrontendsAsync(CancellationToken cancellation) => _ofFrontends.GetAsync(cancellation);

    public Task<NodeSettings> ReadMasterAsync(CancellationToken cancellation) => _ofMaster.GetAsync(cancellation);

    public Task<IReadOnlyList<NodeSettings>> ReadBackendsAsync(string key, CancellationToken cancellation) => _ofBackends[key].GetAsync(cancellation);

    public Task<IReadOnlyList<NodeWrite>> SetFrontendsAsync(
        IReadOnlyList<ClusterNode> nodes, IReadOnlyDictionary<string, string> values, bool keep, CancellationToken cancellation) =>
        nodes.Count == 0
            ? Task.FromResult<IReadOnlyList<NodeWrite>>([])
            : WriteAsync(token => _frontends.SetAsync(nodes, values, keep, token), cancellation);

    public Task<IReadOnlyList<NodeWrite>> SetBackendsAsync(
        IReadOnlyList<ClusterNode> nodes, IReadOnlyDictionary<string, string> values, bool keep, CancellationToken cancellation) =>
        WriteAsync(
            async token => await _backends.SetAsync(nodes, values, keep, ReadBackendsNowAsync, (await MasterAsync(token)).HttpPort, token), cancellation);

    public async Task SetByStatementAsync(string key, string value, CancellationToken cancellation)
    {
        var onAll = (await _cluster.GetIdentityAsync(cancellation)).Version.Has(DorisCapability.SetAllFrontends);
        await WriteAsync(
            async token =>
            {
                await _runner.ExecuteAsync(SettingStatements.Set(key, value, onAll), token);
                return true;
            },
            cancellation);
    }

    internal void Drop()
    {
        _ofFrontends.Drop();
        _ofMaster.Drop();
        foreach (var read in _ofBackends.Values)
        {
            read.Drop();
        }
    }

    private async Task<NodeSettings> ReadMasterNowAsync(CancellationToken cancellation)
    {
        var version = (await _cluster.GetIdentityAsync(cancellation)).Version;
        var rows = await _runner.ReadAsync(
            (session, token) => version.Has(DorisCapability.ConfigShownByMaster)
                ? ReadRowsAsync(session, token)
                : _proof.ReadAtMasterAsync(session, ReadRowsAsync, token),
            cancellation);
        return new NodeSettings(await MasterAsync(cancellation), rows, Failure: null);
    }

    private static async Task<IReadOnlyDictionary<string, string>> ReadRowsAsync(DorisSession session, CancellationToken cancellation)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var statement in new[] { SettingStatements.ShowTrash, SettingStatements.ShowBinlog })
        {
            var rows = await session.QueryAsync(statement, cancellation);
            foreach (var (key, value) in rows.Read(static row => (row.Required("Key"), row.Optional("Value") ?? string.Empty)))
            {
                values[SettingKeys.Plain(key)] = value;
            }
        }

        return values;
    }

    private async Task<IReadOnlyList<NodeSettings>> ReadBackendsNowAsync(string key, CancellationToken cancellation)
    {
        var identity = await _cluster.GetIdentityAsync(cancellation);
        var nodes = (await _cluster.ListBackendsAsync(cancellation))
            .Select(backend => new ClusterNode(NodeKind.Backend, backend.Id, backend.Host, backend.HttpPort, backend.IsAlive, IsMaster: false));
        return await _backends.ReadAsync([.. nodes], key, identity.Version, identity.Master.HttpPort, cancellation);
    }

    private async Task<IReadOnlyList<ClusterNode>> ListFrontendsAsync(CancellationToken cancellation) =>
        [.. (await _cluster.ListFrontendsAsync(cancellation)).Select(Node).OrderBy(node => !node.IsMaster).ThenBy(node => node.Id, StringComparer.Ordinal)];

    private async Task<ClusterNode> MasterAsync(CancellationToken cancellation) => Node((await _cluster.GetIdentityAsync(cancellation)).Master);

    private static ClusterNode Node(Frontend frontend) =>
        new(NodeKind.Frontend, frontend.Name, frontend.Host, frontend.HttpPort, frontend.IsAlive, frontend.IsMaster);

    private async Task<T> WriteAsync<T>(Func<CancellationToken, Task<T>> write, CancellationToken cancellation)
    {
        Drop();
        try
        {
            return await write(cancellation);
        }
        finally
        {
            Drop();
        }
    }
}
