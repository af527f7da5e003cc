using DorisDr.ResourceModel.Values;

namespace DorisDr.Cli.Rendering.Text;

/// <summary>Two maps side by side, as Pulumi shows changes: a symbol in front of what changed, and of what holds it.</summary>
internal static class ChangeText
{
    /// <summary>Lines for all keys, or for changed ones only. The symbol stands two columns before the key.</summary>
    /// <param name="old">Before.</param>
    /// <param name="now">After.</param>
    /// <param name="indent">Column of the keys.</param>
    /// <param name="all">Unchanged keys too.</param>
    public static IEnumerable<StyledText> Lines(PropertyMap old, PropertyMap now, int indent, bool all)
    {
        var keys = old.Keys.Union(now.Keys, StringComparer.Ordinal)
            .Where(k => all || !Equals(old.Find(k), now.Find(k)))
            .Order(StringComparer.Ordinal)
            .ToList();
        var width = ValueText.Width(keys);
        return keys.SelectMany(key => Line(key.PadRight(width), old.Find(key), now.Find(key), indent));
    }

    private static IEnumerable<StyledText> Line(string key, PropertyValue? old, PropertyValue? now, int indent)
    {
        if (Equals(old, now))
        {
            return now is null ? [] : Plain("  ", Tone.Plain, key, now, indent);
        }

        if (old is null)
        {
            return Plain("+ ", Tone.Create, key, now!, indent);
        }

        if (now is null)
        {
            return Plain("- ", Tone.Delete, key, old, indent);
        }

        if (old is PropertyValue.MapValue oldMap && now is PropertyValue.MapValue nowMap)
        {
            return
            [
                Text("~ ", Tone.Update, $"{key}: {{", indent),
                .. Lines(oldMap.Entries, nowMap.Entries, indent + 4, all: true),
                new StyledText(ValueText.Blanks(indent) + "}"),
            ];
        }

        return [Text("~ ", Tone.Update, $"{key}: {string.Join(' ', ValueText.Lines(old, 0))} => {string.Join(' ', ValueText.Lines(now, 0))}", indent)];
    }

    private static IEnumerable<StyledText> Plain(string symbol, Tone tone, string key, PropertyValue value, int indent) =>
        ValueText.Lines(value, indent).Select((line, i) => i == 0 ? Text(symbol, tone, $"{key}: {line}", indent) : new StyledText(line, tone));

    private static StyledText Text(string symbol, Tone tone, string text, int indent) =>
        new StyledText(ValueText.Blanks(indent - 2)).Append(symbol + text, tone);
}
