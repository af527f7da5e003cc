using DorisDr.Engine.State;
using DorisDr.ResourceModel.Problems;

namespace DorisDr.Engine.Secrets;

/// <summary>What can be wrong with secrets: codes DDR2501 to DDR2599. Causes are Pulumi's words.</summary>
public static class SecretsProblems
{
    private const string SetIt =
        "Set PULUMI_CONFIG_PASSPHRASE to the passphrase, or PULUMI_CONFIG_PASSPHRASE_FILE to a file that holds it.";

    internal const string Incorrect =
        "incorrect passphrase, please set PULUMI_CONFIG_PASSPHRASE to the correct passphrase or set PULUMI_CONFIG_PASSPHRASE_FILE to a file containing the passphrase";

    internal static Problem MissingPassphrase() =>
        new(
            "DDR2501",
            "passphrase must be set with PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE environment variables",
            "An empty value counts as a passphrase.");

    internal static Problem IncorrectPassphrase() => new("DDR2502", "incorrect passphrase", SetIt);

    internal static Problem Locked() => new("DDR2503", $"failed to decrypt: {Incorrect}", "");

    internal static Problem PassphraseFile(string path, string reason) =>
        new("DDR2504", $"unable to read PULUMI_CONFIG_PASSPHRASE_FILE '{path}': {reason}", "Name a file that can be read.");

    internal static Problem MalformedSalt(string where) =>
        new("DDR2505", $"the {where} is malformed: not v1:SALT:v1:NONCE:DATA", "Put the value back from version control or a backup.");

    internal static Problem BadCiphertext() =>
        new("DDR2506", "bad value: a ciphertext is malformed or was made with another key", "Put the value back from version control, or set it again.");

    internal static Problem UnsupportedProvider(string type) =>
        new("DDR2507", $"The secrets provider '{type}' is not supported by the embedded engine.", StateProblems.UsePulumi);

    internal static Problem NoManager() =>
        new("DDR2508", "The state holds secrets but names no secrets provider.", StateProblems.UsePulumi);
}
