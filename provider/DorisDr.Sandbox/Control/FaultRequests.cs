using System.Text.Json;
using System.Text.RegularExpressions;
using DorisDr.Sandbox.Cluster;
using DorisDr.Sandbox.Faults;

namespace DorisDr.Sandbox.Control;

/// <summary>
/// Faults as JSON: <c>{"speed": X}</c>, <c>{"kill": NODE}</c>, <c>{"start": NODE}</c>, <c>{"drop": {"match", "when": "before"|"after", "count"}}</c>,
/// <c>{"refuse": {"match", "error": {"code", "message"}, "count"}}</c>, <c>{"delay": {"match", "seconds", "count"}}</c>, <c>{"clear": true}</c>.
/// </summary>
internal sealed class FaultRequests(SandboxNodes nodes, SandboxClock clock, FaultRules faults)
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    public async Task RunAsync(string json, CancellationToken ct)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var properties = document.RootElement.EnumerateObject().ToList();
            if (properties is not [var fault])
            {
                throw Refused("a fault is one JSON object with one key");
            }

            await RunAsync(fault.Name, fault.Value, ct);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or FormatException or KeyNotFoundException or ArgumentException)
        {
            throw Refused(problem.Message);
        }
    }

    private async Task RunAsync(string kind, JsonElement body, CancellationToken ct)
    {
        switch (kind)
        {
            case "speed":
                clock.ChangeSpeed(body.GetDouble());
                break;
            case "kill":
                await nodes.KillAsync(body.GetString() ?? "", ct);
                break;
            case "start":
                await nodes.StartAsync(body.GetString() ?? "", ct);
                break;
            case "drop":
                var when = body.GetProperty("when").GetString();
                faults.Add(new Fault(when switch
                {
                    "before" => FaultKind.DropBefore,
                    "after" => FaultKind.DropAfter,
                    _ => throw Refused($"'when' is 'before' or 'after', not '{when}'"),
                }, Match(body), null, TimeSpan.Zero), Count(body));
                break;
            case "refuse":
                var error = body.GetProperty("error");
                var code = error.TryGetProperty("code", out var number) ? number.GetInt32() : 1105;
                var state = error.TryGetProperty("sqlstate", out var text) ? text.GetString() ?? "HY000" : "HY000";
                faults.Add(new Fault(FaultKind.Refuse, Match(body), DorisError.Plain(code, state, error.GetProperty("message").GetString() ?? ""), TimeSpan.Zero), Count(body));
                break;
            case "delay":
                faults.Add(new Fault(FaultKind.Delay, Match(body), null, TimeSpan.FromSeconds(body.GetProperty("seconds").GetDouble())), Count(body));
                break;
            case "clear":
                faults.Clear();
                break;
            default:
                throw Refused($"there is no fault '{kind}'");
        }
    }

    private static Regex Match(JsonElement body) =>
        new(body.GetProperty("match").GetString() ?? "", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline, MatchTimeout);

    private static int Count(JsonElement body) => body.TryGetProperty("count", out var count) ? count.GetInt32() : 1;

    private static SandboxException Refused(string why) => SandboxProblems.FaultRefused.Of(why);
}
