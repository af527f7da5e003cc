using DorisDr.Engine.Secrets;
using DorisDr.ResourceModel.Problems;

namespace DorisDr.Engine.Configuration;

/// <summary>Finds the secrets manager of a stack (pkg/cmd/pulumi/stack/secrets.go).</summary>
public static class StackSecrets
{
    private const string Context = "getting stack configuration: get stack secrets manager: ";

    /// <summary>
    /// The manager of the settings' salt; without a salt the one that the state names, where that is asked for; else a new one. In the last two cases the salt
    /// is put into the settings, and the caller saves them.
    /// </summary>
    /// <param name="settings">The stack's settings.</param>
    /// <param name="fromState">What the state names; null for none.</param>
    /// <param name="fallBackToState">
    /// True for destroy, and when <c>PULUMI_FALLBACK_TO_STATE_SECRETS_MANAGER</c> is set: without a salt in the settings, use the state's manager.
    /// </param>
    /// <param name="passphrases">Makes and opens managers.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The manager, and the settings with its salt; they are the given ones when nothing is to be saved.</returns>
    /// <exception cref="ProblemException">DDR2501, DDR2502, DDR2505: no, a wrong or no usable passphrase or salt.</exception>
    public static async Task<(ISecretsManager Manager, StackSettings Settings)> ResolveAsync(
        StackSettings settings, SecretsProviderState? fromState, bool fallBackToState, PassphraseSecrets passphrases, CancellationToken cancellation)
    {
        try
        {
            if (settings.EncryptionSalt is { } salt)
            {
                return (await passphrases.OpenSaltAsync(salt, cancellation), settings);
            }

            var manager = fallBackToState && fromState is not null
                ? await passphrases.OpenAsync(fromState, cancellation)
                : await passphrases.CreateAsync(cancellation);
            return (manager, PassphraseSecrets.EncryptionSaltOf(manager) is { } made ? settings.WithEncryptionSalt(made) : settings);
        }
        catch (ProblemException e)
        {
            throw new ProblemException(e.Problems.Select(p => p with { Cause = Context + p.Cause }).ToArray(), e);
        }
    }
}
