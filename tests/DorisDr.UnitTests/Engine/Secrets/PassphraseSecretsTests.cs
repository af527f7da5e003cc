using CsCheck;
using DorisDr.Engine.Secrets;
using DorisDr.ResourceModel.Problems;
using DorisDr.Testing.Engine;
using Newtonsoft.Json.Linq;
using Xunit;

namespace DorisDr.UnitTests.Engine.Secrets;

public sealed class PassphraseSecretsTests : IDisposable
{
    private const string Salt = "v1:fozI5u6B030=:v1:F+6ZduKKd8G0/V7L:PGMFeIzwobWRKmEAzUdaQHqC5mMRIQ==";
    private static readonly CancellationToken Never = CancellationToken.None;
    private readonly StateFolder _folder = new();

    public PassphraseSecretsTests() => _folder.Machine.Variables["PULUMI_CONFIG_PASSPHRASE"] = "password";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Key_OfPulumisTestVector_IsPulumis() => Assert.Equal(
        "7e700703e28b164e816cb939612c938b8dcf8f8a5237d02824cea3fb656b3a8b",
        Convert.ToHexStringLower(PassphraseKey.Derive("password", Convert.FromBase64String("fozI5u6B030="))));

    [Fact]
    public async Task Manager_OfPulumisSalt_OpensAndNamesItself()
    {
        var manager = await _folder.Secrets.OpenSaltAsync(Salt, Never);

        Assert.Equal(new SecretsProviderState("passphrase", new JObject { ["salt"] = Salt }), manager.Provider);
        Assert.Equal(Salt, PassphraseSecrets.EncryptionSaltOf(manager));
        Gen.String.Sample(text => manager.Decrypt(manager.Encrypt(text)) == text || text.Any(char.IsSurrogate), iter: 200);
        Assert.NotEqual(manager.Encrypt("x"), manager.Encrypt("x"));
    }

    [Fact]
    public async Task Manager_MadeHere_OpensElsewhereWithTheSamePassphrase()
    {
        var made = await _folder.Secrets.CreateAsync(Never);
        using var elsewhere = new PassphraseSecrets(new PassphraseSource(_folder.Machine), _folder.Chance);

        var opened = await elsewhere.OpenSaltAsync(PassphraseSecrets.EncryptionSaltOf(made)!, Never);

        Assert.Equal("hush", opened.Decrypt(made.Encrypt("hush")));
        Assert.Matches("^v1:[A-Za-z0-9+/]{11}=:v1:[A-Za-z0-9+/]{16}:[A-Za-z0-9+/]{30}==$", PassphraseSecrets.EncryptionSaltOf(made));
    }

    [Fact]
    public async Task Passphrase_ThatIsWrong_IsRefusedForSettingsAndLocksAState()
    {
        _folder.Machine.Variables["PULUMI_CONFIG_PASSPHRASE"] = "wrong";

        Assert.Equal("incorrect passphrase", await CauseAsync(() => _folder.Secrets.OpenSaltAsync(Salt, Never)));
        var provider = new SecretsProviderState("passphrase", new JObject { ["salt"] = Salt });
        var locked = await _folder.Secrets.OpenAsync(provider, Never);

        Assert.Equal(provider, locked.Provider);
        const string Words = "failed to decrypt: incorrect passphrase, please set PULUMI_CONFIG_PASSPHRASE to the correct passphrase or set PULUMI_CONFIG_PASSPHRASE_FILE to a file containing the passphrase";
        Assert.Equal(Words, Assert.Throws<ProblemException>(() => locked.Decrypt("v1:a:b")).Problems[0].Cause);
        Assert.Throws<ProblemException>(() => locked.Encrypt("x"));
    }

