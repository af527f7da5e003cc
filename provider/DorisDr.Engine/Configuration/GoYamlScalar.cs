using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using DorisDr.Engine.State.Json;
using Newtonsoft.Json.Linq;

namespace DorisDr.Engine.Configuration;

/// <summary>What a plain YAML scalar means to Go's YAML library (yaml.v3: resolve.go), and the text that Pulumi makes of it.</summary>
internal static partial class GoYamlScalar
{
    /// <summary>The value as JSON would have it; a text for everything that is no null, boolean or number.</summary>
    public static JValue Value(string text)
    {
        if (text is "" or "~" or "null" or "Null" or "NULL")
        {
            return JValue.CreateNull();
        }

        if (text is "true" or "True" or "TRUE" or "false" or "False" or "FALSE")
        {
            return new JValue(text[0] is 't' or 'T');
        }

        if (Number(text) is { } number)
        {
            return number;
        }

        return Time(text) is { } time ? new JValue(GoTime.Text(time)) : new JValue(text);
    }

    /// <summary>The text of a configuration value: what <c>%v</c> makes of the decoded scalar; null is the empty text.</summary>
    public static string Text(string text)
    {
        var value = Value(text);
        return value.Value switch
        {
            null => "",
            bool flag => flag ? "true" : "false",
            double number => GoNumber.Verb(number),
            string => Time(text) is { } time ? TimeText(time) : text,
            var integer => ((IFormattable)integer).ToString(null, CultureInfo.InvariantCulture),
        };
    }

    /// <summary>True when the text, unquoted, would be read as something else than itself.</summary>
    public static bool IsAmbiguous(string text) => Value(text) is not { Value: string } || Time(text) is not null || Boolish(text);

    /// <summary>Go quotes what older YAML would take for a boolean.</summary>
    private static bool Boolish(string text) =>
        text is "y" or "Y" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" or "n" or "N" or "no" or "No" or "NO" or "off" or "Off" or "OFF";

    private static JValue? Number(string text)
    {
        switch (text)
        {
            case ".nan" or ".NaN" or ".NAN":
                return new JValue(double.NaN);
            case ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF":
                return new JValue(double.PositiveInfinity);
            case "-.inf" or "-.Inf" or "-.INF":
                return new JValue(double.NegativeInfinity);
        }

        if (!char.IsAsciiDigit(text[0]) && text[0] is not ('+' or '-' or '.'))
        {
            return null;
        }

        var plain = text.Replace("_", "", StringComparison.Ordinal);
        return Integer(plain) ?? (Float().IsMatch(plain) && double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? new JValue(number)
            : null);
    }

    private static JValue? Integer(string text)
    {
        var negative = text.StartsWith('-');
        var digits = negative || text.StartsWith('+') ? text[1..] : text;
        var (body, radix) = digits switch
        {
            ['0', 'x' or 'X', .. var rest] => (rest, 16),
            ['0', 'o' or 'O', .. var rest] => (rest, 8),
            ['0', 'b' or 'B', .. var rest] => (rest, 2),
            ['0', .. { Length: > 0 } rest] => (rest, 8),
            _ => (digits, 10),
        };
        if (body.Length == 0 || !body.All(c => char.IsAsciiHexDigit(c) && Digit(c) < radix))
        {
            return null;
        }

        var value = body.Aggregate(BigInteger.Zero, (sum, c) => (sum * radix) + Digit(c));
        value = negative ? -value : value;
        return value >= long.MinValue && value <= ulong.MaxValue
            ? value <= long.MaxValue ? new JValue((long)value) : new JValue((object)value)
            : null;
    }

    private static int Digit(char c) => Convert.ToInt32(c.ToString(), 16);

    private static DateTimeOffset? Time(string text)
    {
        if (!DateShape().IsMatch(text))
        {
            return null;
        }

        return DateTimeOffset.TryParseExact(
            text,
            [
                "yyyy-M-d",
                "yyyy-M-d H:m:s", "yyyy-M-d H:m:s.FFFFFFF",
                "yyyy-M-d'T'H:m:sK", "yyyy-M-d'T'H:m:s.FFFFFFFK",
                "yyyy-M-d't'H:m:sK", "yyyy-M-d't'H:m:s.FFFFFFFK",
            ],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time)
            ? time
            : null;
    }

    private static string TimeText(DateTimeOffset time)
    {
        var clock = time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
        var zone = time.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal);
        return time.Offset == TimeSpan.Zero ? $"{clock} +0000 UTC" : $"{clock} {zone} {zone}";
    }

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Float();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DateShape();
}
