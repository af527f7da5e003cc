using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using DorisDr.Engine.Configuration;
using DorisDr.Engine.Events;
using DorisDr.Engine.Operations;
using DorisDr.Engine.Programs;
using DorisDr.ResourceModel.Provider;
using Microsoft.Extensions.Time.Testing;

namespace DorisDr.Testing.Engine;

/// <summary>A stack with a scripted provider and a state in memory: what engine tests run programs on.</summary>
public sealed class TestStack
{
    private int _ids;

    /// <summary>What exists.</summary>
    public ScriptedCloud Cloud { get; } = new();

    /// <summary>What goes wrong.</summary>
    public ScriptedFaults Faults { get; } = new();

    /// <summary>The state.</summary>
    public MemoryStackStore Store { get; } = new("demo", "dev");

    /// <summary>The clock; it stands still.</summary>
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    /// <summary>The program below the head of the file.</summary>
    public string Program { get; set; } = "";

    /// <summary>Configuration by full key.</summary>
    public Dictionary<string, StackConfigValue> Config { get; } = new(StringComparer.Ordinal);

    /// <summary>The provider of the last run.</summary>
    public ScriptedProvider Provider { get; private set; } = null!;

    /// <summary>All providers of the last run; each has its own configuration.</summary>
    public ConcurrentQueue<ScriptedProvider> Providers { get; } = new();

    /// <summary>The events of the last run.</summary>
    public ConcurrentQueue<EngineEvent> Events { get; } = new();

    /// <summary>How a run is done when a test does not say.</summary>
    public OperationOptions Options { get; set; } = new() { Parallel = 1 };

    /// <summary>The calls of the last run, as short texts.</summary>
    public IEnumerable<string> Calls => Provider.Calls.Select(static c => c.ToString());

    /// <summary>The calls of the last run that change something.</summary>
    public IEnumerable<string> Changes => Provider.Calls.Where(static c => c.Method is "Create" or "Update" or "Delete" && !c.Preview).Select(static c => c.ToString());

    /// <summary>The errors of the last run, each with the name of its resource.</summary>
    public IEnumerable<string> Errors => Messages(LogSeverity.Error);

    /// <summary>The whole project file.</summary>
    public string File => $"name: demo\nruntime: yaml\n{Program}";

    /// <summary>A URN of this stack.</summary>
    public static string UrnOf(string name) => DorisDr.Engine.State.Urn.Of("dev", "demo", ScriptedSchema.Thing, name);

    /// <summary>The messages of the last run with a severity, each with the name of its resource.</summary>
    public IEnumerable<string> Messages(LogSeverity severity) => Events.OfType<Diagnostic>()
        .Where(d => d.Severity == severity)
        .Select(static d => $"{DorisDr.Engine.State.Urn.NameOf(d.Urn)}: {d.Message}");

    /// <summary>Runs an update of a program.</summary>
    public Task<RunOutcome> UpAsync(string? program = null, CancellationToken cancel = default, CancellationToken terminate = default)
    {
        Program = program ?? Program;
        return RunAsync(OperationKind.Update, Options, cancel, terminate);
    }

    /// <summary>Previews an update of a program.</summary>
    public Task<RunOutcome> PreviewAsync(string? program = null)
    {
        Program = program ?? Program;
        return RunAsync(OperationKind.Update, Options with { Preview = true });
    }

    /// <summary>Runs an operation.</summary>
    public Task<RunOutcome> RunAsync(
        OperationKind operation, OperationOptions? options = null, CancellationToken cancel = default, CancellationToken terminate = default) =>
        new StackOperations(Setup()).RunAsync(operation, options ?? Options, new Sink(Events), cancel, terminate);

    /// <summary>What a run needs; the former run is forgotten.</summary>
    public StackSetup Setup()
    {
        Events.Clear();
        Providers.Clear();
        return new StackSetup
        {
            Project = Project.Parse(File, "/project/Pulumi.yaml"),
            Store = Store,
            Config = Config.ToImmutableDictionary(StringComparer.Ordinal),
            Providers = _ =>
            {
                Provider = new ScriptedProvider(Cloud, Faults);
                Providers.Enqueue(Provider);
                return Provider;
            },
            Time = Time,
            NewId = () => $"id-{Interlocked.Increment(ref _ids).ToString(CultureInfo.InvariantCulture)}",
        };
    }

    private sealed class Sink(ConcurrentQueue<EngineEvent> events) : IEventSink
    {
        public void Raise(EngineEvent engineEvent) => events.Enqueue(engineEvent);
    }
}
