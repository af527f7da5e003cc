using DorisDr.Client.Reading;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace DorisDr.UnitTests.Client.Reading;

public sealed class CoalescedReadTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<TaskCompletionSource<int>> _calls = [];
    private readonly List<CancellationToken> _tokens = [];
    private readonly SemaphoreSlim _called = new(0);
    private readonly CoalescedRead<int> _read;

    public CoalescedReadTests() => _read = new(
        token =>
        {
            var call = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
            token.Register(() => call.TrySetCanceled(token));
            _calls.Add(call);
            _tokens.Add(token);
            _called.Release();
            return call.Task;
        },
        _time);

    public void Dispose() => _called.Dispose();

    [Fact]
    public async Task Get_ManyAtOnce_ShareOneCall()
    {
        var asking = Enumerable.Range(0, 20).Select(_ => _read.GetAsync(CancellationToken.None)).ToArray();
        await _called.WaitAsync();
        _calls[0].SetResult(7);

        Assert.All(await Task.WhenAll(asking), answer => Assert.Equal(7, answer));
        Assert.Single(_calls);
    }

    [Fact]
    public async Task Get_AfterFiveSeconds_AsksAnew()
    {
        await AnswerAsync(1);
        _time.Advance(CoalescedRead<int>.Lifetime - TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, await _read.GetAsync(CancellationToken.None));

        _time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(2, await AnswerAsync(2));
    }

    [Fact]
    public async Task Get_AfterDropDuringACall_DoesNotGetItsAnswer()
    {
        var early = _read.GetAsync(CancellationToken.None);
        await _called.WaitAsync();
        _read.Drop();
        var late = _read.GetAsync(CancellationToken.None);
        await _called.WaitAsync();
        _calls[0].SetResult(1);
        _calls[1].SetResult(2);

        Assert.Equal((1, 2), (await early, await late));
    }

    [Fact]
    public async Task Get_AfterAFailure_AsksAnew()
    {
        var first = _read.GetAsync(CancellationToken.None);
        await _called.WaitAsync();
        _calls[0].SetException(new IOException("x"));
        await Assert.ThrowsAsync<IOException>(() => first);

        Assert.Equal(2, await AnswerAsync(2));
    }

    [Fact]
    public async Task Get_OneOfTwoGivesUp_TheOtherIsServed()
    {
        using var giveUp = new CancellationTokenSource();
        var one = _read.GetAsync(giveUp.Token);
        var other = _read.GetAsync(CancellationToken.None);
        await _called.WaitAsync();
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);

        Assert.False(_tokens[0].IsCancellationRequested);
        _calls[0].SetResult(3);
        Assert.Equal(3, await other);
    }

    [Fact]
    public async Task Get_AllGiveUp_StopsTheCallAndTheNextAsksAnew()
    {
        using var giveUp = new CancellationTokenSource();
        var one = _read.GetAsync(giveUp.Token);
        await _called.WaitAsync();
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);

        Assert.True(_tokens[0].IsCancellationRequested);
        Assert.Equal(4, await AnswerAsync(4));
    }

    private async Task<int> AnswerAsync(int answer)
    {
        var asking = _read.GetAsync(CancellationToken.None);
        await _called.WaitAsync();
        _calls[^1].SetResult(answer);
        return await asking;
    }
}
