using DorisDr.Client.Reading;
using DorisDr.Client.Sessions;
using DorisDr.Client.Sql;

namespace DorisDr.Client.Catalog.RecycleBin;

/// <summary>The recycle bin of one cluster.</summary>
internal sealed class RecycleBin : IRecycleBinQueries
{
    private static readonly SqlStatement Show = SqlStatement.Of($"SHOW CATALOG RECYCLE BIN");
    private static readonly SqlStatement ShowNow = SqlStatement.Of($"SELECT NOW()");

    private readonly CoalescedRead<RecycleBinListing> _list;

    internal RecycleBin(StatementRunner runner, TimeProvider time) => _list = new(token => runner.ReadAsync(ReadAsync, token), time);

    public Task<RecycleBinListing> ListAsync(CancellationToken cancellation) => _list.GetAsync(cancellation);

    internal void Drop() => _list.Drop();

    // Both on one session: times are printed in its time zone.
    private static async Task<RecycleBinListing> ReadAsync(DorisSession session, CancellationToken cancellation)
    {
        var entries = (await session.QueryAsync(Show, cancellation)).Read(RecycleBinEntry.Read);
        var now = (await session.QueryAsync(ShowNow, cancellation)).Read(static row => row.First);
        return now.Count == 1
            ? new RecycleBinListing(entries, RecycleBinEntry.ServerTime.Parse(now[0]))
            : throw new DorisException(DorisErrorKind.UnreadableReply, $"{ShowNow} answered with {now.Count} rows.");
    }
}
