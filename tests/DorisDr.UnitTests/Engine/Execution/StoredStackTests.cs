using DorisDr.Engine.Configuration;
using DorisDr.Engine.Events;
using DorisDr.Engine.Operations;
using DorisDr.Engine.Programs;
using DorisDr.Engine.State;
using DorisDr.Testing.Engine;
using Xunit;

namespace DorisDr.UnitTests.Engine.Execution;

/// <summary>The operations over a real folder: what one run wrote, the next one reads.</summary>
public sealed class StoredStackTests
{
    private const string Program = """
        name: demo
        runtime: yaml
        resources:
          a: {type: "test:Thing", properties: {zone: x, secretNote: s3cr3t-canary, tags: {k: {"fn::secret": s3cr3t-canary}}}}
          b: {type: "test:Thing", properties: {zone: y, note: "${a.secretNote}"}, options: {customTimeouts: {create: 5m}, ignoreChanges: [note]}}
        outputs: {secret: "${b.note}", json: {"fn::toJSON": {"k": "${a.secretNote}"}}}
        """;

    [Fact]
    public async Task Stack_OnDisk_IsReadBackAsItWasAndHoldsNoSecretInClear()
    {
        using var folder = new StateFolder(ScriptedSchema.Package);
        var backend = await folder.OpenAsync();
        var name = new StackName("demo", "dev");
        var manager = await folder.Secrets.CreateAsync(CancellationToken.None);
        await backend.CreateAsync(name, manager, CancellationToken.None);
        var cloud = new ScriptedCloud();

        var up = await RunAsync(folder, backend.Open(name, manager, folder.Secrets), cloud, new OperationOptions());
        var preview = await RunAsync(folder, backend.Open(name, manager, folder.Secrets), cloud, new OperationOptions { Preview = true });
        var again = await RunAsync(folder, backend.Open(name, manager, folder.Secrets), cloud, new OperationOptions { Refresh = true });

        Assert.Equal(3, up.Changes[StepOp.Create]);
        Assert.False(preview.HasChanges);
        Assert.False(again.HasChanges);
        Assert.Equal(2, (await backend.HistoryAsync(name, CancellationToken.None)).Length);
        Assert.All(
            Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories),
            f => Assert.DoesNotContain("s3cr3t-canary", File.ReadAllText(f), StringComparison.Ordinal));
    }

    private static Task<RunOutcome> RunAsync(StateFolder folder, IStackStore store, ScriptedCloud cloud, OperationOptions options)
    {
        var operations = new StackOperations(new StackSetup
        {
            Project = Project.Parse(Program, "/project/Pulumi.yaml"),
            Store = store,
            Config = new Dictionary<string, StackConfigValue>(StringComparer.Ordinal),
            Providers = _ => new ScriptedProvider(cloud, new ScriptedFaults()),
            Time = folder.Time,
            NewId = () => "7f0c1d1e-0000-4000-8000-000000000001",
        });
        return operations.RunAsync(OperationKind.Update, options, new Silence(), CancellationToken.None, CancellationToken.None);
    }

    private sealed class Silence : IEventSink
    {
        public void Raise(EngineEvent engineEvent)
        {
        }
    }
}
