namespace DorisDr.Client.Sessions;

/// <summary>A session for the time of one piece of work.</summary>
internal sealed class SessionLease(SessionPool pool, DorisSession session) : IAsyncDisposable
{
    internal DorisSession Session => session;

    public ValueTask DisposeAsync() => pool.GiveBackAsync(session);
}
