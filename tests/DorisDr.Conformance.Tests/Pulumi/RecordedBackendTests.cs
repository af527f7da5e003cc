using System.Text.RegularExpressions;
using DorisDr.Engine.State;
using DorisDr.Engine.State.Checkpoints;
using DorisDr.Engine.State.Diy;
using DorisDr.Engine.State.Json;
using DorisDr.ResourceModel.Problems;
using DorisDr.Testing.Engine;
using DorisDr.Testing.Recordings;
using Newtonsoft.Json.Linq;
using Xunit;

namespace DorisDr.Conformance.Tests.Pulumi;

/// <summary>The files around a state, and what is said about them, are those of the real Pulumi.</summary>
public sealed partial class RecordedBackendTests(RecordedSecrets secrets) : IClassFixture<RecordedSecrets>
{
    [Fact]
    public void EveryHistoryRecord_ReadAndWritten_IsTheSameLetterByLetter()
    {
        var files = PulumiRecordings.Files.Where(f => f.Name.EndsWith(".history.json", StringComparison.Ordinal)).ToArray();

        Assert.NotEmpty(files);
        Assert.All(files, f => Assert.Equal(f.Text, GoJson.Compact(StackHistory.Json(StackHistory.TryParse(f.Bytes)!))));
    }

    [Fact]
    public async Task EveryLockedStack_Taken_IsRefusedInPulumisWords()
    {
        var steps = PulumiRecordings.Steps.Where(s => s.Error.Contains("is currently locked by 1 lock", StringComparison.Ordinal)).ToArray();

        Assert.NotEmpty(steps);
        foreach (var step in steps)
        {
            var found = LockPath().Match(step.Error);
            var (project, stack, name) = (found.Groups["project"].Value, found.Groups["stack"].Value, found.Groups["file"].Value);
            using var folder = new StateFolder();
            folder.Machine.HostName = "<host>";
            var path = folder.File($"locks/organization/{project}/{stack}/{name}");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, PulumiRecordings.Files.First(f => f.Name == name && f.Scenario == step.Scenario).Bytes);
            var backend = await folder.OpenAsync();
            var store = backend.Open(new StackName(project, stack), null, folder.Secrets);

            var refusal = await Assert.ThrowsAsync<ProblemException>(() => store.LockAsync(CancellationToken.None));

            var said = refusal.Problems[0].Cause.Replace(folder.Path, "<work-dir>/state", StringComparison.Ordinal).Replace("(pid 0)", "(pid <pid>)", StringComparison.Ordinal);
            Assert.Equal(step.Error.TrimEnd(), $"error: {said}");
            Assert.Equal([name], folder.Files($"locks/organization/{project}/{stack}"));
        }
    }

    [Fact]
    public async Task EveryLock_OfPulumi_HasTheShapeOfOurs()
    {
        var files = PulumiRecordings.Files.Where(f => f.Path.Contains("/locks/", StringComparison.Ordinal)).ToArray();
        using var folder = new StateFolder();
        var backend = await folder.OpenAsync();
        await using var held = await backend.Open(new StackName("p", "s"), null, folder.Secrets).LockAsync(CancellationToken.None);
        var ours = await File.ReadAllTextAsync(folder.File($"locks/organization/p/s/{folder.Files("locks/organization/p/s")[0]}"));

        Assert.NotEmpty(files);
        Assert.All(files, f => Assert.Equal(Shape(f.Text), Shape(ours)));
    }

    [Fact]
    public async Task EveryStackThatWasJustCreated_CreatedHere_HasTheSameFiles()
    {
        var steps = PulumiRecordings.Steps
            .Where(s => s.Run.StartsWith("stack init", StringComparison.Ordinal) && s.Files.ContainsKey("state.json"))
            .ToArray();

        Assert.NotEmpty(steps);
        foreach (var step in steps)
        {
            var recorded = JObject.Parse(step.Files["state.json"].Text);
            var name = ((string)recorded["checkpoint"]!["stack"]!).Split('/');
            var salt = (string)recorded.SelectToken("$..salt")!;
            using var folder = new StateFolder();
            var backend = await folder.OpenAsync();

            await backend.CreateAsync(new StackName(name[1], name[2]), await secrets.OpenSaltAsync(salt), CancellationToken.None);

            var made = JObject.Parse(await File.ReadAllTextAsync(folder.File($"stacks/{name[1]}/{name[2]}.json")));
            Assert.Equal(WithoutManifest(recorded).ToString(), WithoutManifest(made).ToString());
            Assert.Equal("version: 1\n", await File.ReadAllTextAsync(folder.File("meta.yaml")));
            Assert.Equal([$"{name[2]}.json", $"{name[2]}.json.bak"], folder.Files($"stacks/{name[1]}"));
            Assert.Equal(
                $"{{\"version\":0,\"checkpoint\":{{\"stack\":\"organization/{name[1]}/{name[2]}\"}}}}",
                await File.ReadAllTextAsync(folder.File($"stacks/{name[1]}/{name[2]}.json.bak")));
        }
    }

    [Fact]
    public void EveryMetaFile_OfPulumi_IsTheOneThatWeWrite()
    {
        var files = PulumiRecordings.Files.Where(f => f.Name == "meta.yaml").ToArray();

        Assert.NotEmpty(files);
        Assert.All(files, f => Assert.Equal("version: 1\n", f.Text));
    }

    [Fact]
    public void EveryFirstBackup_OfPulumi_IsTheEmptyFileThatWeWrite()
    {
        var files = PulumiRecordings.Files
            .Where(f => f.Name.EndsWith(".json.bak", StringComparison.Ordinal) && f.Text.StartsWith("{\"version\":0", StringComparison.Ordinal))
            .ToArray();

        Assert.NotEmpty(files);
        Assert.All(files, f => Assert.Equal(f.Text, CheckpointCodec.WriteEmpty((string)JObject.Parse(f.Text)["checkpoint"]!["stack"]!)));
    }

    [Theory]
    [InlineData("stack export", false)]
    [InlineData("stack export --show-secrets", true)]
    public async Task EveryExport_DoneHere_IsTheSameLetterByLetter(string command, bool clear)
    {
        var steps = PulumiRecordings.Steps.Where(s => s.Run == command && s.Error.Length == 0).ToArray();

        Assert.NotEmpty(steps);
        foreach (var step in steps)
        {
            var state = PulumiRecordings.AsOf(step, "state.json")!;
            using var folder = new StateFolder();
            var backend = await folder.OpenAsync();
            Directory.CreateDirectory(folder.File("stacks/p"));
            await File.WriteAllBytesAsync(folder.File("stacks/p/s.json"), state.Bytes);
            var transfer = backend.Transfer(new StackName("p", "s"));

            var text = clear
                ? await transfer.ExportWithSecretsAsync(folder.Secrets, CancellationToken.None)
                : await transfer.ExportAsync(CancellationToken.None);

            Assert.Equal(step.Out, text);
        }
    }

    private static string Shape(string json) => string.Join(", ", ((JObject)GoJson.Parse(json)).Properties().Select(p => $"{p.Name}: {p.Value.Type}"));

    private static JObject WithoutManifest(JObject state)
    {
        ((JObject)state["checkpoint"]!["latest"]!).Remove("manifest");
        return state;
    }

    [GeneratedRegex(@"locks/organization/(?<project>[^/]+)/(?<stack>[^/]+)/(?<file>[0-9a-f-]+\.json)\?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LockPath();
}
