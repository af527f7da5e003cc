using DorisDr.Sandbox;
using DorisDr.Testing;
using DorisDr.Testing.Sandbox;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit;

namespace DorisDr.Conformance.Tests.Sandbox;

/// <summary>
/// The sandbox answers as a real frontend did. Plays whatever lies in the folders of recordings (tests/Recordings, and DORISDR_RECORDINGS), file by
/// file in the order of their recorded run, on one sandbox.
/// </summary>
public sealed class RecordedFrontendTests
{
    private const string Personality = "doris-4";

    /// <summary>Where the order of the run is not that of the names.</summary>
    private static readonly string[] Order = ["01", "02", "04", "05", "06", "07", "03", "08", "", "09", "http", "wire", "13"];

    /// <summary>Statements of recordings that are not played but seen in those that are: their database is used by COM_INIT_DB and logins.</summary>
    private static readonly string[] MadeBefore = ["CREATE DATABASE IF NOT EXISTS bk", "CREATE DATABASE IF NOT EXISTS zz"];

    /// <summary>Configuration that was set by hand before the calls over HTTP were recorded.</summary>
    private static readonly string[] SetBefore =
        ["ADMIN SET FRONTEND CONFIG (\"catalog_trash_expire_second\" = \"7200\")", "ADMIN SET FRONTEND CONFIG (\"max_same_name_catalog_trash_num\" = \"4\")"];

    public static TheoryData<string> Folders()
    {
        var folders = new TheoryData<string> { Checkout.PathOf("tests", "Recordings") };
        if (Environment.GetEnvironmentVariable("DORISDR_RECORDINGS") is { Length: > 0 } more)
        {
            folders.Add(more);
        }

        return folders;
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task Recordings_PlayedAgainstTheSandbox_GetTheRecordedAnswers(string folder)
    {
        using var temporary = new TemporaryFolder();
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(5), TimeProvider.System);
        var files = Read(folder);
        var options = new SandboxOptions(temporary.Path) { AccessKey = "dorisadmin", SecretKey = "dorissecret", Buckets = ["truth"] };
        await using var host = await SandboxHost.StartAsync(options, TimeProvider.System, deadline.Token);
        var frontend = host.Addresses.Clusters[0].Frontends[0].MySql;
        var normaliser = new Normaliser("http://127.0.0.1:9900", host.Addresses.ObjectStore.ToString().TrimEnd('/'));
        var replay = new Replay(frontend, normaliser, time => Pass(host, time));
        using var wire = new WireReplay(frontend, replay, normaliser);
        foreach (var (name, items) in files.Where(f => f.Items.Exists(i => i.ContainsKey("sql"))))
        {
            replay.Play(name, items);
        }

        using (var client = new RawMySqlClient(frontend))
        {
            client.Login();
            client.Required();
            Assert.All(MadeBefore.Concat(SetBefore), sql => Assert.Null(client.Query(sql).Error));
        }

        using var http = new HttpReplay(replay, normaliser);
        foreach (var (name, items) in files.Where(f => f.Items.Exists(i => i.ContainsKey("request"))))
        {
            await http.PlayAsync(name, items, host.Addresses.Clusters[0].Frontends[0].Http, deadline.Token);
        }

        foreach (var (name, items) in files.Where(f => f.Items.Exists(i => i.ContainsKey("greeting"))))
        {
            wire.Play(name, items);
        }

        Assert.True(files.Count > 0, $"There is no recording in {folder}.");
        var differences = replay.Differences.Concat(http.Differences).Concat(wire.Differences).ToList();
        Assert.True(differences.Count == 0, string.Join(Environment.NewLine, differences));
        Assert.True(replay.Compared + wire.Compared + http.Compared > 0, "Nothing was compared.");
    }

    private static void Pass(SandboxHost host, TimeSpan time)
    {
        host.ChangeSpeed(200);
        Task.Delay(time, host.Time).GetAwaiter().GetResult();
        host.ChangeSpeed(1);
    }

    /// <summary>Recordings that begin with the start of a node have a sandbox of their own, with the frontends that they name.</summary>
    [Theory]
    [MemberData(nameof(Folders))]
    public async Task FaultRuns_PlayedAgainstTheSandbox_GetTheRecordedAnswers(string folder)
    {
        var differences = new List<string>();
        var compared = 0;
        foreach (var (name, items) in ReadAll(folder).Where(f => StartsANode(f.Items)))
        {
            using var temporary = new TemporaryFolder();
            using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(10), TimeProvider.System);
            var frontends = Math.Max(1, items.Select(i => (string?)i["fe"]).Where(f => f is not null).Distinct(StringComparer.Ordinal).Count());
            var buckets = items.Select(i => (string?)i["sql"] ?? "").SelectMany(FaultReplay.BucketsIn).Distinct(StringComparer.Ordinal).ToList();
            var options = new SandboxOptions(temporary.Path) { AccessKey = "dorisadmin", SecretKey = "dorissecret", Buckets = buckets, Frontends = frontends, Joined = 1 };
            await using var host = await SandboxHost.StartAsync(options, TimeProvider.System, deadline.Token);
            using var replay = new FaultReplay(host, items);
            await replay.PlayAsync(name, deadline.Token);
            differences.AddRange(replay.Differences);
            compared += replay.Compared;
        }

        Assert.True(differences.Count == 0, string.Join(Environment.NewLine, differences));
        Assert.True(compared > 0, "Nothing was compared.");
    }

    /// <summary>The recordings of the main session.</summary>
    private static List<(string Name, List<JObject> Items)> Read(string folder) => [.. ReadAll(folder).Where(f => !StartsANode(f.Items))];

    private static bool StartsANode(List<JObject> items) => ((string?)items[0]["event"])?.StartsWith("start", StringComparison.Ordinal) == true;

    private static List<(string Name, List<JObject> Items)> ReadAll(string folder) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(folder, Personality), "*.jsonl")
            .Select(f => (Name: Path.GetFileName(f), Items: File.ReadLines(f).Where(l => l.Length > 0).Select(Parse).ToList()))
            .OrderBy(f => Rank(f.Name)).ThenBy(f => f.Name, StringComparer.Ordinal),
    ];

    /// <summary>Times stay text.</summary>
    private static JObject Parse(string line)
    {
        using var reader = new JsonTextReader(new StringReader(line)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }

    private static int Rank(string name)
    {
        var known = Array.FindIndex(Order, o => o.Length > 0 && name.StartsWith(o, StringComparison.Ordinal));
        return known >= 0 ? known : Array.IndexOf(Order, "");
    }
}
