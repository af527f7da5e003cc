using DorisDr.Testing;
using DorisDr.Testing.Rec;
using DorisDr.Testing.Recordings;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;
using Xunit;

namespace DorisDr.Conformance.Tests.Plugin;

/// <summary>
/// The plugin host with a provider that behaves as the recorded one, given the bytes that the real engine sent, in the same order and with the same
/// overlaps: it must answer the same messages, failures, statuses and details.
/// </summary>
public sealed class RecordedShapeTests
{
    public static TheoryData<string> Scenarios => [.. PulumiRecordings.Steps.Where(s => s.Files.ContainsKey("wire.jsonl")).Select(s => s.Scenario).Distinct()];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task RecordedRequests_SentAgain_GetTheRecordedAnswers(string scenario)
    {
        var store = new RecStore();
        var faults = new RecFaults();
        var differences = new List<string>();
        var allowed = new List<string>();
        var answers = 0;
        foreach (var step in PulumiRecordings.Steps.Where(s => s.Scenario == scenario))
        {
            if (step.Result["faults"] is JObject changed)
            {
                faults.Replace(changed);
            }

            store.Tamper(step.Result["store"] as JObject ?? []);
            await foreach (var (call, recorded, ours) in ReplayAsync(step, store, faults))
            {
                answers++;
                if (!recorded.Equals(ours))
                {
                    var reason = AllowedDifference.All.FirstOrDefault(d => d.Explains(call, recorded, ours));
                    (reason is null ? differences : allowed).Add(reason?.Name ?? $"{call.Place} {call.Method}\n  recorded {recorded}\n  ours     {ours}");
                }
            }

            if (step.Files.TryGetValue("things.json", out var things))
            {
                store.Replace(JObject.Parse(things.Text));
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences.Take(20)) + $"\n{differences.Count} differences");
        Assert.NotEqual(0, answers);
        Figures.Note($"Recorded requests: {scenario}: {answers} answers as recorded; allowed: "
            + (allowed.Count == 0 ? "none" : string.Join(", ", allowed.CountBy(n => n).Select(n => $"{n.Key} ({n.Value})"))));
    }

    private static async IAsyncEnumerable<(WireLine Call, Answer Recorded, Answer Ours)> ReplayAsync(RecordedStep step, RecStore store, RecFaults faults)
    {
        var clock = new FakeTimeProvider();
        var lines = WireLine.Of(step).ToList();
        var answered = lines.Where(l => l.Event == "reply").Select(l => (l.Process, l.Call)).ToHashSet();
        var processes = new Dictionary<int, RecPlugin>();
        var open = new Dictionary<(int, int), (WireLine Line, Task<byte[]> Reply)>();
        try
        {
            foreach (var line in lines)
            {
                var key = (line.Process, line.Call);
                if (line.Event == "call" && answered.Contains(key))
                {
                    if (!processes.TryGetValue(line.Process, out var plugin))
                    {
                        processes[line.Process] = plugin = await RecPlugin.StartAsync(store, faults, clock);
                    }

                    open[key] = (line, plugin.CallAsync(line.Method, line.Bytes!));
                }
                else if (line.Event == "reply" && open.Remove(key, out var call))
                {
                    while (!call.Reply.IsCompleted)
                    {
                        // What the recorded provider made slow takes no time here.
                        clock.Advance(TimeSpan.FromSeconds(1));
                        await Task.WhenAny(call.Reply, Task.Delay(TimeSpan.FromMilliseconds(5)));
                    }

                    var ours = await Answer.OfAsync(call.Line, call.Reply);
                    if (line.Bytes is not null || line.Status is not null)
                    {
                        yield return (call.Line, Answer.Of(line), ours);
                    }
                }
            }
        }
        finally
        {
            foreach (var plugin in processes.Values)
            {
                await plugin.DisposeAsync();
            }
        }
    }
}
