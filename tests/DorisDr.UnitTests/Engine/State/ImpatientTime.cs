namespace DorisDr.UnitTests.Engine.State;

/// <summary>A clock on which every pause is over at once, having taken its time.</summary>
internal sealed class ImpatientTime(DateTimeOffset start) : TimeProvider
{
    private long _ticks;

    public List<TimeSpan> Pauses { get; } = [];

    public override DateTimeOffset GetUtcNow() => start.AddTicks(Interlocked.Increment(ref _ticks));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Pauses.Add(dueTime);
        ThreadPool.QueueUserWorkItem(_ => callback(state));
        return new Over();
    }

    private sealed class Over : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
