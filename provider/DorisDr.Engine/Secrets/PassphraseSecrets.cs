using System.Collections.Concurrent;
using System.Security.Cryptography;
using DorisDr.ResourceModel.Problems;
using Newtonsoft.Json.Linq;

namespace DorisDr.Engine.Secrets;

/// <summary>
/// Makes and opens passphrase secrets managers (pkg/secrets/passphrase/manager.go). A key is derived once per passphrase and salt and kept for the life of
/// this object, since deriving takes about a second on purpose.
/// </summary>
/// <param name="passphrases">Where the passphrase comes from.</param>
/// <param name="chance">Salts and nonces.</param>
public sealed class PassphraseSecrets(PassphraseSource passphrases, RandomNumberGenerator chance) : ISecretsOpener, IDisposable
{
    private const string CheckText = "pulumi";
    private readonly ConcurrentDictionary<(string Passphrase, string Salt), Lazy<Task<PassphraseKey>>> _keys = new();

    /// <summary>Makes a manager with a new salt. <see cref="EncryptionSaltOf"/> gives what belongs into the stack file.</summary>
    /// <exception cref="ProblemException">DDR2501: no passphrase is given.</exception>
    public async Task<ISecretsManager> CreateAsync(CancellationToken cancellation)
    {
        var salt = new byte[PassphraseKey.SaltBytes];
        chance.GetBytes(salt);
        var key = await KeyAsync(Convert.ToBase64String(salt), salt, cancellation);
        return new PassphraseManager(key, $"v1:{Convert.ToBase64String(salt)}:{key.Encrypt(CheckText)}");
    }

    /// <summary>Opens the manager of a stack file's <c>encryptionsalt</c>.</summary>
    /// <exception cref="ProblemException">DDR2501: no passphrase is given. DDR2502: it is not the right one. DDR2505: the salt is malformed.</exception>
    public async Task<ISecretsManager> OpenSaltAsync(string encryptionSalt, CancellationToken cancellation) =>
        await TryOpenAsync(encryptionSalt, "encryptionsalt", cancellation) ?? throw new ProblemException(SecretsProblems.IncorrectPassphrase());

    /// <summary>
    /// Opens the manager that a state file names. With a wrong passphrase it opens locked: it keeps its state and fails at its first use, since much can be
    /// done with a state without opening its secrets.
    /// </summary>
    /// <inheritdoc/>
    public async Task<ISecretsManager> OpenAsync(SecretsProviderState provider, CancellationToken cancellation)
    {
        if (provider.Type != SecretsProviderState.Passphrase)
        {
            throw new ProblemException(SecretsProblems.UnsupportedProvider(provider.Type));
        }

        var salt = (string?)(provider.State["salt"] as JValue) ?? "";
        return await TryOpenAsync(salt, "salt in the state", cancellation) ?? (ISecretsManager)new LockedManager(provider);
    }

    /// <summary>What belongs into the stack file for a manager: its <c>encryptionsalt</c>; null for a manager of another type.</summary>
    public static string? EncryptionSaltOf(ISecretsManager manager) =>
        manager.Provider.Type == SecretsProviderState.Passphrase ? (string?)(manager.Provider.State["salt"] as JValue) : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var key in _keys.Values.Where(k => k.IsValueCreated && k.Value.IsCompletedSuccessfully))
        {
            key.Value.Result.Dispose();
        }
    }

    private async Task<PassphraseManager?> TryOpenAsync(string encryptionSalt, string where, CancellationToken cancellation)
    {
        var parts = encryptionSalt.Split(':', 3);
        if (parts is not ["v1", var saltText, var check] || !PassphraseKey.TryBase64(saltText, out var salt))
        {
            throw new ProblemException(SecretsProblems.MalformedSalt(where));
        }

        var key = await KeyAsync(saltText, salt, cancellation);
        return key.TryDecrypt(check, out var text) && text == CheckText ? new PassphraseManager(key, encryptionSalt) : null;
    }

    private async Task<PassphraseKey> KeyAsync(string saltText, byte[] salt, CancellationToken cancellation)
    {
        var passphrase = await passphrases.GetAsync(cancellation);
        var key = _keys.GetOrAdd(
            (passphrase, saltText), k => new(() => Task.Run(() => new PassphraseKey(k.Passphrase, salt, chance), CancellationToken.None)));
        return await key.Value.WaitAsync(cancellation);
    }

    private sealed class PassphraseManager(PassphraseKey key, string salt) : ISecretsManager
    {
        public SecretsProviderState Provider { get; } = new(SecretsProviderState.Passphrase, new JObject { ["salt"] = salt });

        public string Encrypt(string plaintext) => key.Encrypt(plaintext);

        public string Decrypt(string ciphertext) =>
            key.TryDecrypt(ciphertext, out var plaintext) ? plaintext : throw new ProblemException(SecretsProblems.BadCiphertext());

        public override string ToString() => "***";
    }

    private sealed class LockedManager(SecretsProviderState provider) : ISecretsManager
    {
        public SecretsProviderState Provider { get; } = provider;

        public string Encrypt(string plaintext) => throw new ProblemException(SecretsProblems.Locked());

        public string Decrypt(string ciphertext) => throw new ProblemException(SecretsProblems.Locked());
    }
}
