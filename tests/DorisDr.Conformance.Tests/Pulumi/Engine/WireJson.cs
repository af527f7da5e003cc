using System.Globalization;
using DorisDr.ResourceModel.Values;
using Newtonsoft.Json.Linq;

namespace DorisDr.Conformance.Tests.Pulumi.Engine;

/// <summary>Property values in the JSON of a recorded gRPC log.</summary>
internal static class WireJson
{
    public static PropertyMap Map(JToken? token) =>
        token is JObject map ? PropertyMap.Of(map.Properties().Select(p => KeyValuePair.Create(p.Name, Value(p.Value)))) : PropertyMap.Empty;

    private static PropertyValue Value(JToken token) => token switch
    {
        JObject map when (string?)map[Signatures.Key] == Signatures.Secret => PropertyValue.Secret(Value(map["value"]!)),
        JObject map when (string?)map[Signatures.Key] is { } signature => new PropertyValue.ForeignValue(signature, Map(map).Without(Signatures.Key)),
        JObject map => PropertyValue.Of(Map(map)),
        JArray list => PropertyValue.Of(list.Select(Value)),
        JValue { Value: null } => PropertyValue.Null,
        JValue { Value: bool flag } => PropertyValue.Of(flag),
        JValue { Value: string text } => Signatures.IsUnknown(text) ? PropertyValue.Unknown : PropertyValue.Of(text),
        JValue number => PropertyValue.Of(Convert.ToDouble(number.Value, CultureInfo.InvariantCulture)),
        _ => PropertyValue.Null,
    };
}
