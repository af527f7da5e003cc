using System.Globalization;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Cli.Rendering.Text;

/// <summary>Property values as Pulumi's displays write them. Secrets are never shown.</summary>
internal static class ValueText
{
    /// <summary>A value that fits on one line.</summary>
    public static string Scalar(PropertyValue value) => value switch
    {
        PropertyValue.NullValue => "<null>",
        PropertyValue.UnknownValue => "[unknown]",
        PropertyValue.SecretValue => "[secret]",
        PropertyValue.TextValue text => Quote(text.Value),
        PropertyValue.NumberValue number => number.Value.ToString("0.#################", CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>Lines of a value; the first goes behind its key, the others are indented by so many blanks.</summary>
    /// <param name="value">The value.</param>
    /// <param name="indent">Column of the key.</param>
    public static IEnumerable<string> Lines(PropertyValue value, int indent)
    {
        switch (value)
        {
            case PropertyValue.MapValue { Entries.Count: > 0 } map:
                yield return "{";
                foreach (var line in Entries(map.Entries, indent + 4))
                {
                    yield return line;
                }

                yield return Blanks(indent) + "}";
                break;
            case PropertyValue.ListValue { Items.IsEmpty: false } list:
                yield return "[";
                for (var i = 0; i < list.Items.Length; i++)
                {
                    foreach (var line in Entry($"[{i}]", list.Items[i], indent + 4))
                    {
                        yield return line;
                    }
                }

                yield return Blanks(indent) + "]";
                break;
            case PropertyValue.MapValue:
                yield return "{}";
                break;
            case PropertyValue.ListValue:
                yield return "[]";
                break;
            default:
                yield return Scalar(value);
                break;
        }
    }

    /// <summary>The entries of a map with aligned keys.</summary>
    public static IEnumerable<string> Entries(PropertyMap map, int indent)
    {
        var width = Width(map.Keys);
        return map.SelectMany(e => Entry(e.Key.PadRight(width), e.Value, indent));
    }

    /// <summary>Length of the longest key.</summary>
    public static int Width(IEnumerable<string> keys) => keys.Select(k => k.Length).DefaultIfEmpty().Max();

    /// <summary>So many blanks.</summary>
    public static string Blanks(int count) => new(' ', count);

    /// <summary>A text that comes from elsewhere, without what would steer a terminal.</summary>
    public static string Visible(string text) => string.Concat(text.Select(static c => char.IsControl(c) && c is not '\n' ? '?' : c));

    private static IEnumerable<string> Entry(string key, PropertyValue value, int indent)
    {
        var first = true;
        foreach (var line in Lines(value, indent))
        {
            yield return first ? $"{Blanks(indent)}{key}: {line}" : line;
            first = false;
        }
    }

    private static string Quote(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal) + "\"";
}
