using DorisDr.Sandbox.Cluster.Nodes;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace DorisDr.UnitTests.Sandbox.Nodes;

public sealed class HeartbeatsTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Master_LooksAtOnceAndThenEveryTenSeconds()
    {
        var start = _time.GetUtcNow();
        var beats = new Heartbeats(_time);
        beats.Begin();
        _time.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(start, beats.Last);

        _time.Advance(TimeSpan.FromSeconds(14));

        Assert.Equal(start + TimeSpan.FromSeconds(20), beats.Last);
    }

    [Fact]
    public void Nobody_LooksWithoutAMaster()
    {
        var beats = new Heartbeats(_time);
        beats.Begin();
        _time.Advance(TimeSpan.FromSeconds(11));
        beats.End();
        var last = beats.Last;
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(last, beats.Last);

        beats.Begin();

        Assert.Equal(_time.GetUtcNow(), beats.Last);
    }

    [Fact]
    public void Record_TellsHowANodeWasAtAMoment()
    {
        var start = _time.GetUtcNow();
        var record = new LifeRecord();
        record.Note(start + TimeSpan.FromSeconds(1), alive: true);
        record.Note(start + TimeSpan.FromSeconds(5), alive: false);
        record.Note(start + TimeSpan.FromSeconds(8), alive: true);

        Assert.Equal([false, true, false, true], new[] { 0, 2, 6, 9 }.Select(s => record.WasAlive(start + TimeSpan.FromSeconds(s))));
        Assert.Equal([false, true, true, true], new[] { 0, 2, 6, 9 }.Select(s => record.HadLived(start + TimeSpan.FromSeconds(s))));
        Assert.Equal(start + TimeSpan.FromSeconds(1), record.LastStart(start + TimeSpan.FromSeconds(6)));
        Assert.Equal(start + TimeSpan.FromSeconds(5), record.LastEnd(start + TimeSpan.FromSeconds(9)));
        Assert.Null(record.LastEnd(start + TimeSpan.FromSeconds(2)));
    }
}
