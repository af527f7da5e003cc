using System.Collections.Immutable;
using DorisDr.Engine.State;
using DorisDr.Engine.State.Checkpoints;
using DorisDr.ResourceModel.Problems;
using DorisDr.Testing.Engine;
using DorisDr.Testing.Recordings;
using Newtonsoft.Json.Linq;
using Xunit;
using Xunit.Abstractions;

namespace DorisDr.Conformance.Tests.Pulumi;

/// <summary>Every state that the real Pulumi wrote is read and written back letter by letter, or refused by name and left alone.</summary>
public sealed class RecordedStateTests(RecordedSecrets secrets, ITestOutputHelper output) : IClassFixture<RecordedSecrets>
{
    private static readonly ImmutableHashSet<string> Packages = ["rec"];

    private static RecordedFile[] States =>
    [
        .. PulumiRecordings.Files.Where(f =>
            f.Step.Length > 0 && f.Name.EndsWith(".json", StringComparison.Ordinal) && f.Text.StartsWith("{\"version\":", StringComparison.Ordinal)
            && f.Text.Contains("\"checkpoint\":", StringComparison.Ordinal)),
    ];

    [Fact]
    public async Task EveryState_OfSupportedContent_IsWrittenBackLetterByLetter()
    {
        var supported = States.Where(s => Reasons(s).Length == 0).ToArray();
        var secretCount = 0;
        foreach (var file in supported)
        {
            var envelope = CheckpointEnvelope.ReadCheckpoint(file.Text);
            var codec = new CheckpointCodec(Packages);
            var manager = await secrets.OpenAsync(envelope.Secrets);
            var deployment = codec.Read(envelope, manager);

            Assert.Null(IntegrityCheck.OfManifest(envelope.Deployment) ?? IntegrityCheck.Of(deployment));
            Assert.Equal(WithoutHtmlEscapes(file.Text), codec.WriteCheckpoint(envelope, deployment, manager));
            secretCount += deployment.Resources.Count(r => r.Inputs.ContainsSecrets || r.Outputs.ContainsSecrets);
        }

        output.WriteLine($"{supported.Length} states written back, {secretCount} resources with secrets opened");
        Assert.NotEmpty(supported);
        Assert.NotEqual(0, secretCount);
    }

    [Fact]
    public async Task EveryState_EncryptedAnew_ReadsAsTheSame()
    {
        var manager = await secrets.CreateAsync();
        foreach (var file in States.Where(s => Reasons(s).Length == 0))
        {
            var envelope = CheckpointEnvelope.ReadCheckpoint(file.Text);
            var codec = new CheckpointCodec(Packages);
            var before = codec.Read(envelope, await secrets.OpenAsync(envelope.Secrets));

            var text = codec.WriteCheckpoint(envelope, before, manager);

            var after = new CheckpointCodec(Packages).Read(CheckpointEnvelope.ReadCheckpoint(text), manager);
            Assert.Equal(before.Resources.Select(r => (r.Urn, r.Inputs, r.Outputs)), after.Resources.Select(r => (r.Urn, r.Inputs, r.Outputs)));
            Assert.All(Ciphertexts(JObject.Parse(file.Text)), c => Assert.DoesNotContain(c, text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task EveryState_OfOtherContent_IsRefusedByNameAndUntouched()
    {
        using var folder = new StateFolder("rec");
        var backend = await folder.OpenAsync();
        var path = folder.File("stacks/p/s.json");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var refused = States.Where(s => Reasons(s).Length > 0).ToArray();
        foreach (var file in refused)
        {
            await File.WriteAllBytesAsync(path, file.Bytes);
            var store = backend.Open(new StackName("p", "s"), null, folder.Secrets);

            var refusal = await Assert.ThrowsAsync<ProblemException>(() => store.LoadAsync(CancellationToken.None));

            var text = refusal.Message;
            Assert.All(Reasons(file), reason => Assert.Contains(reason, text, StringComparison.Ordinal));
            Assert.All(refusal.Problems, p => Assert.Equal("Run this program with pulumi.", p.Remedy));
            Assert.Equal(file.Bytes, await File.ReadAllBytesAsync(path));
            Assert.Equal(["s.json"], folder.Files("stacks/p"));
        }

        output.WriteLine($"{refused.Length} states refused: {string.Join(", ", refused.SelectMany(Reasons).GroupBy(r => r).Select(g => $"{g.Key} {g.Count()}"))}");
        Assert.NotEmpty(refused);
    }

    /// <summary>What a person would say is not supported, judged from the bare JSON.</summary>
    private static string[] Reasons(RecordedFile file)
    {
        var root = JObject.Parse(file.Text);
        var reasons = new HashSet<string>(StringComparer.Ordinal);
        foreach (var feature in root["features"] ?? new JArray())
        {
            reasons.Add($"the feature '{feature}'");
        }

        foreach (var resource in root.SelectTokens("$..resources[*]").Concat(root.SelectTokens("$..pending_operations[*].resource")).Cast<JObject>())
        {
            var type = (string)resource["type"]!;
            Add(!(bool)resource["custom"]! && type != "pulumi:pulumi:Stack", "a component");
            Add(type.StartsWith("pulumi:providers:", StringComparison.Ordinal) && !((string)resource["urn"]!).Contains("::default", StringComparison.Ordinal), "an explicit provider");
            Add(((string?)resource["parent"] ?? "pulumi:Stack::").Contains("pulumi:Stack::", StringComparison.Ordinal) is false, "a parent other than the stack");
            Add(resource["external"] is not null, "only read");
            Add(resource["replacementTrigger"] is not null, "replacementTrigger");
            Add(resource["replaceWith"] is not null, "replaceWith");
            Add(resource["taint"] is not null, "tainted");
            Add(resource["snippetID"] is not null, "snippet");
            var text = resource.ToString();
            Add(text.Contains("\"c44067f5952c0a294b673a41bacd8c17\"", StringComparison.Ordinal), "'asset'");
            Add(text.Contains("\"0def7320c3a5731c473e5ecbe6d01bc7\"", StringComparison.Ordinal), "'archive'");
            Add(text.Contains("\"5cf8f73096256a8f31e491e813e4eb8e\"", StringComparison.Ordinal), "'resource reference'");
        }

        return [.. reasons];

        void Add(bool holds, string reason)
        {
            if (holds)
            {
                reasons.Add(reason);
            }
        }
    }


    /// <summary>`stack import` and `change-secrets-provider` escape what `up` does not; both spell the same text.</summary>
    private static string WithoutHtmlEscapes(string text) => text
        .Replace("\\u003c", "<", StringComparison.Ordinal)
        .Replace("\\u003e", ">", StringComparison.Ordinal)
        .Replace("\\u0026", "&", StringComparison.Ordinal);

    private static IEnumerable<string> Ciphertexts(JObject root) => root.SelectTokens("$..ciphertext").Select(t => (string)t!);
}
