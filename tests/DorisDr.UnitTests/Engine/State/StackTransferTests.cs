using DorisDr.Engine.State;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;
using DorisDr.Testing.Engine;
using Newtonsoft.Json.Linq;
using Xunit;

namespace DorisDr.UnitTests.Engine.State;

public sealed class StackTransferTests : IAsyncLifetime, IDisposable
{
    private static readonly CancellationToken Never = CancellationToken.None;
    private readonly StateFolder _folder = new();
    private readonly CountingSecrets _secrets = new();
    private DiyBackend _backend = null!;
    private string _exported = "";

    public async Task InitializeAsync()
    {
        _backend = await _folder.OpenAsync();
        await _backend.CreateAsync(States.Name, _secrets, Never);
        var store = _backend.Open(States.Name, _secrets, _secrets);
        await store.SaveAsync(
            States.Of(States.Resource("a", ("key", PropertyValue.Secret(PropertyValue.Of("hush")))), States.Resource("b") with { Dependencies = [States.UrnOf("a")] }), Never);
        _exported = await Transfer.ExportAsync(Never);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    private StackTransfer Transfer => _backend.Transfer(States.Name);

    [Fact]
    public async Task State_ExportedAndImported_IsTheSame()
    {
        await _backend.Open(States.Name, _secrets, _secrets).SaveAsync(new Deployment(), Never);

        Assert.Empty(await Transfer.ImportAsync(_exported, _secrets, _secrets, false, Never));

        Assert.Equal(_exported, await Transfer.ExportAsync(Never));
    }

    [Fact]
    public async Task State_ExportedInClear_IsEncryptedByTheImport()
    {
        var clear = await Transfer.ExportWithSecretsAsync(_secrets, Never);
        Assert.Contains("\"plaintext\": \"\\\"hush\\\"\"", clear, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", _exported, StringComparison.Ordinal);

        await Transfer.ImportAsync(clear, _secrets, _secrets, false, Never);

        Assert.DoesNotContain("hush", await File.ReadAllTextAsync(_folder.File("stacks/shop/dev.json")), StringComparison.Ordinal);
        var loaded = await _backend.Open(States.Name, _secrets, _secrets).LoadAsync(Never);
        Assert.Equal(PropertyValue.Secret(PropertyValue.Of("hush")), loaded.Deployment.Resources[2].Inputs["key"]);
    }

    [Fact]
    public async Task State_OfAnotherStack_IsRefusedWithEveryResource()
    {
        var foreign = _exported.Replace("pulumi:dev::shop", "pulumi:prod::shop", StringComparison.Ordinal);

        var refusal = await Assert.ThrowsAsync<ProblemException>(() => Transfer.ImportAsync(foreign, _secrets, _secrets, false, Never));

        Assert.Equal(4, refusal.Problems.Count);
        Assert.Equal("resource 'urn:pulumi:prod::shop::pulumi:pulumi:Stack::shop-dev' is from a different stack (prod != dev)", refusal.Problems[0].Cause);
        Assert.Equal(_exported, await Transfer.ExportAsync(Never));
        Assert.Equal(4, (await Transfer.ImportAsync(foreign, _secrets, _secrets, true, Never)).Length);
    }

    [Fact]
    public async Task State_WithAWrongMagic_IsRefusedInPulumisWords() => await Refused(
        e => e["deployment"]!["manifest"]!["magic"] = "00", "state file contains errors: magic cookie mismatch; possible tampering/corruption detected");

    [Fact]
    public async Task State_InABadOrder_IsRefusedInPulumisWords() => await Refused(
        e => e["deployment"]!["resources"] = new JArray(e["deployment"]!["resources"]!.Reverse()),
        $"state file contains errors: resource {States.UrnOf("b")} refers to unknown provider {States.ProviderReference}");

    [Fact]
    public async Task State_WithPendingOperations_LosesThemWithAWarning()
    {
        var export = JObject.Parse(_exported);
        export["deployment"]!["pending_operations"] = new JArray(new JObject { ["resource"] = export["deployment"]!["resources"]![2]!.DeepClone(), ["type"] = "creating" });

        var warnings = await Transfer.ImportAsync(export.ToString(), _secrets, _secrets, false, Never);

        Assert.Equal($"removing pending operation 'creating' on '{States.UrnOf("a")}' from snapshot", Assert.Single(warnings));
        Assert.DoesNotContain("pending_operations", await Transfer.ExportAsync(Never), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "unexpected EOF")]
    [InlineData("{}", "the stack 'dev' is too old to be used by this version of the Pulumi CLI")]
    [InlineData("{\"version\":5}", "the stack 'dev' is newer than what this version of the Pulumi CLI understands")]
    public async Task File_ThatIsNoExport_IsRefusedInPulumisWords(string text, string cause)
    {
        var refusal = await Assert.ThrowsAsync<ProblemException>(() => Transfer.ImportAsync(text, _secrets, _secrets, true, Never));

        Assert.Equal(cause, refusal.Problems[0].Cause);
    }

    [Fact]
    public async Task State_ThatIsNotSupported_IsRefusedEvenByForceButExported()
    {
        var export = JObject.Parse(_exported);
        export["deployment"]!["resources"]![2]!["taint"] = true;

        var refusal = await Assert.ThrowsAsync<ProblemException>(() => Transfer.ImportAsync(export.ToString(), _secrets, _secrets, true, Never));

        Assert.Contains("a tainted resource", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(_exported, await Transfer.ExportAsync(Never));
        var file = _folder.File("stacks/shop/dev.json");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("\"custom\":true", "\"custom\":true,\"taint\":true", StringComparison.Ordinal));
        Assert.Contains("\"taint\": true", await Transfer.ExportAsync(Never), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stack_ThatIsLocked_IsExportedButNotImported()
    {
        await using var held = await _backend.Open(States.Name, _secrets, _secrets).LockAsync(Never);

        Assert.Equal(_exported, await Transfer.ExportAsync(Never));
        await Assert.ThrowsAsync<ProblemException>(() => Transfer.ImportAsync(_exported, _secrets, _secrets, true, Never));
    }

    private async Task Refused(Action<JObject> spoil, string cause)
    {
        var export = JObject.Parse(_exported);
        spoil(export);

        var refusal = await Assert.ThrowsAsync<ProblemException>(() => Transfer.ImportAsync(export.ToString(), _secrets, _secrets, false, Never));

        Assert.Equal(cause, Assert.Single(refusal.Problems).Cause);
        Assert.Equal(_exported, await Transfer.ExportAsync(Never));
        Assert.Equal(cause, Assert.Single(await Transfer.ImportAsync(export.ToString(), _secrets, _secrets, true, Never)));
    }
}
