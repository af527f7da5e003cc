using DorisDr.Engine.Configuration;
using DorisDr.Engine.Secrets;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;
using DorisDr.Testing.Engine;
using DorisDr.UnitTests.Engine.State;
using Xunit;

namespace DorisDr.UnitTests.Engine.Configuration;

public sealed class StackConfigTests
{
    private static readonly CancellationToken Never = CancellationToken.None;
    private readonly CountingSecrets _secrets = new();

    [Fact]
    public void Values_OfTheStack_WinOverTheProjects()
    {
        var values = StackConfig.Resolve(
            "dev", "shop",
            [Declare("size", "integer", PropertyValue.Of(1000000)), Declare("ratio", null, PropertyValue.Of(1.5)), Declare("tags", "object", Map()), new(new("aws", "region"), null, null, false, PropertyValue.Of("eu"))],
            Parse("config:\n  size: 2\n"), _secrets, validate: true);

        Assert.Equal(
            ["aws:region eu False", "shop:ratio 1.5 False", "shop:size 2 False", "shop:tags {\"a\":[1,true]} True"],
            values.Select(v => $"{v.Key} {v.Value.Text} {v.Value.IsObject}"));
        Assert.Equal("1000000", StackConfig.Resolve("dev", "shop", [Declare("size", "integer", PropertyValue.Of(1000000))], Parse(""), null, true)["shop:size"].Text);
    }

    [Fact]
    public void Secret_OfTheStack_IsOpenedButNeverShown()
    {
        var cipher = _secrets.Encrypt("hu<sh");
        var settings = Parse($"config:\n  pw: {{secure: '{cipher}'}}\n  o: {{z: 1, k: {{secure: '{cipher}'}}}}\n");

        var values = StackConfig.Resolve("dev", "shop", [], settings, _secrets, validate: true);
        var blind = StackConfig.Resolve("dev", "shop", [], settings, null, validate: true);

        Assert.Equal(("hu<sh", true, false), (values["shop:pw"].Text, values["shop:pw"].IsSecret, values["shop:pw"].IsObject));
        Assert.Equal("{\"k\":\"hu\\u003csh\",\"z\":1}", values["shop:o"].Text);
        Assert.All(values.Values, v => Assert.DoesNotContain("hu", v.ToString(), StringComparison.Ordinal));
        Assert.Equal(["{\"k\":\"[secret]\",\"z\":1}", "[secret]"], blind.Values.Select(v => v.Text));
        Assert.Equal(["{\"k\":\"[secret]\",\"z\":1}", "[secret]"], values.Values.Select(v => v.Shown));
        Assert.Equal(cipher, (string?)StackConfig.ForHistory(settings)["shop:pw"]["secure"]);
    }

    [Theory]
    [InlineData("integer", "abc", false)]
    [InlineData("integer", "'12'", true)]
    [InlineData("integer", "1.5", false)]
    [InlineData("integer", "2.0", true)]
    [InlineData("boolean", "'true'", true)]
    [InlineData("boolean", "yes", false)]
    [InlineData("string", "5", true)]
    [InlineData("string", "[5]", false)]
    [InlineData("object", "{a: 1}", true)]
    [InlineData("object", "[1]", false)]
    [InlineData("array", "[1, 2]", true)]
    [InlineData("array", "x", false)]
    public void Value_OfADeclaredType_IsCheckedInPulumisWords(string type, string value, bool fits)
    {
        var settings = Parse($"config:\n  n: {value}\n");

        var refusal = Record.Exception(() => StackConfig.Resolve("dev", "shop", [Declare("n", type, null)], settings, null, validate: true));

        if (fits)
        {
            Assert.Null(refusal);
        }
        else
        {
            Assert.Equal(
                $"validating stack config: Stack 'dev' with configuration key 'n' must be of type '{type}'",
                Assert.IsType<ProblemException>(refusal).Problems[0].Cause);
        }

        Assert.NotEmpty(StackConfig.Resolve("dev", "shop", [Declare("n", type, null)], settings, null, validate: false));
    }

    [Fact]
    public void Array_OfAnotherItemType_IsRefusedWithItsFullName()
    {
        var declared = new DeclaredConfig(new("shop", "n"), "array", "integer", false, null);

        var refusal = Assert.Throws<ProblemException>(() => StackConfig.Resolve("dev", "shop", [declared], Parse("config:\n  n: [a]\n"), null, true));

        Assert.Contains("must be of type 'array<integer>'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Problems_OfAllKeys_AreSaidAtOnce()
    {
        DeclaredConfig[] declared =
        [
            Declare("b", "string", null), Declare("a", "string", null), Declare("c", null, null),
            Declare("n", "integer", null), new(new("shop", "pw"), "string", null, true, null),
        ];

        var refusal = Assert.Throws<ProblemException>(() => StackConfig.Resolve("dev", "shop", declared, Parse("config:\n  n: x\n  pw: open\n"), _secrets, validate: true));

        Assert.Equal(
            [
                "validating stack config: Stack 'dev' with configuration key 'n' must be of type 'integer'",
                "validating stack config: Stack 'dev' with configuration key 'pw' must be encrypted as it's secret",
                "validating stack config: Stack 'dev' is missing configuration values 'a', 'b' and 'c'",
            ],
            refusal.Problems.Select(p => p.Cause));
    }

    [Fact]
    public async Task Manager_OfTheState_IsUsedOnlyWhereItIsAskedFor()
    {
        using var folder = new StateFolder();
        var first = await folder.Secrets.CreateAsync(Never);
        var salt = PassphraseSecrets.EncryptionSaltOf(first)!;

        var (fromState, written) = await StackSecrets.ResolveAsync(Parse("config: {}\n"), first.Provider, true, folder.Secrets, Never);
        var (fromSettings, same) = await StackSecrets.ResolveAsync(written, null, false, folder.Secrets, Never);
        var (made, saved) = await StackSecrets.ResolveAsync(Parse(""), first.Provider, false, folder.Secrets, Never);

        Assert.Equal(salt, PassphraseSecrets.EncryptionSaltOf(fromState));
        Assert.Equal(salt, PassphraseSecrets.EncryptionSaltOf(fromSettings));
        Assert.Equal(salt, written.EncryptionSalt);
        Assert.Same(written, same);
        Assert.NotEqual(salt, saved.EncryptionSalt);
        Assert.Equal(saved.EncryptionSalt, PassphraseSecrets.EncryptionSaltOf(made));
    }

    [Theory]
    [InlineData("password", "Tr0ub4dor-and-3-horses-battery", true)]
    [InlineData("apiToken", "abcdefghijklmnop", true)]
    [InlineData("password", "hunter", false)]
    [InlineData("region", "Tr0ub4dor-and-3-horses-battery", false)]
    [InlineData("secret", "", false)]
    public void Value_ThatLooksLikeASecret_IsGuessedByKeyAndLength(string key, string value, bool secret) =>
        Assert.Equal(secret, SecretGuess.LooksSecret(new ConfigKey("shop", key), value));

    private static DeclaredConfig Declare(string name, string? type, PropertyValue? value) => new(new("shop", name), type, null, false, value);

    private static PropertyValue Map() =>
        PropertyValue.Of(PropertyMap.Of(("a", PropertyValue.Of([PropertyValue.Of(1), PropertyValue.Of(true)]))));

    private static StackSettings Parse(string text) => StackSettings.Parse(text, "/p/Pulumi.dev.yaml", "shop");
}
