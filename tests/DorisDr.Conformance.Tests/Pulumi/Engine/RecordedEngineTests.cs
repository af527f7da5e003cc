using System.Collections.Immutable;
using DorisDr.Engine.Configuration;
using DorisDr.Engine.Events;
using DorisDr.Engine.Operations;
using DorisDr.Engine.Programs;
using DorisDr.Engine.State;
using DorisDr.Engine.State.Checkpoints;
using DorisDr.ResourceModel.Problems;
using DorisDr.Testing.Engine;
using DorisDr.Testing.Recordings;
using Xunit;
using Xunit.Abstractions;

namespace DorisDr.Conformance.Tests.Pulumi.Engine;

/// <summary>
/// The embedded engine gets the recorded program, configuration and state, and a provider that answers as recorded. It must send the requests that the real
/// engine sent, and end with the state that the real engine wrote. Steps that use what is left to Pulumi are skipped by feature, and counted.
/// </summary>
public sealed class RecordedEngineTests(RecordedSecrets secrets, ITestOutputHelper output) : IClassFixture<RecordedSecrets>
{
    private static readonly ImmutableHashSet<string> Packages = ["rec"];

    [Fact]
    public async Task EveryStep_OfSupportedFeatures_SendsTheSameRequestsAndEndsInTheSameState()
    {
        var skipped = new Dictionary<string, int>(StringComparer.Ordinal);
        var failures = new List<string>();
        var passed = 0;
        foreach (var step in PulumiRecordings.Steps)
        {
            var outcome = await ReplayAsync(step);
            if (outcome.Skip is { } reason)
            {
                skipped[reason] = skipped.GetValueOrDefault(reason) + 1;
            }
            else if (outcome.Differences.Count > 0)
            {
                failures.Add($"{step}\n    {string.Join("\n    ", outcome.Differences)}");
            }
            else
            {
                passed++;
            }
        }

        output.WriteLine($"{passed} steps replayed, {failures.Count} differ");
        foreach (var (reason, count) in skipped.OrderByDescending(s => s.Value))
        {
            output.WriteLine($"{count} skipped: {reason}");
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
        Assert.True(passed > 0);
    }

    private async Task<Outcome> ReplayAsync(RecordedStep step)
    {
        var run = RecordedRun.Of(step);
        var program = PulumiRecordings.AsOf(step, "program.yaml");
        if (run is null || program is null)
        {
            return Outcome.Skipped("no operation, or one of Pulumi alone");
        }

        if (!step.Files.ContainsKey("grpc.jsonl") || !step.Run.Contains("--non-interactive", StringComparison.Ordinal))
        {
            return Outcome.Skipped("no log, or a terminal");
        }

        if (step.Result["signals"] is not null || step.Error.StartsWith("error:", StringComparison.Ordinal) || step.Result["env"] is not null)
        {
            return Outcome.Skipped("signals, environment, or an error of the CLI itself");
        }

        if (step.Result["faults"]?.ToString() is { } faults && (faults.Contains("Init\"", StringComparison.Ordinal) || faults.Contains("log", StringComparison.Ordinal)))
        {
            return Outcome.Skipped("init errors and log messages, which the gRPC log does not hold");
        }

        try
        {
            return await ReplayAsync(step, run, program.Text);
        }
        catch (ProblemException refused) when (refused.Problems.All(p => p.Code.StartsWith("DDR2", StringComparison.Ordinal)))
        {
            return Outcome.Skipped(refused.Problems[0].Code);
        }
    }

    private async Task<Outcome> ReplayAsync(RecordedStep step, RecordedRun run, string program)
    {
        var project = Project.Parse(program, "/project/Pulumi.yaml");
        var before = await StateAsync(PulumiRecordings.Steps.LastOrDefault(s => s.Scenario == step.Scenario && string.CompareOrdinal(s.Name, step.Name) < 0));
        var after = await StateAsync(step);
        if (run.Runs && !before.PendingOperations.IsEmpty)
        {
            return Outcome.Skipped("named difference: open operations are resolved before anything is planned");
        }

        var store = new MemoryStackStore(project.Name, "dev") { Saved = before };
        var calls = RecordedCalls.Of(step);
        if (calls.Any(c => c is { Method: "Configure", Response: { } answer } && answer["acceptSecrets"] is null))
        {
            return Outcome.Skipped("a provider that takes no secrets");
        }

        var provider = new RecordedProvider(calls);
        var recordedId = after.Resources.Concat(before.Resources).FirstOrDefault(r => r.IsProvider)?.Id ?? "";
        var setup = new StackSetup
        {
            Project = project,
            Store = store,
            Config = await ConfigAsync(step, project, run.Operation is OperationKind.Update),
            Providers = _ => provider,
            Time = TimeProvider.System,
            NewId = () => recordedId,
        };
        var sink = new Sink();
        var operations = new StackOperations(setup);
        var ended = RunResult.Succeeded;
        if (run.Previews)
        {
            ended = (await operations.RunAsync(run.Operation, run.Options with { Preview = true }, sink, default, default)).Result;
        }

        if (run.Runs && ended is RunResult.Succeeded)
        {
            ended = (await operations.RunAsync(run.Operation, run.Options, sink, default, default)).Result;
        }

        if (sink.Errors.Find(e => e.Contains("DDR2060", StringComparison.Ordinal) || e.Contains("DDR2061", StringComparison.Ordinal)
            || e.Contains("DIFF_UNKNOWN", StringComparison.Ordinal)) is not null)
        {
            return Outcome.Skipped("create before delete, or a provider that cannot compare");
        }

        var differences = provider.Differences.ToList();
        if ((ended is RunResult.Succeeded) != ((int?)step.Result["exit"] is 0 or 7))
        {
            differences.Add($"ended as {ended}: {string.Join("; ", sink.Errors)}");
        }

        // What else ran when something failed is a matter of chance in the recording.
        if (ended is not RunResult.Succeeded)
        {
            differences.RemoveAll(static d => d.EndsWith(RecordedProvider.NotCalled, StringComparison.Ordinal));
        }
        else
        {
            differences.AddRange(provider.Missing.Where(m => !IsFree(m)).Select(m => $"not called: {m}"));
            differences.AddRange(StateDifferences.Of(after, store.Saved));
        }

        return new Outcome(null, differences);
    }

    // The real engine may configure in previews that call nothing, and once per process; nothing depends on it.
    private static bool IsFree(string call) => call.StartsWith("Configure ", StringComparison.Ordinal);

    private async Task<Deployment> StateAsync(RecordedStep? step)
    {
        if (step is null || PulumiRecordings.AsOf(step, "state.json") is not { } file)
        {
            return new Deployment();
        }

        var envelope = CheckpointEnvelope.ReadCheckpoint(file.Text);
        return new CheckpointCodec(Packages).Read(envelope, await secrets.OpenAsync(envelope.Secrets));
    }

    private async Task<IReadOnlyDictionary<string, StackConfigValue>> ConfigAsync(RecordedStep step, Project project, bool validate)
    {
        var file = PulumiRecordings.AsOf(step, "stack.yaml");
        var settings = StackSettings.Parse(file?.Text ?? "", "Pulumi.dev.yaml", project.Name);
        var manager = settings.EncryptionSalt is { } salt ? await secrets.OpenSaltAsync(salt) : null;
        return StackConfig.Resolve("dev", project.Name, project.DeclaredConfig, settings, manager, validate);
    }

    private sealed record Outcome(string? Skip, IReadOnlyList<string> Differences)
    {
        public static Outcome Skipped(string reason) => new(reason, []);
    }

    private sealed class Sink : IEventSink
    {
        public List<string> Errors { get; } = [];

        public void Raise(EngineEvent engineEvent)
        {
            if (engineEvent is Diagnostic { Severity: ResourceModel.Provider.LogSeverity.Error } error)
            {
                Errors.Add(error.Message);
            }
        }
    }
}
