using System.Globalization;
using System.Text.RegularExpressions;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Engine.Programs.Yaml;

/// <summary>
/// What a plain YAML scalar means (pulumi-yaml: pkg/pulumiyaml/syntax/encoding/yaml.go over yaml.v3's resolve.go): every number is a
/// double.
/// </summary>
internal static partial class YamlScalars
{
    public static PropertyValue Read(string text)
    {
        if (text is "" or "~" or "null" or "Null" or "NULL")
        {
            return PropertyValue.Null;
        }

        if (text is "true" or "True" or "TRUE" or "false" or "False" or "FALSE")
        {
            return PropertyValue.Of(text[0] is 't' or 'T');
        }

        return Number(text) is { } number ? PropertyValue.Of(number) : PropertyValue.Of(text);
    }

    private static double? Number(string text)
    {
        switch (text)
        {
            case ".nan" or ".NaN" or ".NAN":
                return double.NaN;
            case ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF":
                return double.PositiveInfinity;
            case "-.inf" or "-.Inf" or "-.INF":
                return double.NegativeInfinity;
        }

        if (!char.IsAsciiDigit(text[0]) && text[0] is not ('+' or '-' or '.'))
        {
            return null;
        }

        var plain = text.Replace("_", "", StringComparison.Ordinal);
        if (Integer(plain) is { } integer)
        {
            return integer;
        }

        // Adding zero turns minus zero into zero, which is what reaches providers.
        return FloatText().IsMatch(plain) && double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value + 0.0
            : null;
    }

    private static double? Integer(string text)
    {
        var negative = text.StartsWith('-');
        var digits = negative || text.StartsWith('+') ? text[1..] : text;
        var (number, radix) = digits switch
        {
            ['0', 'x' or 'X', .. var rest] => (rest, 16),
            ['0', 'o' or 'O', .. var rest] => (rest, 8),
            ['0', 'b' or 'B', .. var rest] => (rest, 2),
            ['0', .. { Length: > 0 } rest] => (rest, 8),
            _ => (digits, 10),
        };
        if (number.Length == 0)
        {
            return null;
        }

        var value = 0.0;
        foreach (var c in number)
        {
            var digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : radix;
            if (digit >= radix)
            {
                return null;
            }

            value = (value * radix) + digit;
        }

        if (radix == 10)
        {
            // Digit by digit addition loses the last bit of long numbers; the library does not.
            value = double.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture);
        }

        return negative && value != 0 ? -value : value;
    }

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FloatText();
}