    [Fact]
    public async Task Passphrase_ThatIsMissing_IsRefusedForBoth()
    {
        _folder.Machine.Variables.Remove("PULUMI_CONFIG_PASSPHRASE");
        const string Words = "passphrase must be set with PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE environment variables";

        Assert.Equal(Words, await CauseAsync(() => _folder.Secrets.OpenSaltAsync(Salt, Never)));
        Assert.Equal(Words, await CauseAsync(() => _folder.Secrets.OpenAsync(new("passphrase", new JObject { ["salt"] = Salt }), Never)));
        Assert.Equal(Words, await CauseAsync(() => _folder.Secrets.CreateAsync(Never)));
    }

    [Fact]
    public async Task Passphrase_OfAFile_IsTrimmedAndOfAPromptIsAskedOnce()
    {
        _folder.Machine.Variables.Remove("PULUMI_CONFIG_PASSPHRASE");
        var asked = 0;
        var source = new PassphraseSource(_folder.Machine, _ => Task.FromResult($"answer {++asked}"));
        Assert.Equal(["answer 1", "answer 1"], [await source.GetAsync(Never), await source.GetAsync(Never)]);

        _folder.Machine.Variables["PULUMI_CONFIG_PASSPHRASE_FILE"] = "pass.txt";
        Assert.StartsWith("unable to read PULUMI_CONFIG_PASSPHRASE_FILE 'pass.txt'", await CauseAsync(() => source.GetAsync(Never)), StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "pass.txt"), " password\n");
        Assert.Equal("password", await source.GetAsync(Never));
        _folder.Machine.Variables["PULUMI_CONFIG_PASSPHRASE"] = "";
        Assert.Equal("", await source.GetAsync(Never));
    }

    [Theory]
    [InlineData("v1:nonsense")]
    [InlineData("v1:AAAAAAAAAAAAAAAA:AAAA")]
    [InlineData("v2:F+6ZduKKd8G0/V7L:PGMFeIzwobWRKmEAzUdaQHqC5mMRIQ==")]
    [InlineData("v1:F+6ZduKKd8G0/V7L:QGMFeIzwobWRKmEAzUdaQHqC5mMRIQ==")]
    public async Task Ciphertext_ThatWasSpoiled_IsRefused(string ciphertext)
    {
        var manager = await _folder.Secrets.OpenSaltAsync(Salt, Never);

        Assert.Equal("DDR2506", Assert.Throws<ProblemException>(() => manager.Decrypt(ciphertext)).Problems[0].Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("v1")]
    [InlineData("v1:???:v1:F+6ZduKKd8G0/V7L:PGMFeIzwobWRKmEAzUdaQHqC5mMRIQ==")]
    public async Task Salt_ThatIsMalformed_IsRefused(string salt)
    {
        var refusal = await Assert.ThrowsAsync<ProblemException>(() => _folder.Secrets.OpenSaltAsync(salt, Never));

        Assert.Equal("DDR2505", refusal.Problems[0].Code);
    }

    [Fact]
    public async Task Provider_OfAnotherType_IsRefusedByName()
    {
        var refusal = await Assert.ThrowsAsync<ProblemException>(() => _folder.Secrets.OpenAsync(new("cloud", []), Never));

        Assert.Contains("'cloud'", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("Run this program with pulumi.", refusal.Problems[0].Remedy);
    }

    [Fact]
    public async Task State_ShownBlind_NeedsNoPassphraseAndCannotBeWritten()
    {
        var manager = await new BlindSecrets().OpenAsync(new("cloud", []), Never);

        Assert.Equal("\"[secret]\"", manager.Decrypt("v1:a:b"));
        Assert.Throws<ProblemException>(() => manager.Encrypt("x"));
    }

    [Fact]
    public async Task Text_OfWhatHoldsSecrets_ShowsNone()
    {
        using var key = new PassphraseKey("password", [1, 2, 3, 4, 5, 6, 7, 8], _folder.Chance);

        Assert.All(
            [key.ToString(), (await _folder.Secrets.OpenSaltAsync(Salt, Never)).ToString(), new PassphraseSource(_folder.Machine).ToString()],
            text => Assert.Equal("***", text));
    }

    private static async Task<string> CauseAsync(Func<Task> attempt) => (await Assert.ThrowsAsync<ProblemException>(attempt)).Problems[0].Cause;
}
