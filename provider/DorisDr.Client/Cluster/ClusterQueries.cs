using DorisDr.Client.Reading;
using DorisDr.Client.Sessions;
using DorisDr.Client.Sql;

namespace DorisDr.Client.Cluster;

/// <summary>Reads FEs and BEs, each list once for all who ask.</summary>
internal sealed class ClusterQueries : IClusterQueries
{
    private readonly CoalescedRead<FrontendListing> _frontends;
    private readonly CoalescedRead<IReadOnlyList<Backend>> _backends;

    internal ClusterQueries(StatementRunner runner, MasterProof proof, TimeProvider time)
    {
        _frontends = new(token => runner.ReadAsync(proof.ListFrontendsAsync, token), time);
        _backends = new(async token => (await runner.QueryAsync(ClusterStatements.ShowBackends, token)).Read(Backend.Read), time);
    }

    public async Task<ClusterIdentity> GetIdentityAsync(CancellationToken cancellation)
    {
        var listing = await _frontends.GetAsync(cancellation);
        var ids = listing.Frontends.Select(frontend => frontend.ClusterId).Distinct(StringComparer.Ordinal).ToArray();
        if (ids.Length != 1)
        {
            throw new DorisException(DorisErrorKind.UnreadableReply, $"SHOW FRONTENDS names {ids.Length} cluster ids: {string.Join(", ", ids)}.");
        }

        var session = DorisVersion.TryParse(listing.VersionComment);
        var version = DorisVersion.TryParse(listing.Master.Version) ?? session
            ?? throw new DorisException(
                DorisErrorKind.UnreadableReply, $"No Doris version in \"{listing.Master.Version}\" (SHOW FRONTENDS) or \"{listing.VersionComment}\" (version_comment).");
        return new ClusterIdentity(ids[0], version with { IsCloudMode = version.IsCloudMode || session is { IsCloudMode: true } }, listing.Master);
    }

    public async Task<IReadOnlyList<Frontend>> ListFrontendsAsync(CancellationToken cancellation) =>
        (await _frontends.GetAsync(cancellation)).Frontends;

    public Task<IReadOnlyList<Backend>> ListBackendsAsync(CancellationToken cancellation) => _backends.GetAsync(cancellation);

    internal void Drop()
    {
        _frontends.Drop();
        _backends.Drop();
    }
}
