using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using DorisDr.Engine.Configuration;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Engine.Programs.Evaluation;

/// <summary>
/// What a program sees of configuration: the text is typed by guess, whatever the declaration says (pulumi-yaml: pkg/server/server.go).
/// </summary>
internal static partial class ConfigValues
{
    public static PropertyValue Guess(StackConfigValue value)
    {
        var guessed = Guess(value.Text);
        return value.IsSecret ? PropertyValue.Secret(guessed) : guessed;
    }

    private static PropertyValue Guess(string text)
    {
        if (text.Length > 1 && text[0] == '0' && text[1] != '.')
        {
            return PropertyValue.Of(text);
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
        {
            return PropertyValue.Of(integer);
        }

        if (text is "1" or "t" or "T" or "TRUE" or "true" or "True" or "0" or "f" or "F" or "FALSE" or "false" or "False")
        {
            return PropertyValue.Of(text[0] is '1' or 't' or 'T');
        }

        return Float(text) is { } number ? PropertyValue.Of(number) : Json(text) ?? PropertyValue.Of(text);
    }

    private static double? Float(string text)
    {
        var unsigned = text.TrimStart('+', '-');
        if (text.Length - unsigned.Length <= 1)
        {
            if (unsigned.Equals("inf", StringComparison.OrdinalIgnoreCase) || unsigned.Equals("infinity", StringComparison.OrdinalIgnoreCase))
            {
                return text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
            }

            if (text.Equals("nan", StringComparison.OrdinalIgnoreCase))
            {
                return double.NaN;
            }
        }

        return Decimal().IsMatch(text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private static PropertyValue? Json(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Of(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static PropertyValue Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => PropertyValue.Of(
            PropertyMap.Of(json.EnumerateObject().Select(static p => KeyValuePair.Create(p.Name, Of(p.Value))).ToImmutableArray())),
        JsonValueKind.Array => PropertyValue.Of(json.EnumerateArray().Select(Of).ToImmutableArray()),
        JsonValueKind.String => PropertyValue.Of(json.GetString()!),
        JsonValueKind.Number => PropertyValue.Of(json.GetDouble()),
        JsonValueKind.True or JsonValueKind.False => PropertyValue.Of(json.GetBoolean()),
        _ => PropertyValue.Null,
    };

    [GeneratedRegex(@"^[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Decimal();
}
