using CsCheck;
using DorisDr.Engine.Configuration;
using DorisDr.ResourceModel.Problems;
using DorisDr.Testing.Engine;
using DorisDr.UnitTests.Engine.State;
using Newtonsoft.Json.Linq;
using Xunit;

namespace DorisDr.UnitTests.Engine.Configuration;

public sealed class StackSettingsTests
{
    private const string Commented = """
        # Who owns this: platform team.
        encryptionsalt: v1:a:v1:b:c

        config:
          # Size of the shop.
          shop:size: 3 # small
          shop:list:
            - 1
            - two
          # The region.
          dorisdr:region: eu
          shop:block: |
            # not a comment
            text
        # The end.
        novel:
          kept: [1, 2]

        """;

    private static readonly CancellationToken Never = CancellationToken.None;
    private static readonly ConfigKey Size = new("shop", "size");

    [Fact]
    public void Values_OfEveryKind_AreReadAsPulumiReadsThem()
    {
        var settings = Parse("config:\n  size: 007\n  shop:q: \"007\"\n  shop:config:old: 1\n  shop:none:\n  shop:l: [1, 0.50, x, true, null]\n  a:s: {secure: v1:n:d}\n");

        Assert.Equal(
            ["shop:size 7", "shop:q 007", "shop:old 1", "shop:none ", "shop:l [1,0.5,\"x\",true,null]", "a:s {\"secure\":\"v1:n:d\"}"],
            settings.Entries.Select(e => $"{e.Key} {(e.Value is JValue text ? text.Value : DorisDr.Engine.State.Json.GoJson.Compact(e.Value))}"));
    }

    [Fact]
    public void Value_SetAnew_ChangesItsLineOnly()
    {
        var settings = Parse(Commented);

        Assert.Equal(Commented.Replace("size: 3 #", "size: \"4\" #", StringComparison.Ordinal), settings.WithText(Size, "4").Text);
        Assert.Equal(
            Commented.Replace("    text\n", "    text\n  shop:more: x\n", StringComparison.Ordinal), settings.WithText(new("shop", "more"), "x").Text);
        Assert.Equal(
            Commented.Replace("  shop:list:\n    - 1\n    - two\n", "  shop:list: flat\n", StringComparison.Ordinal), settings.WithText(new("shop", "list"), "flat").Text);
        Assert.Equal(
            Commented.Replace("  shop:block: |\n    # not a comment\n    text\n", "", StringComparison.Ordinal), settings.Without(new("shop", "block")).Text);
        Assert.Equal(Commented.Replace("v1:a:v1:b:c", "v1:x", StringComparison.Ordinal), settings.WithEncryptionSalt("v1:x").Text);
        Assert.Same(settings, settings.Without(new("shop", "absent")));
    }

    [Fact]
    public void Settings_FromNothing_AreWrittenAsPulumiWritesThem()
    {
        var secrets = new CountingSecrets();

        var settings = Parse("").WithEncryptionSalt("v1:s").WithText(Size, "1").WithSecret(new("shop", "pw"), "hush", secrets).WithText(new("aws", "region"), "two words");

        Assert.Equal(
            "encryptionsalt: v1:s\nconfig:\n  shop:size: \"1\"\n  shop:pw:\n    secure: 1:aHVzaA==\n  aws:region: two words\n", settings.Text);
        Assert.Equal("encryptionsalt: v1:s\n", settings.Without(Size).Without(new("shop", "pw")).Without(new("aws", "region")).Text);
        Assert.Equal("encryptionsalt: v1:s\nconfig:\n  shop:a: x\n", Parse("config:\n  shop:a: x\n").WithEncryptionSalt("v1:s").Text);
    }

    [Theory]
    [InlineData("config: {shop:size: 1, shop:other: 2}\n")]
    [InlineData("{\"config\": {\"shop:size\": 1, \"shop:other\": 2}}")]
    [InlineData("---\nconfig:\n    shop:size: 1\n    shop:other: 2\n...\n")]
    [InlineData("config:\r\n  shop:size: 1\r\n  shop:other: 2\r\n")]
    public void Settings_InEveryStyle_KeepTheirOtherValues(string text)
    {
        var settings = Parse(text).WithText(Size, "5").WithText(new("shop", "new"), "n");

        Assert.Equal(["shop:size 5", "shop:other 2", "shop:new n"], settings.Entries.Select(e => $"{e.Key} {e.Value}"));
        Assert.Equal(text.Contains('\r', StringComparison.Ordinal), settings.Text.Contains('\r', StringComparison.Ordinal));
    }

