using System.Globalization;
using DorisDr.ResourceModel.Records;
using DorisDr.ResourceModel.Values;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DorisDr.ResourceModel.Checking;

/// <summary>
/// Brings one known value into its declared type. YAML programs send numbers and booleans where a text is declared, and configuration arrives as
/// text altogether; both are meant.
/// </summary>
internal static class ScalarCoercion
{
    private static readonly char[] Separators = [',', ';'];

    /// <summary>The value in the declared type; null when it cannot be that.</summary>
    public static PropertyValue? Convert(PropertyValue value, PropertyShape shape, bool structuredText) => (shape, value) switch
    {
        (PropertyShape.TextShape { IsDuration: true }, PropertyValue.TextValue text) => Durations.TryParse(text.Value, out _) ? value : null,
        (PropertyShape.TextShape { IsDuration: true }, _) => null,
        (PropertyShape.TextShape, PropertyValue.BoolValue or PropertyValue.NumberValue) => PropertyValue.Of(value.ToString()),
        (PropertyShape.TextShape, PropertyValue.TextValue) => value,
        (PropertyShape.EnumShape e, PropertyValue.TextValue text) => e.Members.Any(m => Same(m.Value, text.Value)) ? value : null,
        (PropertyShape.BooleanShape, PropertyValue.BoolValue) => value,
        (PropertyShape.BooleanShape, PropertyValue.TextValue text) => bool.TryParse(text.Value, out var parsed) ? PropertyValue.Of(parsed) : null,
        (PropertyShape.NumberShape { Whole: true }, PropertyValue.NumberValue number) => double.IsInteger(number.Value) ? value : null,
        (PropertyShape.NumberShape, PropertyValue.NumberValue) => value,
        (PropertyShape.NumberShape number, PropertyValue.TextValue text) => Number(text.Value, number.Whole),
        (PropertyShape.ListShape, PropertyValue.ListValue) => value,
        (PropertyShape.ListShape, PropertyValue.TextValue text) when structuredText => Json(text.Value) as PropertyValue.ListValue ?? Split(text.Value),
        (PropertyShape.MapShape or PropertyShape.RecordShape, PropertyValue.MapValue) => value,
        (PropertyShape.MapShape or PropertyShape.RecordShape, PropertyValue.TextValue text) when structuredText => Json(text.Value) as PropertyValue.MapValue,
        _ => null,
    };

    /// <summary>A JSON tree as a property value; special objects inside keep their meaning as secrets.</summary>
    public static PropertyValue FromJson(JToken token) => token switch
    {
        JObject { Count: > 0 } o when (string?)o[Signatures.Key] == Signatures.Secret && o["value"] is { } inner => PropertyValue.Secret(FromJson(inner)),
        JObject o => PropertyValue.Of(PropertyMap.Of(o.Properties().Select(p => KeyValuePair.Create(p.Name, FromJson(p.Value))))),
        JArray a => PropertyValue.Of(a.Select(FromJson)),
        JValue { Type: JTokenType.Boolean } v => PropertyValue.Of((bool)v),
        JValue { Type: JTokenType.Integer or JTokenType.Float } v => PropertyValue.Of((double)v),
        JValue { Type: JTokenType.Null } => PropertyValue.Null,
        _ => PropertyValue.Of((string?)token ?? ""),
    };

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static PropertyValue? Number(string text, bool whole) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) && double.IsFinite(parsed) && (!whole || double.IsInteger(parsed))
            ? PropertyValue.Of(parsed)
            : null;

    private static PropertyValue Split(string text) =>
        PropertyValue.Of(text.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(PropertyValue.Of));

    private static PropertyValue? Json(string text)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
            var token = JToken.ReadFrom(reader);
            return reader.Read() ? null : FromJson(token);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
