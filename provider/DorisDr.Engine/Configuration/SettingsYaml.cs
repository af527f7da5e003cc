using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DorisDr.Engine.State.Json;
using DorisDr.ResourceModel.Problems;
using Newtonsoft.Json.Linq;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace DorisDr.Engine.Configuration;

/// <summary>YAML of settings files: reading nodes, reading values, and writing entries in the style in which Pulumi writes them.</summary>
internal static partial class SettingsYaml
{
    /// <summary>The map of a document; an empty one for an empty document.</summary>
    /// <exception cref="ProblemException">DDR2601: not YAML. DDR2602: not a map.</exception>
    public static YamlMappingNode Root(string text, string file)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException e)
        {
            throw new ProblemException(ConfigurationProblems.Syntax(file, e.Start.Line, e.Start.Column, e.InnerException?.Message ?? e.Message), e);
        }

        return stream.Documents.Count == 0 ? [] : stream.Documents[0].RootNode switch
        {
            YamlMappingNode map => map,
            YamlScalarNode { Value: null or "" } => [],
            var other => throw Shape(other, file, "the settings must be a map"),
        };
    }

    /// <summary>A value as JSON.</summary>
    public static JToken Value(YamlNode node, string file) => node switch
    {
        YamlScalarNode scalar => Scalar(scalar),
        YamlSequenceNode list => new JArray(list.Select(i => Value(i, file))),
        YamlMappingNode map => new JObject(map.Select(e => new JProperty(Key(e.Key, file), Value(e.Value, file)))),
        _ => throw Shape(node, file, "an alias is not supported"),
    };

    /// <summary>A top-level configuration value: a scalar is its text.</summary>
    public static JToken ConfigValue(YamlNode node, string file) =>
        node is YamlScalarNode scalar
            ? new JValue(IsPlain(scalar) ? GoYamlScalar.Text(scalar.Value ?? "") : scalar.Value ?? "")
            : Value(node, file);

    public static string Key(YamlNode node, string file) =>
        (node as YamlScalarNode)?.Value ?? throw Shape(node, file, "a key must be a text");

    /// <summary>The lines of one entry.</summary>
    public static IEnumerable<string> Entry(string key, JToken value, int indent)
    {
        var margin = new string(' ', indent);
        return value switch
        {
            JObject { HasValues: true } or JArray { HasValues: true } => Nested(value, indent + 2).Prepend($"{margin}{Text(key)}:"),
            _ => [$"{margin}{Text(key)}: {Inline(value)}"],
        };
    }

    /// <summary>A scalar in one line.</summary>
    public static string Inline(JToken value) => value switch
    {
        JObject => "{}",
        JArray => "[]",
        JValue { Value: string text } => Text(text),
        JValue { Value: double number } => double.IsFinite(number) ? GoNumber.Verb(number) : GoNumber.Verb(number) switch
        {
            "NaN" => ".nan",
            "+Inf" => ".inf",
            _ => "-.inf",
        },
        _ => GoJson.Compact(value),
    };

    private static IEnumerable<string> Nested(JToken value, int indent) => value switch
    {
        JObject map => map.Properties().SelectMany(p => Entry(p.Name, p.Value, indent)),
        JArray list => list.SelectMany(i => Item(i, indent)),
        _ => [new string(' ', indent) + Inline(value)],
    };

    private static string[] Item(JToken value, int indent)
    {
        var lines = Nested(value, indent + 2).ToArray();
        if (lines.Length == 0)
        {
            lines = [new string(' ', indent + 2) + Inline(value)];
        }

        lines[0] = $"{new string(' ', indent)}- {lines[0][(indent + 2)..]}";
        return lines;
    }

    private static string Text(string text)
    {
        if (text.Length > 0 && !GoYamlScalar.IsAmbiguous(text) && Plain().IsMatch(text) && !text.EndsWith(':') && !text.Contains(": ", StringComparison.Ordinal)
            && !text.Contains(" #", StringComparison.Ordinal))
        {
            return text;
        }

        return Printable().IsMatch(text) && !GoYamlScalar.IsAmbiguous(text) && text.Length > 0
            ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'"
            : Quoted(text);
    }

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' or '\u007f' or '\u0085' or '\u2028' or '\u2029' or '\ufeff' => $"\\u{((int)c).ToString("x4", CultureInfo.InvariantCulture)}",
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    private static JValue Scalar(YamlScalarNode scalar) =>
        IsPlain(scalar) ? GoYamlScalar.Value(scalar.Value ?? "") : new JValue(scalar.Value ?? "");

    private static bool IsPlain(YamlScalarNode scalar) =>
        scalar.Style is ScalarStyle.Plain or ScalarStyle.Any && (scalar.Tag.IsEmpty || scalar.Tag.Value != "tag:yaml.org,2002:str");

    private static ProblemException Shape(YamlNode node, string file, string what) =>
        new(ConfigurationProblems.Shape(file, node.Start.Line, node.Start.Column, what));

    [GeneratedRegex(@"^[A-Za-z0-9_./+(][A-Za-z0-9_./+=()@:;,%$^~\\ -]*(?<! )$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Plain();

    [GeneratedRegex(@"^[\x20-\x7e]*$(?<!\n)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Printable();
}
