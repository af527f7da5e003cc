using System.Text;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Engine.Programs.Expressions;

/// <summary>JSON as Go's <c>encoding/json</c> writes it: sorted keys, no white space, HTML characters escaped. The result of <c>fn::toJSON</c>.</summary>
internal static class GoJson
{
    public static string Of(PropertyValue value)
    {
        var text = new StringBuilder();
        Write(value, text);
        return text.ToString();
    }

    private static void Write(PropertyValue value, StringBuilder text)
    {
        switch (value.Unwrapped)
        {
            case PropertyValue.TextValue { Value: var content }:
                WriteText(content, text);
                break;
            case PropertyValue.NumberValue { Value: var number } when double.IsFinite(number):
                text.Append(GoNumber.ToJson(number));
                break;
            case PropertyValue.BoolValue flag:
                text.Append(flag.Value ? "true" : "false");
                break;
            case PropertyValue.ListValue list:
                WriteAll('[', list.Items, ']', item => Write(item, text), text);
                break;
            case PropertyValue.MapValue map:
                WriteAll('{', map.Entries, '}', entry => WriteEntry(entry.Key, entry.Value, text), text);
                break;
            default:
                text.Append("null");
                break;
        }
    }

    private static void WriteEntry(string key, PropertyValue value, StringBuilder text)
    {
        WriteText(key, text);
        text.Append(':');
        Write(value, text);
    }

    private static void WriteAll<T>(char open, IEnumerable<T> items, char close, Action<T> write, StringBuilder text)
    {
        text.Append(open);
        var first = true;
        foreach (var item in items)
        {
            if (!first)
            {
                text.Append(',');
            }

            first = false;
            write(item);
        }

        text.Append(close);
    }

    private static void WriteText(string content, StringBuilder text)
    {
        text.Append('"');
        foreach (var c in content)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' or '<' or '>' or '&' or '\u2028' or '\u2029' => text.Append($"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
