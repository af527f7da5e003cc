using Newtonsoft.Json.Linq;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace DorisDr.Engine.Configuration;

/// <summary>
/// Changes one entry of a settings file and leaves every other line, comments included, as it is. Where a file is written in a way that lines cannot be
/// changed (flow style, several documents), the whole is written anew.
/// </summary>
internal static class SettingsEditor
{
    /// <summary>Sets an entry of the outer map, or of one map inside it; null removes it.</summary>
    /// <param name="text">The file.</param>
    /// <param name="section">Name of the inner map; null for the outer one.</param>
    /// <param name="key">The key as it is, or is to be, written.</param>
    /// <param name="value">The value; null to remove the entry.</param>
    /// <param name="file">Name of the file, for messages.</param>
    public static string Set(string text, string? section, string key, JToken? value, string file)
    {
        var expected = Model(text, file);
        Change(expected, section, key, value);
        var newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n').ToList();
        if (lines.Count > 0 && lines[^1].Length == 0)
        {
            lines.RemoveAt(lines.Count - 1);
        }

        var edited = Edit(lines, SettingsYaml.Root(text, file), section, key, value) ? string.Concat(lines.Select(l => l + newLine)) : null;
        return edited is not null && IsSame(edited, expected, file)
            ? edited
            : string.Concat(expected.Properties().SelectMany(p => SettingsYaml.Entry(p.Name, p.Value, 0)).Select(l => l + newLine));
    }

    private static void Change(JObject model, string? section, string key, JToken? value)
    {
        var map = section is null ? model : model[section] as JObject;
        if (map is null)
        {
            model[section!] = map = [];
        }

        if (value is not null)
        {
            map[key] = value.DeepClone();
            return;
        }

        map.Remove(key);
        if (section is not null && !map.HasValues)
        {
            model.Remove(section);
        }
    }

    private static JObject Model(string text, string file) => (JObject)SettingsYaml.Value(SettingsYaml.Root(text, file), file);

    private static bool IsSame(string text, JObject expected, string file)
    {
        try
        {
            return JToken.DeepEquals(Model(text, file), expected);
        }
        catch (ResourceModel.Problems.ProblemException)
        {
            return false;
        }
    }

    private static bool Edit(List<string> lines, YamlMappingNode root, string? section, string key, JToken? value)
    {
        if (section is null)
        {
            return EditMap(lines, root, lines.Count, key, value, atEnd: false);
        }

        var outer = Find(root, section);
        if (outer is null || outer.Value.Value is not YamlMappingNode { Children.Count: > 0 } map)
        {
            return value is null || EditMap(lines, root, lines.Count, section, new JObject { [key] = value }, atEnd: true);
        }

        return value is null && map.Children.Count == 1 && Find(map, key) is not null
            ? EditMap(lines, root, lines.Count, section, null, atEnd: true)
            : EditMap(lines, map, EndOf(root, outer.Value.Key, lines.Count), key, value, atEnd: true);
    }

    private static bool EditMap(List<string> lines, YamlMappingNode map, int end, string key, JToken? value, bool atEnd)
    {
        if (map.Style == MappingStyle.Flow)
        {
            return false;
        }

        var indent = map.Children.Count == 0 ? 0 : (int)map.Children[0].Key.Start.Column - 1;
        if (Find(map, key) is { } entry)
        {
            var from = (int)entry.Key.Start.Line - 1;
            var to = WithoutTail(lines, from, EndOf(map, entry.Key, end), indent);
            if (value is JValue && entry.Value is YamlScalarNode { Style: not (ScalarStyle.Literal or ScalarStyle.Folded) } old
                && old.Start.Line == old.End.Line && old.Start.Line == entry.Key.Start.Line && old.End.Column > old.Start.Column)
            {
                var line = lines[from];
                lines[from] = line[..((int)old.Start.Column - 1)] + SettingsYaml.Inline(value) + line[((int)old.End.Column - 1)..];
                return true;
            }

            lines.RemoveRange(from, to - from);
            lines.InsertRange(from, value is null ? [] : SettingsYaml.Entry(key, value, indent));
            return true;
        }

        if (value is not null)
        {
            var at = map.Children.Count == 0 ? lines.Count
                : atEnd ? WithoutTail(lines, (int)map.Children[^1].Key.Start.Line - 1, end, indent)
                : (int)map.Children[0].Key.Start.Line - 1;
            lines.InsertRange(at, SettingsYaml.Entry(key, value, indent));
        }

        return true;
    }

    private static KeyValuePair<YamlNode, YamlNode>? Find(YamlMappingNode map, string key) =>
        map.Children.Where(c => (c.Key as YamlScalarNode)?.Value == key).Select(c => (KeyValuePair<YamlNode, YamlNode>?)c).FirstOrDefault();

    /// <summary>The line, from zero, on which the next entry begins.</summary>
    private static int EndOf(YamlMappingNode map, YamlNode key, int end)
    {
        var next = map.Children.SkipWhile(c => !ReferenceEquals(c.Key, key)).Skip(1).Select(c => (int?)c.Key.Start.Line - 1).FirstOrDefault();
        return next ?? end;
    }

    /// <summary>Blank lines and comments between two entries belong to the second.</summary>
    private static int WithoutTail(List<string> lines, int from, int to, int indent)
    {
        while (to > from + 1)
        {
            var trimmed = lines[to - 1].TrimStart();
            var margin = lines[to - 1].Length - trimmed.Length;
            if (trimmed.Length > 0 && !(trimmed[0] == '#' && margin <= indent))
            {
                break;
            }

            to--;
        }

        return to;
    }
}
