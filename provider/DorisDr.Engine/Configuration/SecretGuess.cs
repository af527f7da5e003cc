using System.Text.RegularExpressions;
using DorisDr.ResourceModel.Problems;

namespace DorisDr.Engine.Configuration;

/// <summary>
/// Guesses whether somebody is about to store a secret in clear. Pulumi rates the value by a table of common passwords (pkg/cmd/pulumi/config); here it is the
/// name of the key and how many values of that length and kind of characters there are.
/// </summary>
public static partial class SecretGuess
{
    private const int RatedCharacters = 16;
    private const double LeastBits = 40;
    private const double LeastBitsPerCharacter = 3;

    /// <summary>Refuses a plain value that looks like a secret.</summary>
    /// <exception cref="ProblemException">DDR2605.</exception>
    public static void Refuse(ConfigKey key, string value)
    {
        if (LooksSecret(key, value))
        {
            throw new ProblemException(ConfigurationProblems.LooksSecret(key.Full));
        }
    }

    internal static bool LooksSecret(ConfigKey key, string value)
    {
        var rated = value.Length > RatedCharacters ? value[..RatedCharacters] : value;
        var alphabet = (rated.Any(char.IsAsciiLetterLower) ? 26 : 0) + (rated.Any(char.IsAsciiLetterUpper) ? 26 : 0)
            + (rated.Any(char.IsAsciiDigit) ? 10 : 0) + (rated.Any(c => !char.IsAsciiLetterOrDigit(c)) ? 33 : 0);
        var perCharacter = alphabet == 0 ? 0 : Math.Log2(alphabet);
        return SecretName().IsMatch(key.Name) && rated.Length * perCharacter >= LeastBits && perCharacter >= LeastBitsPerCharacter;
    }

    [GeneratedRegex("pass|pwd|secret|token", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SecretName();
}
