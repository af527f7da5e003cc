using System.Collections.Concurrent;
using System.Collections.Immutable;
using DorisDr.Engine.Configuration;
using DorisDr.Engine.Events;
using DorisDr.Engine.Operations;
using DorisDr.Engine.Programs;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;
using DorisDr.Resources;
using DorisDr.Testing.Engine;
using Newtonsoft.Json.Linq;

namespace DorisDr.Scenarios.Tests.Contract;

/// <summary>The embedded engine, with a program in YAML and a state in memory.</summary>
internal sealed class EngineDriver(string type, string name, string endpoint) : IContractDriver
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(1);

    private readonly MemoryStackStore _store = new("contract", "dev");

    public RecordedObject? Recorded =>
        _store.Saved.Resources.SingleOrDefault(r => r.Type == type) is { } state ? new(state.Id, state.Inputs, state.Outputs) : null;

    public Task<ContractOutcome> PreviewAsync(PropertyMap inputs) => RunAsync(OperationKind.Update, new() { Preview = true }, inputs);

    public Task<ContractOutcome> UpAsync(PropertyMap inputs) => RunAsync(OperationKind.Update, new(), inputs);

    public Task<ContractOutcome> RefreshAsync() => RunAsync(OperationKind.Refresh, new(), PropertyMap.Empty);

    public Task<ContractOutcome> ImportAsync(string id) =>
        RunAsync(OperationKind.Import, new() { Imports = [new ImportRequest(type, name, id)], ProtectImports = false }, PropertyMap.Empty);

    public Task<ContractOutcome> DestroyAsync() => RunAsync(OperationKind.Destroy, new(), PropertyMap.Empty);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<ContractOutcome> RunAsync(OperationKind operation, OperationOptions options, PropertyMap inputs)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        var events = new Events();
        try
        {
            var outcome = await new StackOperations(Setup(inputs)).RunAsync(operation, options, events, deadline.Token, deadline.Token);
            return events.Outcome(type, outcome.Result);
        }
        catch (ProblemException refused)
        {
            return new ContractOutcome(ContractOutcome.Failed, [], refused.Message);
        }
    }

    // JSON is YAML.
    private StackSetup Setup(PropertyMap inputs) => new()
    {
        Project = Project.Parse(
            $"name: contract\nruntime: yaml\nresources:\n  {name}: {{type: '{type}', properties: {Json(PropertyValue.Of(inputs)).ToString(Newtonsoft.Json.Formatting.None)}}}\n",
            "/contract/Pulumi.yaml"),
        Store = _store,
        Config = new Dictionary<string, StackConfigValue>(StringComparer.Ordinal)
        {
            ["dorisdr:endpoints"] = new(endpoint, IsSecret: false, IsObject: false),
            ["dorisdr:connectTimeout"] = new("3s", IsSecret: false, IsObject: false),
        }.ToImmutableDictionary(StringComparer.Ordinal),
        Providers = static log => DorisProvider.Create(static _ => null, log, TimeProvider.System),
        Time = TimeProvider.System,
        NewId = static () => "00000000-0000-4000-8000-000000000001",
    };

    private static JToken Json(PropertyValue value) => value switch
    {
        PropertyValue.BoolValue b => b.Value,
        PropertyValue.NumberValue n => n.Value,
        PropertyValue.TextValue t => t.Value,
        PropertyValue.ListValue l => new JArray(l.Items.Select(Json)),
        PropertyValue.MapValue m => new JObject(m.Entries.Select(e => new JProperty(e.Key, Json(e.Value)))),
        _ => throw new ArgumentException($"A program cannot say {value}.", nameof(value)),
    };

    private sealed class Events : IEventSink
    {
        private readonly ConcurrentQueue<EngineEvent> _all = new();

        public void Raise(EngineEvent engineEvent) => _all.Enqueue(engineEvent);

        public ContractOutcome Outcome(string type, RunResult result)
        {
            var steps = _all.OfType<StepFinished>().Select(e => e.Step).Where(s => s.Type == type).ToList();
            var ops = steps.Select(s => s.Op is StepOp.CreateReplacement or StepOp.DeleteReplaced ? StepOp.Replace : s.Op).Distinct().ToList();
            var step = result is not RunResult.Succeeded ? ContractOutcome.Failed
                : ops.Count == 0 ? "none"
                : ops.Single().ToString().ToLowerInvariant();
            var changed = steps.SelectMany(s => s.DetailedDiff ?? []).Select(c => c.Path.ToString()).Distinct().Order(StringComparer.Ordinal);
            return new ContractOutcome(step, [.. changed], string.Join('\n', _all.OfType<Diagnostic>().Select(d => d.Message)));
        }
    }
}
