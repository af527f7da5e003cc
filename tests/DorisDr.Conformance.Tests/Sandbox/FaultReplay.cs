using System.Text.RegularExpressions;
using DorisDr.Sandbox;
using DorisDr.Testing.Sandbox;
using Newtonsoft.Json.Linq;

namespace DorisDr.Conformance.Tests.Sandbox;

/// <summary>
/// Plays a recording in which nodes are killed and started: every statement on a connection of its own, to the frontend that was asked; where the
/// recording waited for something, so many seconds of sandbox time go by.
/// </summary>
internal sealed partial class FaultReplay : IDisposable
{
    private const double Fast = 200;
    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan PollFor = TimeSpan.FromSeconds(60);
    private readonly SandboxHost _host;
    private readonly IReadOnlyList<JObject> _items;
    private readonly Normaliser _normaliser;
    private readonly Replay _replay;
    private readonly HttpReplay _http;
    private int _added;

    public FaultReplay(SandboxHost host, IReadOnlyList<JObject> items)
    {
        (_host, _items) = (host, items);
        var store = items.Select(i => Endpoint().Match((string?)i["sql"] ?? "")).FirstOrDefault(m => m.Success)?.Groups["store"].Value ?? "http://none.invalid";
        _normaliser = new Normaliser(store, host.Addresses.ObjectStore.ToString().TrimEnd('/'));
        _replay = new Replay(Frontend("A").MySql, _normaliser, static _ => { });
        _http = new HttpReplay(_replay, _normaliser);
    }

    public int Compared => _replay.Compared + _http.Compared;

    public IEnumerable<string> Differences => _replay.Differences.Concat(_http.Differences);

    /// <summary>The buckets that a statement names.</summary>
    public static IEnumerable<string> BucketsIn(string sql) => Bucket().Matches(sql).Select(m => m.Groups["bucket"].Value);

    public async Task PlayAsync(string file, CancellationToken ct)
    {
        // What follows the last statement only ends the recorded nodes.
        var last = _items.ToList().FindLastIndex(i => !i.ContainsKey("event") && !i.ContainsKey("note"));
        for (var line = 0; line <= last; line++)
        {
            var item = _items[line];
            var place = $"{file}:{line + 1}";
            if ((string?)item["event"] is { } happened)
            {
                await EventAsync(happened, (double?)item["after_s"] ?? 0, ct);
            }
            else if ((string?)item["http"] is { } path)
            {
                var root = new JObject { ["user"] = "root", ["password"] = "" };
                await _http.CheckAsync(place, Frontend(item).Http, "GET", path, null, root, new JObject { ["body"] = item["body"] }, ct);
            }
            else if ((string?)item["poll"] is { } poll)
            {
                await PollAsync(place, item, poll, ct);
            }
            else if ((string?)item["sql"] is { } sql && item["result"] is JObject recorded && !recorded.ContainsKey("unreachable"))
            {
                _replay.Check(place, sql, recorded, Ask(item, sql));
            }
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task EventAsync(string happened, double seconds, CancellationToken ct)
    {
        var words = happened.Split(' ');
        switch (words[0])
        {
            case "kill":
                await _host.KillAsync(Node(words[1]), ct);
                break;
            case "start":
                await _host.StartNodeAsync(Node(words[1]), ct);
                break;
            default:
                await WaitAsync(TimeSpan.FromSeconds(seconds), ct);
                break;
        }
    }

    /// <summary>Asks until the answer is the last recorded one.</summary>
    private async Task PollAsync(string place, JObject item, string sql, CancellationToken ct)
    {
        var recorded = (JObject)item["seen"]!.Last!;
        var start = _host.Time.GetUtcNow();
        var end = start + PollFor;
        var answer = Ask(item, sql);
        while (_replay.Judge(sql, recorded, answer) is not null && _host.Time.GetUtcNow() < end)
        {
            await WaitAsync(PollEvery, ct);
            answer = Ask(item, sql);
        }

        _replay.Check(place, sql, recorded, answer);
        var rest = start + Lasted(item, recorded) - _host.Time.GetUtcNow();
        if (rest > TimeSpan.Zero)
        {
            await WaitAsync(rest, ct);
        }
    }

    /// <summary>How long the recording polled at least; for what never came it went on for a while.</summary>
    private static TimeSpan Lasted(JObject item, JObject last)
    {
        var seconds = (double?)last["after_s"] ?? 0;
        var cells = (last["rows"] as JArray)?.LastOrDefault() as JArray;
        var came = item["until"] is not JObject until || until.Properties().All(p =>
            cells?[last["columns"]!.Select(c => (string)c!).ToList().IndexOf(p.Name)] is { } cell && p.Value.Any(v => JToken.DeepEquals(v, cell)));
        return TimeSpan.FromSeconds(came ? seconds : Math.Max(seconds + 3, 10));
    }

    private async Task WaitAsync(TimeSpan time, CancellationToken ct)
    {
        _host.ChangeSpeed(Fast);
        await Task.Delay(time, _host.Time, ct);
        _host.ChangeSpeed(1);
    }

    private RawAnswer Ask(JObject item, string sql)
    {
        using var client = new RawMySqlClient(Frontend(item).MySql);
        client.Login();
        client.Required();
        foreach (var before in item["before"] ?? new JArray())
        {
            client.Query((string)before!);
        }

        return client.Query(Sendable(sql));
    }

    private string Sendable(string sql)
    {
        if (!sql.Contains("ADD FOLLOWER", StringComparison.Ordinal))
        {
            return _normaliser.Translate(sql);
        }

        var follower = _host.Addresses.Clusters[0].Frontends[++_added];
        return $"ALTER SYSTEM ADD FOLLOWER '{follower.EditLog}'";
    }

    private FrontendAddress Frontend(JObject item) => Frontend((string?)item["fe"] ?? "A");

    private FrontendAddress Frontend(string name) => _host.Addresses.Clusters[0].Frontends.Single(f => f.Name == name);

    private static string Node(string recorded) => recorded switch { "be" => "primary/be1", "fe" => "primary/A", "store" => "objectStore", var letter => "primary/" + letter };

    [GeneratedRegex("\"s3.endpoint\"=\"(?<store>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Endpoint();

    [GeneratedRegex("'s3://(?<bucket>[^/']+)/", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bucket();
}
