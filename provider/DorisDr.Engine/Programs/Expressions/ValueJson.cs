using DorisDr.ResourceModel.Values;
using Newtonsoft.Json.Linq;

namespace DorisDr.Engine.Programs.Expressions;

/// <summary>
/// JSON of a value as Go's <c>encoding/json</c> writes it: sorted keys, no white space, HTML characters escaped. The result of
/// <c>fn::toJSON</c>.
/// </summary>
internal static class ValueJson
{
    public static string Of(PropertyValue value) => State.Json.GoJson.Compact(Token(value), escapeHtml: true);

    private static JToken Token(PropertyValue value) => value.Unwrapped switch
    {
        PropertyValue.TextValue text => new JValue(text.Value),
        PropertyValue.NumberValue { Value: var number } when double.IsFinite(number) => new JValue(number),
        PropertyValue.BoolValue flag => new JValue(flag.Value),
        PropertyValue.ListValue list => new JArray(list.Items.Select(Token)),
        PropertyValue.MapValue map => new JObject(map.Entries.Select(static e => new JProperty(e.Key, Token(e.Value)))),
        _ => JValue.CreateNull(),
    };
}
