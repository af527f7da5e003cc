using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using DorisDr.Engine.Secrets;
using DorisDr.Engine.State.Json;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;
using Newtonsoft.Json.Linq;

namespace DorisDr.Engine.Configuration;

/// <summary>A configuration key that a project declares.</summary>
/// <param name="Key">The key.</param>
/// <param name="Type"><c>string</c>, <c>integer</c>, <c>boolean</c>, <c>array</c> or <c>object</c>; null when none is declared.</param>
/// <param name="ItemType">Type of an array's items; null for none.</param>
/// <param name="IsSecret">True when the stack must give it encrypted.</param>
/// <param name="Value">What holds when the stack gives nothing; null for none.</param>
public sealed record DeclaredConfig(ConfigKey Key, string? Type, string? ItemType, bool IsSecret, PropertyValue? Value);

/// <summary>The configuration that a program and its provider get: the stack's, then the project's (sdk/go/common/workspace/config.go).</summary>
public static class StackConfig
{
    /// <summary>Merges and opens; full key to value.</summary>
    /// <param name="stack">Short stack name, for messages.</param>
    /// <param name="project">Project name.</param>
    /// <param name="declared">What the project declares.</param>
    /// <param name="settings">What the stack gives.</param>
    /// <param name="secrets">Opens secrets; null to show only, then the text has <c>[secret]</c> in their place and types of secrets are not checked.</param>
    /// <param name="validate">True for preview and up; refresh and destroy only take the defaults.</param>
    /// <exception cref="ProblemException">DDR2606 to DDR2608, all at once: missing, of a wrong type, or in clear though secret.</exception>
    public static ImmutableSortedDictionary<string, StackConfigValue> Resolve(
        string stack, string project, IReadOnlyList<DeclaredConfig> declared, StackSettings settings, ISecretsManager? secrets, bool validate)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, StackConfigValue>(StringComparer.Ordinal);
        foreach (var (key, raw) in settings.Entries)
        {
            values[key.Full] = ConfigText.Open(raw, secrets);
        }

        var problems = new List<Problem>();
        var missing = new List<string>();
        foreach (var declaration in declared)
        {
            if (settings.Find(declaration.Key) is { } given)
            {
                Check(stack, project, declaration, given, values[declaration.Key.Full], secrets is not null, problems);
            }
            else if (declaration.Value is { } value)
            {
                values[declaration.Key.Full] = Of(value, declaration.IsSecret);
            }
            else if (declaration.Key.Namespace == project)
            {
                missing.Add(declaration.Key.Name);
            }
        }

        if (missing.Count > 0)
        {
            problems.Add(ConfigurationProblems.Missing(stack, missing));
        }

        return validate && problems.Count > 0 ? throw new ProblemException(problems) : values.ToImmutable();
    }

    /// <summary>The configuration as a history record holds it: as in the stack file, secrets still encrypted.</summary>
    public static ImmutableSortedDictionary<string, JToken> ForHistory(StackSettings settings) =>
        settings.Entries.GroupBy(e => e.Key.Full, e => e.Value).ToImmutableSortedDictionary(e => e.Key, e => Sorted(e.Last()), StringComparer.Ordinal);

    private static void Check(
        string stack, string project, DeclaredConfig declaration, JToken given, StackConfigValue value, bool opened, List<Problem> problems)
    {
        var key = declaration.Key.Short(project);
        if (declaration.IsSecret && !ConfigText.HasSecrets(given))
        {
            problems.Add(ConfigurationProblems.MustBeSecret(stack, key));
        }
        else if (declaration.Type is { } type && (opened || !value.IsSecret) && !Fits(value, type, declaration.ItemType))
        {
            problems.Add(ConfigurationProblems.WrongType(stack, key, type == "array" && declaration.ItemType is { } item ? $"array<{item}>" : type));
        }
    }

    private static bool Fits(StackConfigValue value, string type, string? itemType)
    {
        if (type is "array" or "object")
        {
            try
            {
                return Fits(GoJson.Parse(value.Text), type, itemType);
            }
            catch (FormatException)
            {
                return false;
            }
        }

        return !value.IsObject && Fits(new JValue(value.Text), type, null);
    }

    private static bool Fits(JToken value, string type, string? itemType) => type switch
    {
        "array" => value is JArray list && (itemType is null || list.All(i => Fits(i, itemType, null))),
        "object" => value is JObject,
        "integer" => value is JValue { Value: long or BigInteger }
            || (value is JValue { Value: double number } && Math.Floor(number) == number)
            || (value is JValue { Value: string text } && BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)),
        "boolean" => value is JValue { Value: bool or "true" or "false" },
        _ => value is JValue { Value: string },
    };

    private static StackConfigValue Of(PropertyValue value, bool isSecret) => value.Plain() switch
    {
        PropertyValue.TextValue text => new(text.Value, isSecret, false),
        PropertyValue.BoolValue flag => new(flag.Value ? "true" : "false", isSecret, false),
        PropertyValue.NumberValue number => new(Number(number.Value), isSecret, false),
        PropertyValue.NullValue => new("", isSecret, false),
        var other => new(GoJson.Compact(Json(other), escapeHtml: true), isSecret, true),
    };

    private static JToken Json(PropertyValue value) => value switch
    {
        PropertyValue.ListValue list => new JArray(list.Items.Select(Json)),
        PropertyValue.MapValue map => new JObject(map.Entries.Select(e => new JProperty(e.Key, Json(e.Value)))),
        PropertyValue.BoolValue flag => new JValue(flag.Value),
        PropertyValue.NumberValue number => new JValue(number.Value),
        PropertyValue.TextValue text => new JValue(text.Value),
        _ => JValue.CreateNull(),
    };

    /// <summary>A whole number is written out, since the project file had it as an integer.</summary>
    private static string Number(double number) =>
        Math.Floor(number) == number && Math.Abs(number) <= 1L << 53 ? ((long)number).ToString(CultureInfo.InvariantCulture) : GoNumber.Verb(number);

    private static JToken Sorted(JToken raw) => raw switch
    {
        JObject map => new JObject(map.Properties().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => new JProperty(p.Name, Sorted(p.Value)))),
        JArray list => new JArray(list.Select(Sorted)),
        _ => raw.DeepClone(),
    };
}
