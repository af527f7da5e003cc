using DorisDr.Testing.Recordings;
using Newtonsoft.Json.Linq;

namespace DorisDr.Conformance.Tests.Pulumi.Engine;

/// <summary>A call of the real engine to the provider.</summary>
/// <param name="Method">Method name.</param>
/// <param name="Urn">URN of the resource; the token for Invoke.</param>
/// <param name="Request">The request.</param>
/// <param name="Response">The response; null when it failed.</param>
/// <param name="Error">The error's text; null when there was none.</param>
internal sealed record RecordedCall(string Method, string Urn, JObject Request, JObject? Response, string? Error);

/// <summary>The provider calls of one step, in the order in which they began.</summary>
internal static class RecordedCalls
{
    private static readonly string[] Methods =
        ["CheckConfig", "DiffConfig", "Configure", "Check", "Diff", "Create", "Read", "Update", "Delete", "Invoke"];

    public static IReadOnlyList<RecordedCall> Of(RecordedStep step)
    {
        if (!step.Files.TryGetValue("grpc.jsonl", out var file))
        {
            return [];
        }

        var lines = file.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(JObject.Parse).ToList();
        var replies = lines.Where(l => l["reply"]?.Type == JTokenType.Integer).ToDictionary(l => (int)l["reply"]!);
        return
        [
            .. lines.Where(l => l["call"] is not null && ((string?)l["service"])?.EndsWith("ResourceProvider", StringComparison.Ordinal) == true)
                .Select(l => Of(l, replies.GetValueOrDefault((int)l["call"]!)))
                .Where(c => Methods.Contains(c.Method, StringComparer.Ordinal)),
        ];
    }

    private static RecordedCall Of(JObject call, JObject? reply)
    {
        var request = call["request"] as JObject ?? [];
        var error = (string?)(reply?["errors"] as JArray)?.FirstOrDefault();
        var at = error?.IndexOf("desc = ", StringComparison.Ordinal) ?? -1;
        return new RecordedCall(
            ((string)call["method"]!).Split('/')[^1],
            (string?)request["urn"] ?? (string?)request["tok"] ?? "",
            request,
            reply?["response"] as JObject,
            at >= 0 ? error![(at + "desc = ".Length)..] : error);
    }
}
