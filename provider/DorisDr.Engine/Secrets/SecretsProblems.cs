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

    private static readonly ProblemKind MissingPassphraseKind = new(
        "DDR2501",
        "passphrase must be set with PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE environment variables",
        "An empty value counts as a passphrase.");

    private static readonly ProblemKind IncorrectPassphraseKind = new("DDR2502", "incorrect passphrase", SetIt);

    private static readonly ProblemKind LockedKind = new("DDR2503", $"failed to decrypt: {Incorrect}", "");

    private static readonly ProblemKind PassphraseFileKind = new(
        "DDR2504", "unable to read PULUMI_CONFIG_PASSPHRASE_FILE '{0}': {1}", "Name a file that can be read.");

    private static readonly ProblemKind MalformedSaltKind = new(
        "DDR2505", "the {0} is malformed: not v1:SALT:v1:NONCE:DATA", "Put the value back from version control or a backup.");

    private static readonly ProblemKind BadCiphertextKind = new(
        "DDR2506", "bad value: a ciphertext is malformed or was made with another key", "Put the value back from version control, or set it again.");

    private static readonly ProblemKind UnsupportedProviderKind = new(
        "DDR2507", "The secrets provider '{0}' is not supported by the embedded engine.", StateProblems.UsePulumi);

    private static readonly ProblemKind NoManagerKind = new(
        "DDR2508", "The state holds secrets but names no secrets provider.", StateProblems.UsePulumi);

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        MissingPassphraseKind, IncorrectPassphraseKind, LockedKind, PassphraseFileKind, MalformedSaltKind, BadCiphertextKind, UnsupportedProviderKind,
        NoManagerKind,
    ];

    internal static Problem MissingPassphrase() => MissingPassphraseKind.Of();

    internal static Problem IncorrectPassphrase() => IncorrectPassphraseKind.Of();

    internal static Problem Locked() => LockedKind.Of();

    internal static Problem PassphraseFile(string path, string reason) => PassphraseFileKind.Of(path, reason);

    internal static Problem MalformedSalt(string where) => MalformedSaltKind.Of(where);

    internal static Problem BadCiphertext() => BadCiphertextKind.Of();

    internal static Problem UnsupportedProvider(string type) => UnsupportedProviderKind.Of(type);

    internal static Problem NoManager() => NoManagerKind.Of();
}
