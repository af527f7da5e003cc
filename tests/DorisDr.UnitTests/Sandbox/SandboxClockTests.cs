using DorisDr.Sandbox.Cluster;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace DorisDr.UnitTests.Sandbox;

public sealed class SandboxClockTests
{
    private readonly FakeTimeProvider _real = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Time_RunsFaster_AndDoesNotJumpWhenTheSpeedChanges()
    {
        var clock = new SandboxClock(_real, 10);
        var start = clock.GetUtcNow();

        _real.Advance(TimeSpan.FromSeconds(1));
        clock.ChangeSpeed(1);
        Assert.Equal(TimeSpan.FromSeconds(10), clock.GetUtcNow() - start);

        _real.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.FromSeconds(11), clock.GetUtcNow() - start);
    }

    [Fact]
    public async Task Delay_FollowsAChangeOfSpeed()
    {
        var clock = new SandboxClock(_real, 1);
        var delay = Task.Delay(TimeSpan.FromSeconds(100), clock, CancellationToken.None);

        _real.Advance(TimeSpan.FromSeconds(10));
        clock.ChangeSpeed(90);
        Assert.False(delay.IsCompleted);

        _real.Advance(TimeSpan.FromSeconds(1.1));
        await delay.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System, CancellationToken.None);
    }

    [Fact]
    public void Timer_WithAPeriod_FiresAgainAndAgain()
    {
        var clock = new SandboxClock(_real, 2);
        var fired = 0;
        using var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4));

        for (var second = 0; second < 5; second++)
        {
            _real.Advance(TimeSpan.FromSeconds(1.01));
        }

        Assert.Equal(3, fired);
    }
}
