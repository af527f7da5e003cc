using System.Text.RegularExpressions;
using DorisDr.Engine.Configuration;
using DorisDr.Engine.State.Json;
using DorisDr.ResourceModel.Problems;
using DorisDr.Testing.Engine;
using DorisDr.Testing.Recordings;
using Newtonsoft.Json.Linq;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace DorisDr.Conformance.Tests.Pulumi;

/// <summary>Settings of stacks are read, changed, shown and judged as the real Pulumi does.</summary>
public sealed partial class RecordedConfigurationTests(RecordedSecrets secrets) : IClassFixture<RecordedSecrets>
{
    private const string Prefix = "error: ";

    private static RecordedFile[] Settings => [.. PulumiRecordings.Files.Where(f => f.Name == "stack.yaml")];

    [Fact]
    public async Task EverySecret_OfSettings_OpensWithThePassphrase()
    {
        var opened = 0;
        foreach (var file in Settings)
        {
            var settings = StackSettings.Parse(file.Text, file.Path, "p");
            if (settings.Entries.Any(e => e.Value is JContainer))
            {
                var manager = await secrets.OpenSaltAsync(settings.EncryptionSalt!);
                var values = StackConfig.Resolve("dev", "p", [], settings, manager, validate: true);
                opened += values.Values.Count(v => v.IsSecret && !v.Text.Contains("[secret]", StringComparison.Ordinal));
                Assert.All(values.Values.Where(v => v.IsSecret), v => Assert.DoesNotContain("v1:", v.Text, StringComparison.Ordinal));
            }
        }

        Assert.NotEqual(0, opened);
    }

    [Fact]
    public void EverySettings_LastPlainValueSetAgain_StandsAsPulumiWroteIt()
    {
        var tried = 0;
        foreach (var file in Settings)
        {
            var settings = StackSettings.Parse(file.Text, file.Path, ProjectOf(file));
            Assert.Equal(file.Text, settings.Text);
            if (!settings.Entries.IsEmpty && settings.Entries[^1] is { Value: JValue { Value: string text } } last)
            {
                tried++;
                var again = settings.Without(last.Key);
                Assert.Null(again.Find(last.Key));
                Assert.Equal(file.Text, again.WithText(last.Key, text).Text);
            }
        }

        Assert.NotEqual(0, tried);
    }

    [Theory]
    [InlineData("config --json", false)]
    [InlineData("config --json --show-secrets", true)]
    public async Task EveryListing_OfConfiguration_HasTheSameValues(string command, bool clear)
    {
        var steps = PulumiRecordings.Steps.Where(s => s.Run == command && s.Error.Length == 0).ToArray();

        Assert.NotEmpty(steps);
        foreach (var step in steps)
        {
            var file = PulumiRecordings.AsOf(step, "stack.yaml")!;
            var settings = StackSettings.Parse(file.Text, file.Path, ProjectOf(file));
            var manager = clear ? await secrets.OpenSaltAsync(settings.EncryptionSalt!) : null;
            var shown = new JObject();
            foreach (var (key, value) in StackConfig.Resolve("dev", "", [], settings, manager, validate: false))
            {
                var entry = new JObject();
                if (clear || !value.IsSecret)
                {
                    entry["value"] = value.Text;
                    if (value.IsObject)
                    {
                        entry["objectValue"] = GoJson.Parse(value.Text);
                    }
                }

                entry["secret"] = value.IsSecret;
                shown[key] = entry;
            }

            Assert.Equal(step.Out.TrimEnd(), GoJson.Indented(shown, 2));
        }
    }

    [Fact]
    public void EveryRefusedConfiguration_IsRefusedInPulumisWords()
    {
        var steps = PulumiRecordings.Steps
            .Where(s => s.Run.Length > 0 && s.Error.StartsWith($"{Prefix}validating stack config: ", StringComparison.Ordinal))
            .ToArray();

        Assert.NotEmpty(steps);
        foreach (var step in steps)
        {
            var program = PulumiRecordings.AsOf(step, "program.yaml")!.Text;
            var project = NameLine().Match(program).Groups["name"].Value;
            var settings = StackSettings.Parse(PulumiRecordings.AsOf(step, "stack.yaml")?.Text ?? "", "Pulumi.dev.yaml", project);

            var refusal = Assert.Throws<ProblemException>(
                () => StackConfig.Resolve("dev", project, Declarations(program, project), settings, null, validate: true));

            Assert.Contains(step.Error.TrimEnd(), refusal.Problems.Select(p => Prefix + p.Cause));
        }
    }

    [Fact]
    public async Task EveryMissingOrWrongPassphrase_IsRefusedInPulumisWords()
    {
        var steps = PulumiRecordings.Steps
            .Where(s => s.Run.Length > 0 && s.Error.Contains("get stack secrets manager: ", StringComparison.Ordinal))
            .ToArray();

        Assert.NotEmpty(steps);
        foreach (var step in steps)
        {
            using var folder = new StateFolder();
            if (step.Result["env"] is JObject { HasValues: true } environment)
            {
                folder.Machine.Variables.Remove("PULUMI_CONFIG_PASSPHRASE");
                foreach (var (name, value) in environment)
                {
                    if ((string?)value is { } text)
                    {
                        folder.Machine.Variables[name] = text;
                    }
                }
            }

            var settings = StackSettings.Parse(PulumiRecordings.AsOf(step, "stack.yaml")!.Text, "Pulumi.dev.yaml", "p");

            var refusal = await Assert.ThrowsAsync<ProblemException>(
                () => StackSecrets.ResolveAsync(settings, null, false, folder.Secrets, CancellationToken.None));

            Assert.Equal(step.Error.TrimEnd(), Prefix + refusal.Problems[0].Cause);
        }
    }

    [Fact]
    public void EveryValueThatLooksLikeASecret_IsRefusedInPulumisWords()
    {
        var steps = PulumiRecordings.Steps.Where(s => s.Error.Contains("looks like a secret", StringComparison.Ordinal)).ToArray();

        Assert.NotEmpty(steps);
        foreach (var step in steps)
        {
            var arguments = step.Run.Split(' ');
            var key = ConfigKey.Parse(arguments[2], ProjectOf(PulumiRecordings.AsOf(step, "stack.yaml")!));

            var refusal = Assert.Throws<ProblemException>(() => SecretGuess.Refuse(key, arguments[3]));

            Assert.Equal(step.Error.TrimEnd(), $"{Prefix}{refusal.Problems[0].Cause}; r{refusal.Problems[0].Remedy[1..].TrimEnd('.')}");
        }
    }

    private static string ProjectOf(RecordedFile file) =>
        NameLine().Match(PulumiRecordings.Files.FirstOrDefault(f => f.Scenario == file.Scenario && f.Name == "program.yaml")?.Text ?? "").Groups["name"].Value is { Length: > 0 } name
            ? name
            : "setup";

    private static DeclaredConfig[] Declarations(string program, string project)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(program));
        var config = (YamlMappingNode)((YamlMappingNode)stream.Documents[0].RootNode)["config"];
        return
        [
            .. config.Children.Select(c =>
            {
                var declaration = ((YamlMappingNode)c.Value).Children.ToDictionary(d => d.Key.ToString(), d => d.Value.ToString(), StringComparer.Ordinal);
                return new DeclaredConfig(
                    ConfigKey.Parse(c.Key.ToString(), project), declaration.GetValueOrDefault("type"), null, declaration.GetValueOrDefault("secret") == "true", null);
            }),
        ];
    }

    [GeneratedRegex("^name: (?<name>\\S+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex NameLine();
}
