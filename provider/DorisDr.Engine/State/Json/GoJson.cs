using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DorisDr.Engine.State.Json;

/// <summary>JSON in Go's spelling, written from and read into trees. A <see cref="JRaw"/> is written as it is.</summary>
internal static class GoJson
{
    /// <summary>Deeper documents are refused, so that nobody can end the process with one.</summary>
    private const int MaxDepth = 1000;

    /// <summary>Without white space.</summary>
    public static string Compact(JToken token, bool escapeHtml = false)
    {
        var text = new StringBuilder();
        Write(text, token, new Style(escapeHtml, 0), 0);
        return text.ToString();
    }

    /// <summary>With an indent per level, as <c>stack export</c> (4) and <c>--json</c> (2 or 4) have it; without a newline at the end.</summary>
    public static string Indented(JToken token, int indent)
    {
        var text = new StringBuilder();
        Write(text, token, new Style(false, indent), 0);
        return text.ToString();
    }

    /// <summary>Reads a document; nothing but white space may follow it. Texts that look like dates stay texts.</summary>
    /// <exception cref="FormatException">It is not JSON by the letter; the message has Pulumi's words where it ends too early.</exception>
    public static JToken Parse(string text)
    {
        Check(text);
        using var reader = new JsonTextReader(new StringReader(text))
        {
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = FloatParseHandling.Double,
            MaxDepth = MaxDepth,
        };
        return JToken.ReadFrom(reader);
    }

    /// <summary>The tree reader is lenient (comments, single quotes, NaN), Pulumi is not; so the framework's strict reader goes first.</summary>
    private static void Check(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            while (reader.Read())
            {
            }
        }
        catch (System.Text.Json.JsonException e)
        {
            var end = reader.BytesConsumed >= bytes.Length || reader.IsFinalBlock && bytes.AsSpan((int)reader.BytesConsumed).Trim(" \t\r\n"u8).IsEmpty;
            var at = $"line {(e.LineNumber ?? 0) + 1}, column {(e.BytePositionInLine ?? 0) + 1}";
            throw new FormatException(end || e.Message.Contains("depth", StringComparison.Ordinal) ? "unexpected end of JSON input" : $"invalid JSON at {at}", e);
        }
    }

    private static void Write(StringBuilder text, JToken token, Style style, int depth)
    {
        switch (token)
        {
            case JRaw raw:
                text.Append((string?)raw.Value);
                break;
            case JObject map:
                var first = true;
                text.Append('{');
                foreach (var (name, value) in map)
                {
                    NextItem(text, style, depth + 1, ref first);
                    WriteText(text, name, style.EscapeHtml);
                    text.Append(style.Indent > 0 ? ": " : ":");
                    Write(text, value ?? JValue.CreateNull(), style, depth + 1);
                }

                EndItems(text, style, depth, first);
                text.Append('}');
                break;
            case JArray list:
                var none = true;
                text.Append('[');
                foreach (var item in list)
                {
                    NextItem(text, style, depth + 1, ref none);
                    Write(text, item, style, depth + 1);
                }

                EndItems(text, style, depth, none);
                text.Append(']');
                break;
            default:
                WriteScalar(text, (JValue)token, style);
                break;
        }
    }

    private static void WriteScalar(StringBuilder text, JValue value, Style style)
    {
        switch (value.Value)
        {
            case null:
                text.Append("null");
                break;
            case bool flag:
                text.Append(flag ? "true" : "false");
                break;
            case double number:
                text.Append(GoNumber.Json(number));
                break;
            case string word:
                WriteText(text, word, style.EscapeHtml);
                break;
            case long or int or BigInteger:
                text.Append(((IFormattable)value.Value).ToString(null, CultureInfo.InvariantCulture));
                break;
            default:
                throw new InvalidOperationException($"No JSON for {value.Value.GetType()}.");
        }
    }

    private static void WriteText(StringBuilder text, string value, bool escapeHtml)
    {
        text.Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            switch (c)
            {
                case '"':
                    text.Append("\\\"");
                    break;
                case '\\':
                    text.Append("\\\\");
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                case '\b':
                    text.Append("\\b");
                    break;
                case '\f':
                    text.Append("\\f");
                    break;
                case < ' ' or '\u2028' or '\u2029':
                case '<' or '>' or '&' when escapeHtml:
                    text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    var pair = char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]);
                    text.Append(pair || !char.IsSurrogate(c) ? c : '\ufffd');
                    if (pair)
                    {
                        text.Append(value[++i]);
                    }

                    break;
            }
        }

        text.Append('"');
    }

    private static void NextItem(StringBuilder text, Style style, int depth, ref bool first)
    {
        text.Append(first ? "" : ",");
        first = false;
        NewLine(text, style, depth);
    }

    private static void EndItems(StringBuilder text, Style style, int depth, bool empty)
    {
        if (!empty)
        {
            NewLine(text, style, depth);
        }
    }

    private static void NewLine(StringBuilder text, Style style, int depth)
    {
        if (style.Indent > 0)
        {
            text.Append('\n').Append(' ', style.Indent * depth);
        }
    }

    private readonly record struct Style(bool EscapeHtml, int Indent);
}
