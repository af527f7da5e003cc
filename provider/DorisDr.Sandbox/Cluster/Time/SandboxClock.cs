namespace DorisDr.Sandbox.Cluster;

/// <summary>
/// Time of the sandbox: runs <see cref="Speed"/> times as fast as the clock it is built on and never jumps. Timers, and so delays, follow it,
/// also when the speed changes while they wait.
/// </summary>
internal sealed class SandboxClock : TimeProvider
{
    private readonly TimeProvider _real;
    private readonly Lock _gate = new();
    private readonly HashSet<ScaledTimer> _timers = [];
    private long _realStart;
    private DateTimeOffset _sandboxStart;

    public SandboxClock(TimeProvider real, double speed)
    {
        _real = real;
        _realStart = real.GetTimestamp();
        _sandboxStart = real.GetUtcNow();
        Speed = speed;
    }

    public double Speed { get; private set; }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return Now();
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void ChangeSpeed(double speed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(speed);
        ScaledTimer[] timers;
        lock (_gate)
        {
            _sandboxStart = Now();
            _realStart = _real.GetTimestamp();
            Speed = speed;
            timers = [.. _timers];
        }

        foreach (var timer in timers)
        {
            timer.Rearm();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ScaledTimer(this, callback, state);
        lock (_gate)
        {
            _timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    private DateTimeOffset Now() => _sandboxStart + (_real.GetElapsedTime(_realStart) * Speed);

    private sealed class ScaledTimer : ITimer
    {
        private readonly SandboxClock _clock;
        private readonly TimerCallback _callback;
        private readonly object? _state;
        private readonly ITimer _inner;
        private readonly Lock _gate = new();
        private DateTimeOffset? _due;
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public ScaledTimer(SandboxClock clock, TimerCallback callback, object? state)
        {
            _clock = clock;
            _callback = callback;
            _state = state;
            _inner = clock._real.CreateTimer(static self => ((ScaledTimer)self!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_gate)
            {
                _due = dueTime == Timeout.InfiniteTimeSpan ? null : _clock.GetUtcNow() + dueTime;
                _period = period;
            }

            return Rearm();
        }

        public bool Rearm()
        {
            lock (_gate)
            {
                if (_due is not { } due)
                {
                    return _inner.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                }

                var wait = (due - _clock.GetUtcNow()) / _clock.Speed;
                return _inner.Change(wait < TimeSpan.Zero ? TimeSpan.Zero : wait, Timeout.InfiniteTimeSpan);
            }
        }

        public void Dispose()
        {
            lock (_clock._gate)
            {
                _clock._timers.Remove(this);
            }

            _inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Fire()
        {
            lock (_gate)
            {
                if (_due is not { } due)
                {
                    return;
                }

                // The real timer may be a little early in sandbox time; then it waits for the rest.
                if (due > _clock.GetUtcNow() + TimeSpan.FromMilliseconds(1))
                {
                    Rearm();
                    return;
                }

                _due = _period > TimeSpan.Zero ? due + _period : null;
            }

            if (_due is not null)
            {
                Rearm();
            }

            _callback(_state);
        }
    }
}
