namespace DorisDr.Resources.Repositories;

/// <summary>Keys of properties whose values are secret by their name, whoever writes them.</summary>
internal static class SecretKeys
{
    private static readonly string[] Words = ["secret", "password", "token", "credential", "private_key", "account_key", "access_key"];

    internal static bool Contains(string key) => Words.Any(word => key.Contains(word, StringComparison.OrdinalIgnoreCase));
}
