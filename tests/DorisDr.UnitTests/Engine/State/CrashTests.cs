using System.Security.Cryptography;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Problems;
using DorisDr.Testing.Engine;
using Xunit;

namespace DorisDr.UnitTests.Engine.State;

/// <summary>The process may die between any two file operations, and in the middle of a write.</summary>
public sealed class CrashTests : IDisposable
{
    private static readonly CancellationToken Never = CancellationToken.None;
    private readonly RandomNumberGenerator _chance = RandomNumberGenerator.Create();
    private readonly CountingSecrets _secrets = new();

    public void Dispose() => _chance.Dispose();

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Crash_AtAnyStep_LeavesTheOldOrTheNewState(bool gzipFromTheStart, bool gzipLater)
    {
        var steps = 0;
        for (var crashed = true; crashed; steps++)
        {
            var files = new MemoryFiles { StepsLeft = steps };
            var saved = -1;
            try
            {
                saved = await RunAsync(files, gzipFromTheStart, gzipLater, n => saved = n);
                crashed = false;
            }
            catch (CrashException)
            {
                files.StepsLeft = null;
            }

            files.StepsLeft = null;
            var found = await ResourcesAfterRestartAsync(files);
            Assert.True(found == saved || found == saved + 1, $"crash at step {steps}: {saved} was saved, {found} is there");
            Assert.DoesNotContain(files.Paths, p => p.EndsWith(".tmp", StringComparison.Ordinal) && p.Contains("/stacks/", StringComparison.Ordinal));
        }

        Assert.True(steps > 20, $"only {steps} steps");
    }

    [Fact]
    public async Task Disk_ThatIsFullForAWhile_IsTriedAgain()
    {
        var files = new MemoryFiles();
        var time = new ImpatientTime(DateTimeOffset.UnixEpoch);
        var backend = await DiyBackend.OpenAsync("file:///state", Options(gzip: false, time), files, Never);
        await backend.CreateAsync(States.Name, _secrets, Never);
        var store = backend.Open(States.Name, _secrets, _secrets);
        files.FailingWrites = 9;

        await store.SaveAsync(States.Of(States.Resource("a")), Never);

        Assert.Equal(9, time.Pauses.Count);
        Assert.Equal([1, 1.2, 1.44], time.Pauses.Take(3).Select(p => Math.Round(p.TotalSeconds, 2)));
        Assert.Equal(3, (await store.LoadAsync(Never)).Deployment.Resources.Length);
    }

    [Fact]
    public async Task Disk_ThatStaysFull_IsAProblemAndTheOldStateStays()
    {
        var files = new MemoryFiles();
        var backend = await DiyBackend.OpenAsync("file:///state", Options(gzip: false), files, Never);
        await backend.CreateAsync(States.Name, _secrets, Never);
        var store = backend.Open(States.Name, _secrets, _secrets);
        files.FailingWrites = 10;

        var refusal = await Assert.ThrowsAsync<ProblemException>(() => store.SaveAsync(States.Of(States.Resource("a")), Never));

        Assert.Equal("DDR2409", refusal.Problems[0].Code);
        Assert.Contains("No space left on device", refusal.Message, StringComparison.Ordinal);
        Assert.Empty((await store.LoadAsync(Never)).Deployment.Resources);
    }

    /// <summary>Creates a stack and saves 1, 2 and 3 resources; gives the last count that was saved for certain.</summary>
    private async Task<int> RunAsync(MemoryFiles files, bool gzip, bool gzipLater, Action<int> saved)
    {
        var backend = await DiyBackend.OpenAsync("file:///state", Options(gzip), files, Never);
        await backend.CreateAsync(States.Name, _secrets, Never);
        saved(0);
        foreach (var count in (int[])[1, 2, 3])
        {
            backend = await DiyBackend.OpenAsync("file:///state", Options(gzip || (gzipLater && count > 1)), files, Never);
            var store = backend.Open(States.Name, _secrets, _secrets);
            await using var held = await store.LockAsync(Never);
            await store.SaveAsync(new Deployment { Resources = [.. Enumerable.Range(0, count).Select(n => States.Stack with { Urn = $"{States.StackUrn}{n}" })] }, Never);
            saved(count);
            await store.FinishAsync(
                new HistoryRecord { Kind = "update", Result = "succeeded", StartTime = DateTimeOffset.UnixEpoch, EndTime = DateTimeOffset.UnixEpoch }, Never);
        }

        return 3;
    }

    /// <summary>Another process opens the stack: -1 when there is none, else the number of resources.</summary>
    private async Task<int> ResourcesAfterRestartAsync(MemoryFiles files)
    {
        var options = Options(gzip: false);
        ((FakeMachine)options.Machine).ProcessId = 101;
        var backend = await DiyBackend.OpenAsync("file:///state", options, files, Never);
        var store = backend.Open(States.Name, _secrets, _secrets);
        await using var held = await store.LockAsync(Never);
        return backend.Exists(States.Name) ? (await store.LoadAsync(Never)).Deployment.Resources.Length : -1;
    }

    private BackendOptions Options(bool gzip, TimeProvider? time = null)
    {
        var machine = new FakeMachine();
        machine.Variables["PULUMI_DIY_BACKEND_GZIP"] = gzip ? "true" : "";
        return new()
        {
            Machine = machine,
            Time = time ?? new ImpatientTime(DateTimeOffset.UnixEpoch),
            Chance = _chance,
            Packages = ["dorisdr"],
            WriterVersion = "v0.1.0-test",
        };
    }
}
