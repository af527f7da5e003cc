using DorisDr.ResourceModel.Values;

namespace DorisDr.Engine.Programs.Expressions;

/// <summary>
/// Text of a value as Go's <c>%v</c> gives it; what interpolation puts into strings. Secrets are shown: the caller wraps the result.
/// </summary>
internal static class GoText
{
    public static string Of(PropertyValue value) => value switch
    {
        PropertyValue.SecretValue secret => Of(secret.Inner),
        PropertyValue.TextValue text => text.Value,
        PropertyValue.NumberValue number => State.Json.GoNumber.Verb(number.Value),
        PropertyValue.BoolValue flag => flag.Value ? "true" : "false",
        PropertyValue.ListValue list => $"[{string.Join(' ', list.Items.Select(Of))}]",
        PropertyValue.MapValue map => $"map[{string.Join(' ', map.Entries.Select(e => $"{e.Key}:{Of(e.Value)}"))}]",
        PropertyValue.NullValue => "<nil>",
        _ => value.ToString(),
    };
}
