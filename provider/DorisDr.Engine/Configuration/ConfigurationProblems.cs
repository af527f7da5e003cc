using DorisDr.Engine.State;
using DorisDr.ResourceModel.Problems;

namespace DorisDr.Engine.Configuration;

/// <summary>What can be wrong with the settings and the configuration of a stack: codes DDR2601 to DDR2699. Causes are Pulumi's words where it has some.</summary>
public static class ConfigurationProblems
{
    private const string Validating = "validating stack config: ";

    private static readonly ProblemKind SyntaxKind = new("DDR2601", "{0}:{1},{2}: invalid YAML: {3}", "Correct the file at that place.");

    private static readonly ProblemKind ShapeKind = new("DDR2602", "{0}:{1},{2}: {3}", "Write config: as a map of keys to values.");

    private static readonly ProblemKind BadKeyKind = new(
        "DDR2603", "could not parse {0} as a configuration key", "Write a key as NAME or NAMESPACE:NAME.");

    private static readonly ProblemKind NotFoundKind = new(
        "DDR2604", "configuration key '{0}' not found for stack '{1}'", "See `dorisdr config` for the keys that are set.");

    private static readonly ProblemKind LooksSecretKind = new(
        "DDR2605",
        "config value for '{0}' looks like a secret",
        "Rerun with --secret to encrypt it, or --plaintext if you meant to store in plaintext.");

    private static readonly ProblemKind MissingKind = new(
        "DDR2606", Validating + "Stack '{0}' is missing configuration {1} {2}", "Set {3} with `dorisdr config set KEY VALUE`.");

    private static readonly ProblemKind WrongTypeKind = new(
        "DDR2607", Validating + "Stack '{0}' with configuration key '{1}' must be of type '{2}'", "Set a value of type {2}.");

    private static readonly ProblemKind MustBeSecretKind = new(
        "DDR2608",
        Validating + "Stack '{0}' with configuration key '{1}' must be encrypted as it's secret",
        "Set it again with `dorisdr config set --secret {1}`.");

    private static readonly ProblemKind JsonSettingsKind = new(
        "DDR2609", "The stack settings '{0}' are in JSON, which is read but not changed.", "Change the file by hand, or turn it into YAML.");

    private static readonly ProblemKind UnreadableKind = new(
        "DDR2610", "cannot read or write the stack settings '{0}': {1}", "Make the file readable and writable.");

    private static readonly ProblemKind UnsupportedEnvironmentKind = new(
        "DDR2611", "{0}: the key environment (Pulumi ESC) is not supported by the embedded engine.", StateProblems.UsePulumi);

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        SyntaxKind, ShapeKind, BadKeyKind, NotFoundKind, LooksSecretKind, MissingKind, WrongTypeKind, MustBeSecretKind, JsonSettingsKind, UnreadableKind,
        UnsupportedEnvironmentKind,
    ];

    /// <summary><c>config get</c> of a key that is not set.</summary>
    /// <param name="key">The key as the user wrote it.</param>
    /// <param name="stack">Short stack name.</param>
    public static Problem NotFound(string key, string stack) => NotFoundKind.Of(key, stack);

    internal static Problem Syntax(string file, long line, long column, string reason) => SyntaxKind.Of(file, line, column, reason);

    internal static Problem Shape(string file, long line, long column, string what) => ShapeKind.Of(file, line, column, what);

    internal static Problem BadKey(string key) => BadKeyKind.Of(key);

    internal static Problem LooksSecret(string key) => LooksSecretKind.Of(key);

    internal static Problem Missing(string stack, IReadOnlyList<string> keys) =>
        MissingKind.Of(stack, keys.Count > 1 ? "values" : "value", List(keys), keys.Count > 1 ? "them" : "it");

    internal static Problem WrongType(string stack, string key, string type) => WrongTypeKind.Of(stack, key, type);

    internal static Problem MustBeSecret(string stack, string key) => MustBeSecretKind.Of(stack, key);

    internal static Problem JsonSettings(string file) => JsonSettingsKind.Of(file);

    internal static Problem Unreadable(string file, string reason) => UnreadableKind.Of(file, reason);

    internal static Problem UnsupportedEnvironment(string file) => UnsupportedEnvironmentKind.Of(file);

    private static string List(IReadOnlyList<string> keys)
    {
        var quoted = keys.Order(StringComparer.Ordinal).Select(k => $"'{k}'").ToArray();
        return quoted.Length == 1 ? quoted[0] : $"{string.Join(", ", quoted[..^1])} and {quoted[^1]}";
    }
}