    [Fact]
    public void Settings_ChangedManyTimes_HoldWhatAMapWouldHold() =>
        Gen.Select(Gen.Int[0, 5], Gen.Bool, Gen.String).Array[1, 12].Sample(changes =>
        {
            var settings = Parse(Commented);
            var expected = settings.Entries.ToDictionary(e => e.Key, e => e.Value.ToString());
            foreach (var (number, remove, text) in changes)
            {
                var key = number == 5 ? Size : new ConfigKey("shop", $"k{number}");
                if (remove)
                {
                    settings = settings.Without(key);
                    expected.Remove(key);
                }
                else if (!text.Any(char.IsSurrogate))
                {
                    settings = settings.WithText(key, text);
                    expected[key] = text;
                }
            }

            Assert.Equal(expected.OrderBy(e => e.Key.Full), settings.Entries.ToDictionary(e => e.Key, e => e.Value.ToString()).OrderBy(e => e.Key.Full));
            Assert.Contains("# Who owns this", settings.Text, StringComparison.Ordinal);
            Assert.Contains("kept: [1, 2]", settings.Text, StringComparison.Ordinal);
        });

    [Theory]
    [InlineData("config:\n  a: [1\n", "DDR2601", "Pulumi.dev.yaml:")]
    [InlineData("config:\n  - 1\n", "DDR2602", "Pulumi.dev.yaml:2,3: config must be a map")]
    [InlineData("- 1\n", "DDR2602", "Pulumi.dev.yaml:1,1: the settings must be a map")]
    [InlineData("config:\n  a:b:c:d: 1\n", "DDR2603", "could not parse a:b:c:d as a configuration key")]
    [InlineData("secretsprovider: awskms://k\n", "DDR2507", "'awskms://k'")]
    [InlineData("environment:\n  - e\n", "DDR2611", "environment")]
    public void Settings_ThatCannotBeUsed_AreRefusedByName(string text, string code, string words)
    {
        var problem = Assert.Throws<ProblemException>(() => Parse(text)).Problems[0];

        Assert.Equal(code, problem.Code);
        Assert.Contains(words, problem.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_Saved_AreLoadedAgainWithTheirMode()
    {
        using var folder = new StateFolder();
        var path = StackSettings.PathOf(Path.Combine(folder.Path, "Pulumi.yaml"), "", "dev");
        Assert.Equal("Pulumi.dev.yaml", Path.GetFileName(path));
        var settings = (await StackSettings.LoadAsync(path, "shop", Never)).WithText(Size, "1");

        await settings.SaveAsync(Never);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
            await settings.WithText(Size, "2").SaveAsync(Never);
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(path));
        }

        Assert.Equal([path], Directory.GetFiles(folder.Path));
        Assert.Equal("shop:size", (await StackSettings.LoadAsync(path, "shop", Never)).Entries.Single().Key.Full);
    }

    [Fact]
    public async Task Settings_InJson_AreReadButNotChanged()
    {
        using var folder = new StateFolder();
        var path = Path.Combine(folder.Path, "Pulumi.dev.json");
        await File.WriteAllTextAsync(path, "{\"config\":{\"size\":1}}");
        var settings = await StackSettings.LoadAsync(path, "shop", Never);

        Assert.Equal("1", (string?)settings.Find(Size));
        var refusal = await Assert.ThrowsAsync<ProblemException>(() => settings.WithText(Size, "2").SaveAsync(Never));
        Assert.Equal("DDR2609", refusal.Problems[0].Code);
        Assert.Equal("{\"config\":{\"size\":1}}", await File.ReadAllTextAsync(path));
    }

    private static StackSettings Parse(string text) => StackSettings.Parse(text, "/p/Pulumi.dev.yaml", "shop");
}
