using DorisDr.Client.Sessions;
using DorisDr.Client.Sql;

namespace DorisDr.Client.Cluster;

/// <summary>Makes sure that a session answers with what the master knows, before a "there is none" is believed.</summary>
/// <remarks>SHOW REPOSITORIES is answered by the connected FE from its own memory, and a follower may lag (StmtExecutor.java).</remarks>
internal sealed class MasterProof(Func<long> writes, Func<DorisEndpoint, CancellationToken, Task<DorisSession>> open, ClusterOptions options, TimeProvider time)
{
    private static readonly TimeSpan Validity = TimeSpan.FromSeconds(5);

    private static readonly SqlStatement ShowFrontends = SqlStatement.Of($"SHOW FRONTENDS");

    // Does nothing, but is forwarded to the master and answered when this FE has caught up with it (SyncCommand.java).
    private static readonly SqlStatement Sync = SqlStatement.Of($"SYNC");

    /// <summary>Reads the FEs and notes whether the session is connected to the master.</summary>
    internal async Task<FrontendListing> ListFrontendsAsync(DorisSession session, CancellationToken cancellation)
    {
        var asked = time.GetUtcNow();
        var frontends = (await session.QueryAsync(ShowFrontends, cancellation)).Read(Frontend.Read);
        var masters = frontends.Where(frontend => frontend.IsMaster).ToArray();
        if (masters.Length != 1)
        {
            throw new DorisException(DorisErrorKind.NoMaster, $"{session.Endpoint}: SHOW FRONTENDS names {masters.Length} masters.");
        }

        if (masters[0].IsConnected)
        {
            session.Currency = new Currency(writes(), asked + Validity, IsMaster: true);
        }

        return new FrontendListing(frontends, masters[0], session.VersionComment);
    }

    /// <summary>Runs a read on this session, or where it cannot be proved current, on one that is connected to the master.</summary>
    internal async Task<T> ReadCurrentAsync<T>(DorisSession session, Func<DorisSession, CancellationToken, Task<T>> read, CancellationToken cancellation)
    {
        if (session.Currency.Covers(writes(), time.GetUtcNow()))
        {
            return await read(session, cancellation);
        }

        var listing = await ListFrontendsAsync(session, cancellation);
        if (listing.Master.IsConnected || await TrySyncAsync(session, cancellation))
        {
            return await read(session, cancellation);
        }

        return await ReadOnMasterAsync(listing.Master, read, cancellation);
    }

    /// <summary>Runs a read of what each FE keeps for itself on a session that is connected to the master.</summary>
    internal async Task<T> ReadAtMasterAsync<T>(DorisSession session, Func<DorisSession, CancellationToken, Task<T>> read, CancellationToken cancellation)
    {
        if (session.Currency is { IsMaster: true } && session.Currency.Covers(writes(), time.GetUtcNow()))
        {
            return await read(session, cancellation);
        }

        var master = (await ListFrontendsAsync(session, cancellation)).Master;
        return master.IsConnected ? await read(session, cancellation) : await ReadOnMasterAsync(master, read, cancellation);
    }

    private async Task<bool> TrySyncAsync(DorisSession session, CancellationToken cancellation)
    {
        var before = writes();
        var asked = time.GetUtcNow();
        try
        {
            await session.QueryAsync(Sync, cancellation);
            session.Currency = new Currency(before, asked + Validity, IsMaster: false);
            return true;
        }
        catch (DorisException error) when (error.Kind is DorisErrorKind.SyntaxError or DorisErrorKind.NotSupported or DorisErrorKind.Unknown)
        {
            return false;
        }
    }

    // The password goes to configured endpoints only, never to an address that a server named.
    private async Task<T> ReadOnMasterAsync<T>(Frontend master, Func<DorisSession, CancellationToken, Task<T>> read, CancellationToken cancellation)
    {
        foreach (var endpoint in options.Endpoints)
        {
            DorisSession session;
            try
            {
                session = await open(endpoint, cancellation);
            }
            catch (DorisException error) when (error.Kind is DorisErrorKind.Unreachable)
            {
                continue;
            }

            await using (session)
            {
                if ((await ListFrontendsAsync(session, cancellation)).Master.IsConnected)
                {
                    return await read(session, cancellation);
                }
            }
        }

        throw new DorisException(
            DorisErrorKind.MasterNotProved,
            $"No configured endpoint is the master ({master.Host}:{master.QueryPort}), so it cannot be proved what holds there. "
            + "Add the master's query endpoint to the endpoints.");
    }
}
