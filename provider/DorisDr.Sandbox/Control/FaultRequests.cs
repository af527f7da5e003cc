using System.Text.Json;
using System.Text.RegularExpressions;
using DorisDr.Sandbox.Cluster;
using DorisDr.Sandbox.Faults;

namespace DorisDr.Sandbox.Control;

/// <summary>
/// Faults as JSON: <c>{"speed": X}</c>, <c>{"kill": NODE}</c>, <c>{"start": NODE}</c>, <c>{"drop": {"match", "when": "before"|"after", "count", "node"}}</c>,
/// <c>{"refuse": {"match", "error": {"code", "message"}, "count", "node"}}</c>, <c>{"delay": {"match", "seconds", "count", "node"}}</c>,
/// <c>{"lag": {"node", "seconds"}}</c>, <c>{"readOnlyConfig": {"node", "on"}}</c>, <c>{"clear": true}</c>. Without a node a fault is for all nodes. What
/// matches is the text of a statement or <c>VERB /path?query</c> of a request.
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
                }, Node(body), Match(body), null, TimeSpan.Zero), Count(body));
                break;
            case "refuse":
                var error = body.GetProperty("error");
                var code = error.TryGetProperty("code", out var number) ? number.GetInt32() : 1105;
                var state = error.TryGetProperty("sqlstate", out var text) ? text.GetString() ?? "HY000" : "HY000";
                faults.Add(new Fault(FaultKind.Refuse, Node(body), Match(body), DorisError.Plain(code, state, error.GetProperty("message").GetString() ?? ""), TimeSpan.Zero), Count(body));
                break;
            case "delay":
                faults.Add(new Fault(FaultKind.Delay, Node(body), Match(body), null, TimeSpan.FromSeconds(body.GetProperty("seconds").GetDouble())), Count(body));
                break;
            case "lag":
                nodes.Frontend(Named(body)).Lag = TimeSpan.FromSeconds(body.GetProperty("seconds").GetDouble());
                break;
            case "readOnlyConfig":
                nodes.ConfigFolder(Named(body)).IsReadOnly = body.GetProperty("on").GetBoolean();
                break;
            case "clear":
                faults.Clear();
                nodes.Heal();
                break;
            default:
                throw Refused($"there is no fault '{kind}'");
        }
    }

    private static Regex Match(JsonElement body) =>
        new(body.GetProperty("match").GetString() ?? "", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline, MatchTimeout);

    private static string Named(JsonElement body) => body.GetProperty("node").GetString() ?? "";

    /// <summary>The node that a fault is limited to; null if to none.</summary>
    private string? Node(JsonElement body) => body.TryGetProperty("node", out var node) ? nodes.Demand(node.GetString() ?? "") : null;

    private static int Count(JsonElement body) => body.TryGetProperty("count", out var count) ? count.GetInt32() : 1;

    private static SandboxException Refused(string why) => SandboxProblems.FaultRefused.Of(why);
}
