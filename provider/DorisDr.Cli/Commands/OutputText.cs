using DorisDr.Cli.Composition;
using DorisDr.Cli.Rendering.Text;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DorisDr.Cli.Commands;

/// <summary>Stack outputs for people and for scripts.</summary>
internal static class OutputText
{
    /// <summary>All outputs, or one.</summary>
    public static string Of(PropertyMap outputs, string? name, bool json)
    {
        if (name is not null)
        {
            var value = outputs.Find(name) ?? throw new ProblemException(CliProblems.NoOutput(name));
            return json ? Json(value).ToString(Formatting.Indented) : value is PropertyValue.TextValue text ? text.Value : string.Join('\n', ValueText.Lines(value, 0));
        }

        if (json)
        {
            return Json(PropertyValue.Of(outputs)).ToString(Formatting.Indented);
        }

        var width = Math.Max(6, ValueText.Width(outputs.Keys));
        return string.Join('\n', ["Current stack outputs:", $"    {"OUTPUT".PadRight(width)}  VALUE", .. outputs.Select(o => $"    {o.Key.PadRight(width)}  {Line(o.Value)}")]);
    }

    private static string Line(PropertyValue value) =>
        value is PropertyValue.TextValue text ? text.Value : value is PropertyValue.MapValue or PropertyValue.ListValue ? Json(value).ToString(Formatting.None) : ValueText.Scalar(value);

    private static JToken Json(PropertyValue value) => value switch
    {
        PropertyValue.NullValue => JValue.CreateNull(),
        PropertyValue.BoolValue b => b.Value,
        PropertyValue.NumberValue n => double.IsInteger(n.Value) && Math.Abs(n.Value) < 1e15 ? (long)n.Value : n.Value,
        PropertyValue.TextValue t => t.Value,
        PropertyValue.ListValue l => new JArray(l.Items.Select(Json)),
        PropertyValue.MapValue m => new JObject(m.Entries.Select(e => new JProperty(e.Key, Json(e.Value)))),
        _ => value.ToString(),
    };
}
