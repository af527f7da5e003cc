using DorisDr.Client.Sql;
using Microsoft.Extensions.Logging;

namespace DorisDr.Client.Sessions;

/// <summary>Runs statements: reads are tried again where that is safe, writes only where Doris said that they did not run.</summary>
internal sealed class StatementRunner(SessionPool pool, ClusterOptions options, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan MasterPause = TimeSpan.FromMilliseconds(500);

    private long _writes;

    /// <summary>Number of writes sent so far; what was read before the last one is old.</summary>
    internal long Writes => Interlocked.Read(ref _writes);

    internal Task<Rows> QueryAsync(SqlStatement statement, CancellationToken cancellation) =>
        ReadAsync((session, token) => session.QueryAsync(statement, token), cancellation);

    /// <summary>Runs a piece of work that only reads on one session; it is run once more on another endpoint when the connection breaks.</summary>
    internal Task<T> ReadAsync<T>(Func<DorisSession, CancellationToken, Task<T>> work, CancellationToken cancellation) =>
        WaitForMasterAsync(
            async token =>
            {
                try
                {
                    return await OnceAsync(work, token);
                }
                catch (DorisException error) when (error.Kind is DorisErrorKind.ConnectionLost)
                {
                    Log.ReadRetried(logger, error.Endpoint, error.Detail);
                    return await OnceAsync(work, token);
                }
            },
            cancellation);

    internal Task ExecuteAsync(SqlStatement statement, CancellationToken cancellation) =>
        WaitForMasterAsync(
            token => OnceAsync(
                async (session, inner) =>
                {
                    try
                    {
                        return await session.ExecuteAsync(statement, inner);
                    }
                    finally
                    {
                        Interlocked.Increment(ref _writes);
                    }
                },
                token),
            cancellation);

    private async Task<T> OnceAsync<T>(Func<DorisSession, CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        await using var lease = await pool.RentAsync(cancellation);
        try
        {
            return await work(lease.Session, cancellation);
        }
        finally
        {
            if (!lease.Session.IsUsable)
            {
                await pool.DropIdleAsync(lease.Session.Endpoint);
            }
        }
    }

    // Only replies that say "did not run" have the kind NoMaster, so this is safe for writes too.
    private async Task<T> WaitForMasterAsync<T>(Func<CancellationToken, Task<T>> run, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                return await run(cancellation);
            }
            catch (DorisException error) when (error.Kind is DorisErrorKind.NoMaster && time.GetElapsedTime(started) < options.MasterPatience)
            {
                Log.WaitingForMaster(logger, error.Endpoint, error.Detail);
            }

            await Task.Delay(MasterPause, time, cancellation);
        }
    }
}
