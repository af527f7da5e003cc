using DorisDr.ResourceModel.Problems;

namespace DorisDr.Engine.Secrets;

/// <summary>
/// Opens any state without a passphrase, for showing it: every secret reads as the text <c>[secret]</c> and nothing can be written. What
/// <c>stack output</c> without <c>--show-secrets</c> needs.
/// </summary>
public sealed class BlindSecrets : ISecretsOpener
{
    /// <inheritdoc/>
    public Task<ISecretsManager> OpenAsync(SecretsProviderState provider, CancellationToken cancellation) =>
        Task.FromResult<ISecretsManager>(new BlindManager(provider));

    private sealed class BlindManager(SecretsProviderState provider) : ISecretsManager
    {
        public SecretsProviderState Provider { get; } = provider;

        public string Encrypt(string plaintext) => throw new ProblemException(SecretsProblems.Locked());

        public string Decrypt(string ciphertext) => "\"[secret]\"";
    }
}
