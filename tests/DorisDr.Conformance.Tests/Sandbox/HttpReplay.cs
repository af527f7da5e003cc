using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace DorisDr.Conformance.Tests.Sandbox;

/// <summary>Plays recorded calls of a frontend's HTTP API: status, content type, and the body with its keys in their order.</summary>
internal sealed partial class HttpReplay(Replay replay, Normaliser normaliser) : IDisposable
{
    private readonly HttpClient _client = new();

    public int Compared { get; private set; }

    public List<string> Differences { get; } = [];

    public async Task PlayAsync(string file, IReadOnlyList<JObject> items, Uri frontend, CancellationToken ct)
    {
        for (var line = 0; line < items.Count; line++)
        {
            var request = (JObject)items[line]["request"]!;
            var response = (JObject)items[line]["response"]!;
            await CheckAsync($"{file}:{line + 1}", frontend, (string)request["method"]!, (string)request["path"]!, (string?)request["body"], request["auth"] as JObject, response, ct);
        }
    }

    /// <summary>Makes one call and compares its answer.</summary>
    public async Task CheckAsync(string place, Uri frontend, string method, string path, string? body, JObject? auth, JObject recorded, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(frontend, path));
        if (auth is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{auth["user"]}:{auth["password"]}")));
        }

        if (body is not null)
        {
            request.Content = new StringContent(OwnAddress().Replace(body, frontend.Authority), Encoding.UTF8, "application/json");
        }

        using var answer = await _client.SendAsync(request, ct);
        var text = await answer.Content.ReadAsStringAsync(ct);
        var difference = (int?)recorded["status"] is { } status && status != (int)answer.StatusCode ? $"recorded status {status}, got {(int)answer.StatusCode}"
            : recorded.SelectToken("headers.Content-Type") is { } type && (string?)type != answer.Content.Headers.ContentType?.ToString() ? "content type"
            : Compare(path, JToken.Parse((string)recorded["body"]!), JToken.Parse(text));
        if (difference is null)
        {
            Compared++;
        }
        else
        {
            Differences.Add($"{place} {method} {path}: {difference}");
        }
    }

    public void Dispose() => _client.Dispose();

    private string? Compare(string path, JToken recorded, JToken actual)
    {
        if (recorded.Type != actual.Type)
        {
            return $"recorded {recorded}, got {actual}";
        }

        switch (recorded)
        {
            case JObject left when actual is JObject right:
                var (keys, others) = (left.Properties().Select(p => p.Name).ToList(), right.Properties().Select(p => p.Name).ToList());
                return keys.SequenceEqual(others) ? keys.Select(k => Compare(path, left[k]!, right[k]!)).FirstOrDefault(d => d is not null)
                    : $"recorded keys {string.Join(',', keys)}, got {string.Join(',', others)}";
            case JArray left when actual is JArray right:
                var (items, got) = path.EndsWith("/databases", StringComparison.Ordinal) ? (Known(left), Known(right)) : (left.ToList(), right.ToList());
                return items.Count == got.Count ? items.Zip(got).Select(pair => Compare(path, pair.First, pair.Second)).FirstOrDefault(d => d is not null)
                    : $"recorded {items.Count} items, got {got.Count}";
            default:
                return IsOfOneRun(path, recorded) ? null : normaliser.Differ(recorded.ToString(), actual.ToString());
        }
    }

    /// <summary>Cells of listings of nodes, and how far the journal is.</summary>
    private static bool IsOfOneRun(string path, JToken token) => (NodeListing().IsMatch(path) && token.Path.Contains(".rows", StringComparison.Ordinal))
        || token.Path.EndsWith("current_journal_id", StringComparison.Ordinal);

    private List<JToken> Known(JArray names) => [.. names.Where(n => replay.Knows((string)n!))];

    [GeneratedRegex(@"127\.0\.0\.1:\d+", RegexOptions.None, 1000)]
    private static partial Regex OwnAddress();

    [GeneratedRegex("/manager/node/(frontends|backends)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NodeListing();
}
