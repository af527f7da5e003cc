using DorisDr.Engine.Secrets;
using DorisDr.Engine.State.Json;
using Newtonsoft.Json.Linq;

namespace DorisDr.Engine.Configuration;

/// <summary>One configuration value of a stack, opened. Its <see cref="ToString"/> never shows a secret.</summary>
/// <param name="Text">The value in clear; a list or map is JSON text.</param>
/// <param name="IsSecret">True when it, or anything inside, is secret.</param>
/// <param name="IsObject">True for a list or map.</param>
public sealed record StackConfigValue(string Text, bool IsSecret, bool IsObject)
{
    /// <summary>What may be shown: secrets, also inside lists and maps, are <c>[secret]</c>.</summary>
    public string Shown { get; init; } = IsSecret ? ConfigText.Blind : Text;

    /// <inheritdoc/>
    public override string ToString() => Shown;
}

/// <summary>Opens configuration values (sdk/go/common/resource/config/value.go).</summary>
internal static class ConfigText
{
    /// <summary>The one key of a map that stands for a secret.</summary>
    public const string Secure = "secure";

    /// <summary>What stands for a secret where it is shown.</summary>
    public const string Blind = "[secret]";

    /// <summary>The value in clear.</summary>
    /// <param name="raw">As the settings have it.</param>
    /// <param name="secrets">Opens secrets; null to show only, then the text has <c>[secret]</c> in their place.</param>
    public static StackConfigValue Open(JToken raw, ISecretsManager? secrets)
    {
        if (raw is JValue plain)
        {
            return new((string?)plain.Value ?? "", false, false);
        }

        if (CiphertextOf(raw) is { } ciphertext)
        {
            return new(secrets?.Decrypt(ciphertext) ?? Blind, true, false);
        }

        var isSecret = HasSecrets(raw);
        var shown = GoJson.Compact(Reveal(raw, static _ => Blind), escapeHtml: true);
        return new(isSecret && secrets is not null ? GoJson.Compact(Reveal(raw, secrets.Decrypt), escapeHtml: true) : shown, isSecret, true)
        {
            Shown = shown,
        };
    }

    /// <summary>True when anything in the value is secret.</summary>
    public static bool HasSecrets(JToken raw) => CiphertextOf(raw) is not null || raw.Children().Any(HasSecrets);

    private static string? CiphertextOf(JToken raw) =>
        raw is JObject { Count: 1 } map && map[Secure] is JValue { Value: string ciphertext } ? ciphertext : null;

    /// <summary>Maps come out in order of their keys, as Go writes them.</summary>
    private static JToken Reveal(JToken raw, Func<string, string> open) => raw switch
    {
        _ when CiphertextOf(raw) is { } ciphertext => new JValue(open(ciphertext)),
        JObject map => new JObject(map.Properties().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => new JProperty(p.Name, Reveal(p.Value, open)))),
        JArray list => new JArray(list.Select(i => Reveal(i, open))),
        _ => raw.DeepClone(),
    };
}
