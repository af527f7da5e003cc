using DorisDr.ResourceModel.Problems;
using Newtonsoft.Json.Linq;

namespace DorisDr.Engine.Secrets;

/// <summary>Encrypts and decrypts the secrets of one stack.</summary>
public interface ISecretsManager
{
    /// <summary>What the state file says of it.</summary>
    SecretsProviderState Provider { get; }

    /// <summary>Encrypts a text; two calls give two ciphertexts.</summary>
    /// <exception cref="ProblemException">DDR25xx: the manager is locked.</exception>
    string Encrypt(string plaintext);

    /// <summary>Decrypts a text.</summary>
    /// <exception cref="ProblemException">DDR25xx: the manager is locked, or the text is not one of its own.</exception>
    string Decrypt(string ciphertext);
}

/// <summary>Opens the secrets manager that a state file names.</summary>
public interface ISecretsOpener
{
    /// <summary>Opens a manager by what the state file says of it.</summary>
    /// <exception cref="ProblemException">DDR25xx: its type is not supported, or no passphrase is given.</exception>
    Task<ISecretsManager> OpenAsync(SecretsProviderState provider, CancellationToken cancellation);
}

/// <summary>What a state file says of a secrets manager.</summary>
/// <param name="Type"><c>passphrase</c>, or one that only Pulumi opens.</param>
/// <param name="State">What the type needs; <c>{"salt": ...}</c> for a passphrase.</param>
public sealed record SecretsProviderState(string Type, JObject State)
{
    /// <summary>The type of a passphrase manager.</summary>
    public const string Passphrase = "passphrase";

    /// <inheritdoc/>
    public bool Equals(SecretsProviderState? other) => other is not null && Type == other.Type && JToken.DeepEquals(State, other.State);

    /// <inheritdoc/>
    public override int GetHashCode() => Type.GetHashCode(StringComparison.Ordinal);
}
