using DorisDr.Engine.State;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;
using DorisDr.Testing.Engine;
using Newtonsoft.Json.Linq;
using Xunit;

namespace DorisDr.UnitTests.Engine.State;

public sealed class DiyBackendTests : IDisposable
{
    private static readonly CancellationToken Never = CancellationToken.None;
    private readonly StateFolder _folder = new();
    private readonly CountingSecrets _secrets = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("file://~")]
    [InlineData("file://.")]
    [InlineData("file://~/")]
    public async Task Url_OfTheHomeOrTheCurrentFolder_IsMadeFull(string url)
    {
        var backend = await DiyBackend.OpenAsync(url, _folder.Options, Never);

        Assert.Equal($"file://{_folder.Path}", backend.Url);
        Assert.Equal("version: 1\n", await File.ReadAllTextAsync(_folder.File("meta.yaml")));
    }

    [Fact]
    public async Task Folder_ThatIsNotThere_IsRefusedInPulumisWords()
    {
        var url = $"file://{_folder.Path}/nowhere";

        var refusal = await Assert.ThrowsAsync<ProblemException>(() => DiyBackend.OpenAsync(url, _folder.Options, Never));

        Assert.Equal($"unable to open state directory \"{url}\": stat {_folder.Path}/nowhere: no such file or directory", refusal.Problems[0].Cause);
    }

    [Theory]
    [InlineData("https://api.pulumi.com", "https://api.pulumi.com")]
    [InlineData("s3://key:hush@bucket", "s3://***@bucket")]
    public async Task Url_OfAnotherKind_IsRefusedByNameWithoutItsSecrets(string url, string shown)
    {
        var refusal = await Assert.ThrowsAsync<ProblemException>(() => DiyBackend.OpenAsync(url, _folder.Options, Never));

        Assert.Contains($"'{shown}'", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("version: 9\n", "state store unsupported: 'meta.yaml' version (9)")]
    [InlineData("version: 0\n", "old layout")]
    [InlineData(null, "old layout")]
    public async Task Layout_ThatIsNotSupported_IsRefusedAndUntouched(string? meta, string cause)
    {
        Directory.CreateDirectory(_folder.File("stacks"));
        await File.WriteAllTextAsync(_folder.File("stacks/dev.json"), "{\"version\":3,\"checkpoint\":{\"stack\":\"dev\"}}");
        if (meta is not null)
        {
            await File.WriteAllTextAsync(_folder.File("meta.yaml"), meta);
        }

        var refusal = await Assert.ThrowsAsync<ProblemException>(_folder.OpenAsync);

        Assert.Contains(cause, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(meta is null ? [] : ["meta.yaml"], _folder.Files(""));
    }

    [Fact]
    public async Task Stack_Created_ExistsOnceAndIsListed()
    {
        var backend = await _folder.OpenAsync();
        Assert.Empty(await backend.ListAsync(null, Never));

        await backend.CreateAsync(States.Name, _secrets, Never);
        await backend.CreateAsync(new StackName("other", "x"), _secrets, Never);

        Assert.True(backend.Exists(States.Name));
        Assert.Equal([States.Name], (await backend.ListAsync("shop", Never)).Select(s => s.Name));
        Assert.Equal(["x", "dev"], (await backend.ListAsync(null, Never)).Select(s => s.Name.Name));
        Assert.Equal((0, _folder.Time.GetUtcNow()), ((await backend.ListAsync("shop", Never))[0].ResourceCount, (await backend.ListAsync("shop", Never))[0].LastUpdate!.Value));
        var refusal = await Assert.ThrowsAsync<ProblemException>(() => backend.CreateAsync(States.Name, _secrets, Never));
        Assert.Equal("stack 'organization/shop/dev' already exists", refusal.Problems[0].Cause);
        Assert.Empty(_folder.Files("locks/organization/shop/dev"));
    }

    [Fact]
    public async Task Stack_ThatIsNotThere_IsRefusedWithTheCodeForExitSix()
    {
        var backend = await _folder.OpenAsync();
        var store = backend.Open(States.Name, _secrets, _secrets);

        foreach (var attempt in (Func<Task>[])
            [
                () => store.LoadAsync(Never),
                () => backend.Transfer(States.Name).ExportAsync(Never),
                () => backend.RemoveAsync(States.Name, false, Never),
                () => Task.Run(() => backend.Cancel(States.Name)),
            ])
        {
            var problem = (await Assert.ThrowsAsync<ProblemException>(attempt)).Problems[0];
            Assert.Equal((StateProblems.NoSuchStackCode, "no stack named 'dev' found"), (problem.Code, problem.Cause));
        }
    }

    [Fact]
    public async Task State_Saved_IsLoadedAgainAndLeavesItsPredecessorAsBackup()
    {
        var backend = await CreatedAsync();
        var store = backend.Open(States.Name, _secrets, _secrets);
        var first = States.Of(States.Resource("a", ("key", PropertyValue.Secret(PropertyValue.Of("hush")))));

        await store.SaveAsync(first, Never);
        var text = await File.ReadAllTextAsync(_folder.File("stacks/shop/dev.json"));
        await store.SaveAsync(first with { Resources = [] }, Never);
        await store.SaveAsync(first, Never);

        var loaded = await backend.Open(States.Name, null, _secrets).LoadAsync(Never);
        Assert.Equal(first.Resources.Select(r => (r.Urn, r.Inputs)), loaded.Deployment.Resources.Select(r => (r.Urn, r.Inputs)));
        Assert.Equal(_folder.Time.GetUtcNow(), loaded.Deployment.Time);
        Assert.Equal("v0.1.0-test", loaded.Deployment.WriterVersion);
        Assert.Equal(_secrets.Provider, loaded.Secrets);
        Assert.DoesNotContain("hush", text, StringComparison.Ordinal);
        Assert.Equal(["dev.json", "dev.json.bak"], _folder.Files("stacks/shop"));
        Assert.DoesNotContain("resources", await File.ReadAllTextAsync(_folder.File("stacks/shop/dev.json.bak")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_ThatIsNotSound_IsWrittenMarkedAndRefusedAfterwards()
    {
        var backend = await CreatedAsync();
        var store = backend.Open(States.Name, _secrets, _secrets);

        var refusal = await Assert.ThrowsAsync<ProblemException>(
            () => store.SaveAsync(new Deployment { Resources = [States.Resource("a")] }, Never));

        Assert.Equal("DDR2413", refusal.Problems[0].Code);
        var written = JObject.Parse(await File.ReadAllTextAsync(_folder.File("stacks/shop/dev.json")));
        Assert.Contains("unknown provider", (string?)written.SelectToken("$..metadata.integrity_error.error"), StringComparison.Ordinal);
        var next = await Assert.ThrowsAsync<ProblemException>(() => store.LoadAsync(Never));
        Assert.StartsWith("snapshot integrity failure; refusing to use it: resource ", next.Problems[0].Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Operation_Finished_LeavesHistoryItsCheckpointAndABackup()
    {
        var backend = await CreatedAsync();
        var store = backend.Open(States.Name, _secrets, _secrets);
        await store.SaveAsync(States.Of(States.Resource("a")), Never);

        await store.FinishAsync(Record("succeeded"), Never);
        await store.FinishAsync(Record("failed"), Never);

        Assert.Equal(
            [
                "dev-1795579200123456700.checkpoint.json", "dev-1795579200123456700.history.json",
                "dev-1795579200123456701.checkpoint.json", "dev-1795579200123456701.history.json",
            ],
            _folder.Files("history/shop/dev"));
        Assert.Equal(["dev.1795579200123456700.json"], _folder.Files("backups/shop/dev"));
        Assert.Equal(
            await File.ReadAllTextAsync(_folder.File("stacks/shop/dev.json")),
            await File.ReadAllTextAsync(_folder.File("history/shop/dev/dev-1795579200123456700.checkpoint.json")));
        Assert.Equal(["failed", "succeeded"], (await backend.HistoryAsync(States.Name, Never)).Select(r => r.Result));
    }

    [Fact]
    public async Task Switches_OfTheEnvironment_ChangeWhatIsKept()
    {
        _folder.Machine.Variables["PULUMI_DIY_BACKEND_DISABLE_CHECKPOINT_BACKUPS"] = "true";
        _folder.Machine.Variables["PULUMI_RETAIN_CHECKPOINTS"] = "1";
        var store = (await CreatedAsync()).Open(States.Name, _secrets, _secrets);

        await store.FinishAsync(Record("succeeded"), Never);

        Assert.Empty(_folder.Files("backups/shop/dev"));
        Assert.Equal(["dev.json", "dev.json.1795579200123456700", "dev.json.bak"], _folder.Files("stacks/shop"));
    }

    [Fact]
    public async Task State_Compressed_IsReadByItsContentAndLeavesOneVariant()
    {
        await CreatedAsync();
        _folder.Machine.Variables["PULUMI_DIY_BACKEND_GZIP"] = "true";
        var packed = (await _folder.OpenAsync()).Open(States.Name, _secrets, _secrets);
        await packed.SaveAsync(States.Of(States.Resource("a")), Never);
        await packed.FinishAsync(Record("succeeded"), Never);
        Assert.Equal(["dev.json.bak", "dev.json.gz"], _folder.Files("stacks/shop"));
        Assert.Equal(["dev-1795579200123456700.checkpoint.json.gz", "dev-1795579200123456700.history.json.gz"], _folder.Files("history/shop/dev"));

        _folder.Machine.Variables.Remove("PULUMI_DIY_BACKEND_GZIP");
        var backend = await _folder.OpenAsync();
        var plain = backend.Open(States.Name, _secrets, _secrets);
        Assert.Equal(3, (await plain.LoadAsync(Never)).Deployment.Resources.Length);
        Assert.Equal(3, (await backend.ListAsync("shop", Never))[0].ResourceCount);
        await plain.SaveAsync(States.Of(States.Resource("a")), Never);

        Assert.Equal(["dev.json", "dev.json.bak", "dev.json.gz.bak"], _folder.Files("stacks/shop"));
        Assert.Equal("succeeded", (await backend.HistoryAsync(States.Name, Never))[0].Result);
    }

    [Fact]
    public async Task State_CompressedWithZstandard_IsRefusedByNameAndUntouched()
    {
        var backend = await CreatedAsync();
        byte[] bytes = [0x28, 0xb5, 0x2f, 0xfd, 1, 2, 3];
        await File.WriteAllBytesAsync(_folder.File("stacks/shop/dev.json"), bytes);

        var refusal = await Assert.ThrowsAsync<ProblemException>(() => backend.Open(States.Name, _secrets, _secrets).LoadAsync(Never));

        Assert.Contains("Zstandard", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(_folder.File("stacks/shop/dev.json")));
        _folder.Machine.Variables["PULUMI_DIY_BACKEND_ZSTD"] = "true";
        var store = (await _folder.OpenAsync()).Open(States.Name, _secrets, _secrets);
        await Assert.ThrowsAsync<ProblemException>(() => store.SaveAsync(new Deployment(), Never));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(_folder.File("stacks/shop/dev.json")));
    }

    [Fact]
    public async Task Stack_WithResources_IsRemovedByForceOnly()
    {
        var backend = await CreatedAsync();
        var store = backend.Open(States.Name, _secrets, _secrets);
        await store.SaveAsync(States.Of(States.Resource("a")), Never);
        await store.FinishAsync(Record("succeeded"), Never);

        var refusal = await Assert.ThrowsAsync<ProblemException>(() => backend.RemoveAsync(States.Name, false, Never));
        Assert.Equal("'dev' still has resources; removal rejected", refusal.Problems[0].Cause);
        await backend.RemoveAsync(States.Name, true, Never);

        Assert.False(backend.Exists(States.Name));
        Assert.Equal(["dev.json.bak"], _folder.Files("stacks/shop"));
        Assert.Empty(_folder.Files("history/shop/dev"));
        Assert.NotEmpty(_folder.Files("backups/shop/dev"));
    }

    [Fact]
    public async Task StateFile_OnUnix_IsReadableByItsOwnerOnly()
    {
        await CreatedAsync();

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.File("stacks/shop/dev.json")));
        }
    }

    private static HistoryRecord Record(string result) => new()
    {
        Kind = "update",
        StartTime = DateTimeOffset.UnixEpoch,
        EndTime = DateTimeOffset.UnixEpoch.AddSeconds(3),
        Result = result,
        Environment = HistoryEnvironment.Of("v0.1.0-test", [KeyValuePair.Create("yes", "true")]),
    };

    private async Task<DiyBackend> CreatedAsync()
    {
        var backend = await _folder.OpenAsync();
        await backend.CreateAsync(States.Name, _secrets, Never);
        return backend;
    }
}
