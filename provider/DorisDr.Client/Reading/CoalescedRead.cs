namespace DorisDr.Client.Reading;

/// <summary>One listing for many callers: those who ask at the same time share one call, those who ask soon after get its answer.</summary>
/// <typeparam name="T">The answer; it must not change.</typeparam>
internal sealed class CoalescedRead<T>(Func<CancellationToken, Task<T>> read, TimeProvider time)
{
    /// <summary>Age after which an answer is asked for anew, counted from the moment of asking.</summary>
    internal static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private Flight? _flight;

    internal async Task<T> GetAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var flight = Join();
        try
        {
            return await flight.Answer.WaitAsync(cancellation);
        }
        finally
        {
            Leave(flight);
        }
    }

    /// <summary>Forgets the answer; a call under way still serves those who wait for it and nobody else.</summary>
    internal void Drop()
    {
        lock (_gate)
        {
            _flight = null;
        }
    }

    private Flight Join()
    {
        lock (_gate)
        {
            if (_flight is null || _flight.Answer.IsFaulted || _flight.Answer.IsCanceled || _flight.Stop.IsCancellationRequested
                || time.GetElapsedTime(_flight.Started) >= Lifetime)
            {
                var stop = new CancellationTokenSource();
                _flight = new Flight(Task.Run(() => read(stop.Token), CancellationToken.None), stop, time.GetTimestamp());
            }

            _flight.Waiting++;
            return _flight;
        }
    }

    // The call is stopped when the last of those who wait for it has gone.
    private void Leave(Flight flight)
    {
        lock (_gate)
        {
            if (--flight.Waiting == 0 && !flight.Answer.IsCompleted)
            {
                flight.Stop.Cancel();
            }
        }
    }

    private sealed class Flight(Task<T> answer, CancellationTokenSource stop, long started)
    {
        internal Task<T> Answer { get; } = answer;

        internal CancellationTokenSource Stop { get; } = stop;

        internal long Started { get; } = started;

        internal int Waiting { get; set; }
    }
}
