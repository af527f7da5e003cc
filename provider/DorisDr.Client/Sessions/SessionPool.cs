namespace DorisDr.Client.Sessions;

/// <summary>Keeps a few sessions open and hands each to one caller at a time.</summary>
internal sealed class SessionPool(SessionOpener opener, int maxConnections, TimeProvider time) : IAsyncDisposable
{
    // Load balancers and firewalls drop connections that are silent for some minutes, without telling.
    private static readonly TimeSpan IdleLimit = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim _slots = new(maxConnections, maxConnections);
    private readonly Stack<DorisSession> _idle = new();
    private bool _isDisposed;

    internal async Task<SessionLease> RentAsync(CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        await _slots.WaitAsync(cancellation);
        try
        {
            while (TakeIdle() is { } session)
            {
                if (session.IsUsable && time.GetUtcNow() - session.LastUsed < IdleLimit)
                {
                    return new SessionLease(this, session);
                }

                await session.DisposeAsync();
            }

            return new SessionLease(this, await opener.OpenAsync(cancellation));
        }
        catch
        {
            _slots.Release();
            throw;
        }
    }

    /// <summary>Closes the idle sessions to an endpoint of which one session broke: the others are most likely dead too.</summary>
    internal async ValueTask DropIdleAsync(DorisEndpoint endpoint)
    {
        opener.Avoid(endpoint);
        DorisSession[] all;
        lock (_idle)
        {
            all = [.. _idle];
            _idle.Clear();
            foreach (var session in all.Reverse().Where(session => session.Endpoint != endpoint))
            {
                _idle.Push(session);
            }
        }

        foreach (var session in all.Where(session => session.Endpoint == endpoint))
        {
            await session.DisposeAsync();
        }
    }

    internal async ValueTask GiveBackAsync(DorisSession session)
    {
        var isKept = session.IsUsable && !_isDisposed;
        if (isKept)
        {
            lock (_idle)
            {
                _idle.Push(session);
            }
        }
        else
        {
            await session.DisposeAsync();
        }

        _slots.Release();
    }

    public async ValueTask DisposeAsync()
    {
        _isDisposed = true;
        while (TakeIdle() is { } session)
        {
            await session.DisposeAsync();
        }
    }

    private DorisSession? TakeIdle()
    {
        lock (_idle)
        {
            return _idle.TryPop(out var session) ? session : null;
        }
    }
}
