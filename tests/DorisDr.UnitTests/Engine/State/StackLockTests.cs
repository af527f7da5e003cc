using DorisDr.Engine.State;
using DorisDr.ResourceModel.Problems;
using DorisDr.Testing.Engine;
using Xunit;

namespace DorisDr.UnitTests.Engine.State;

public sealed class StackLockTests : IDisposable
{
    private const string Locks = "locks/organization/shop/dev";
    private static readonly CancellationToken Never = CancellationToken.None;
    private readonly StateFolder _folder = new();
    private readonly CountingSecrets _secrets = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Lock_Held_KeepsOthersOutUntilItIsGivenBack()
    {
        var store = await StoreAsync();
        var held = await store.LockAsync(Never);
        var file = Assert.Single(_folder.Files(Locks));
        Assert.True(Guid.TryParse(Path.GetFileNameWithoutExtension(file), out var id));
        Assert.Equal(4, id.Version);
        Assert.Equal(
            "{\"pid\":100,\"username\":\"tester\",\"hostname\":\"machine\",\"timestamp\":\"2026-11-25T04:00:00.1234567Z\"}",
            await File.ReadAllTextAsync(_folder.File($"{Locks}/{file}")));

        var refusal = await Assert.ThrowsAsync<ProblemException>(() => store.LockAsync(Never));

        Assert.Equal(StateProblems.LockedCode, refusal.Problems[0].Code);
        Assert.Contains($"  file://{_folder.File($"{Locks}/{file}")}?no_tmp_dir=true: created by tester@machine (pid 100) at 2026-11-25T04:00:00Z", refusal.Problems[0].Cause, StringComparison.Ordinal);
        Assert.Single(_folder.Files(Locks));
        await held.DisposeAsync();
        await held.DisposeAsync();
        Assert.Empty(_folder.Files(Locks));
        await using var next = await store.LockAsync(Never);
        Assert.Empty(next.Warnings);
    }

    [Fact]
    public async Task Lock_OfADeadProcessOfThisHost_IsBrokenWithAWarning()
    {
        var store = await StoreAsync();
        Put(42, "machine");

        await using var held = await store.LockAsync(Never);

        Assert.Equal("The lock of other@machine (pid 42) at 2026-11-24T04:03:48Z was broken: that process does not run any more.", Assert.Single(held.Warnings));
        Assert.Single(_folder.Files(Locks));
    }

    [Theory]
    [InlineData(42, "machine", true, false)]
    [InlineData(42, "elsewhere", false, false)]
    [InlineData(0, "machine", false, false)]
    [InlineData(100, "machine", false, false)]
    [InlineData(100, "machine", false, true)]
    public async Task Lock_OfAProcessThatMayLive_IsRespected(int pid, string host, bool running, bool startedLater)
    {
        var store = await StoreAsync();
        Put(pid, host);
        if (running)
        {
            _folder.Machine.Running.Add(pid);
        }

        _folder.Machine.ProcessStart = DateTimeOffset.Parse(startedLater ? "2026-11-24T04:10:00Z" : "2026-11-24T04:00:00Z");

        if (startedLater)
        {
            await using var held = await store.LockAsync(Never);
            Assert.Single(held.Warnings);
        }
        else
        {
            await Assert.ThrowsAsync<ProblemException>(() => store.LockAsync(Never));
            Assert.Equal(["other.json"], _folder.Files(Locks));
        }
    }

    [Fact]
    public async Task Lock_ThatCannotBeRead_IsRespected()
    {
        var store = await StoreAsync();
        Put(42, "machine");
        await File.WriteAllTextAsync(_folder.File($"{Locks}/other.json"), "{");

        await Assert.ThrowsAsync<ProblemException>(() => store.LockAsync(Never));
    }

    [Fact]
    public async Task Cancel_DeletesAllLocksAndTheHolderEndsInPeace()
    {
        var backend = await _folder.OpenAsync();
        await backend.CreateAsync(States.Name, _secrets, Never);
        var held = await backend.Open(States.Name, _secrets, _secrets).LockAsync(Never);
        Put(42, "elsewhere");
        await File.WriteAllTextAsync(_folder.File($"{Locks}/other.json.attrs"), "{}");

        Assert.Equal(2, backend.Cancel(States.Name));

        Assert.Empty(_folder.Files(Locks));
        await held.DisposeAsync();
    }

    [Fact]
    public async Task ManyAtOnce_NeverHoldTheLockTogether()
    {
        var store = await StoreAsync();
        var holders = 0;
        var most = 0;

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
        {
            try
            {
                await using var held = await store.LockAsync(Never);
                most = Math.Max(most, Interlocked.Increment(ref holders));
                await Task.Yield();
                Interlocked.Decrement(ref holders);
            }
            catch (ProblemException e) when (e.Problems[0].Code == StateProblems.LockedCode)
            {
            }
        })));

        Assert.True(most <= 1);
        Assert.Empty(_folder.Files(Locks));
    }

    private void Put(int pid, string host)
    {
        Directory.CreateDirectory(_folder.File(Locks));
        File.WriteAllText(
            _folder.File($"{Locks}/other.json"),
            $"{{\"pid\":{pid},\"username\":\"other\",\"hostname\":\"{host}\",\"timestamp\":\"2026-11-24T04:03:48.971242338Z\"}}");
    }

    private async Task<IStackStore> StoreAsync()
    {
        var backend = await _folder.OpenAsync();
        await backend.CreateAsync(States.Name, _secrets, Never);
        return backend.Open(States.Name, _secrets, _secrets);
    }
}
