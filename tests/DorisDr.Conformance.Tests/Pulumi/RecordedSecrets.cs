using System.Security.Cryptography;
using DorisDr.Engine.Secrets;
using DorisDr.ResourceModel.Problems;
using DorisDr.Testing.Engine;

namespace DorisDr.Conformance.Tests.Pulumi;

/// <summary>Opens what the recordings encrypted; a key is derived once for all tests of a class.</summary>
public sealed class RecordedSecrets : IDisposable
{
    private static readonly string[] Passphrases = ["correct horse", "new horse", ""];
    private readonly RandomNumberGenerator _chance = RandomNumberGenerator.Create();
    private readonly PassphraseSecrets[] _openers;

    public RecordedSecrets() => _openers = [.. Passphrases.Select(p =>
    {
        var machine = new FakeMachine();
        machine.Variables["PULUMI_CONFIG_PASSPHRASE"] = p;
        return new PassphraseSecrets(new PassphraseSource(machine), _chance);
    })];

    public Task<ISecretsManager> CreateAsync() => _openers[0].CreateAsync(CancellationToken.None);

    public async Task<ISecretsManager?> OpenAsync(SecretsProviderState? provider) =>
        provider is null ? null : await OpenSaltAsync((string)provider.State["salt"]!);

    public async Task<ISecretsManager> OpenSaltAsync(string salt)
    {
        foreach (var opener in _openers[..^1])
        {
            try
            {
                return await opener.OpenSaltAsync(salt, CancellationToken.None);
            }
            catch (ProblemException e) when (e.Problems[0].Code == "DDR2502")
            {
            }
        }

        return await _openers[^1].OpenSaltAsync(salt, CancellationToken.None);
    }

    public void Dispose()
    {
        foreach (var opener in _openers)
        {
            opener.Dispose();
        }

        _chance.Dispose();
    }
}
