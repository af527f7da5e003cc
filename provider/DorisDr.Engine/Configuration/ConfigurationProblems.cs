using DorisDr.Engine.State;
using DorisDr.ResourceModel.Problems;

namespace DorisDr.Engine.Configuration;

/// <summary>What can be wrong with the settings and the configuration of a stack: codes DDR2601 to DDR2699. Causes are Pulumi's words where it has some.</summary>
public static class ConfigurationProblems
{
    private const string Validating = "validating stack config: ";

    internal static Problem Syntax(string file, long line, long column, string reason) =>
        new("DDR2601", $"{file}:{line},{column}: invalid YAML: {reason}", "Correct the file at that place.");

    internal static Problem Shape(string file, long line, long column, string what) =>
        new("DDR2602", $"{file}:{line},{column}: {what}", "Write config: as a map of keys to values.");

    internal static Problem BadKey(string key) =>
        new("DDR2603", $"could not parse {key} as a configuration key", "Write a key as NAME or NAMESPACE:NAME.");

    /// <summary><c>config get</c> of a key that is not set.</summary>
    /// <param name="key">The key as the user wrote it.</param>
    /// <param name="stack">Short stack name.</param>
    public static Problem NotFound(string key, string stack) =>
        new("DDR2604", $"configuration key '{key}' not found for stack '{stack}'", "See `dorisdr config` for the keys that are set.");

    internal static Problem LooksSecret(string key) => new(
        "DDR2605",
        $"config value for '{key}' looks like a secret",
        "Rerun with --secret to encrypt it, or --plaintext if you meant to store in plaintext.");

    internal static Problem Missing(string stack, IReadOnlyList<string> keys) => new(
        "DDR2606",
        $"{Validating}Stack '{stack}' is missing configuration value{(keys.Count > 1 ? "s" : "")} {List(keys)}",
        $"Set {(keys.Count > 1 ? "them" : "it")} with `dorisdr config set KEY VALUE`.");

    internal static Problem WrongType(string stack, string key, string type) => new(
        "DDR2607", $"{Validating}Stack '{stack}' with configuration key '{key}' must be of type '{type}'", $"Set a value of type {type}.");

    internal static Problem MustBeSecret(string stack, string key) => new(
        "DDR2608",
        $"{Validating}Stack '{stack}' with configuration key '{key}' must be encrypted as it's secret",
        $"Set it again with `dorisdr config set --secret {key}`.");

    internal static Problem JsonSettings(string file) =>
        new("DDR2609", $"The stack settings '{file}' are in JSON, which is read but not changed.", "Change the file by hand, or turn it into YAML.");

    internal static Problem Unreadable(string file, string reason) =>
        new("DDR2610", $"cannot read or write the stack settings '{file}': {reason}", "Make the file readable and writable.");

    internal static Problem UnsupportedEnvironment(string file) =>
        new("DDR2611", $"{file}: the key environment (Pulumi ESC) is not supported by the embedded engine.", StateProblems.UsePulumi);

    private static string List(IReadOnlyList<string> keys)
    {
        var quoted = keys.Order(StringComparer.Ordinal).Select(k => $"'{k}'").ToArray();
        return quoted.Length == 1 ? quoted[0] : $"{string.Join(", ", quoted[..^1])} and {quoted[^1]}";
    }
}
