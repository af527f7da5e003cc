using CsCheck;
using DorisDr.Engine.State.Json;
using Newtonsoft.Json.Linq;
using Xunit;

namespace DorisDr.UnitTests.Engine.State;

public sealed class GoJsonTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(3, "3")]
    [InlineData(-1.5, "-1.5")]
    [InlineData(0.1, "0.1")]
    [InlineData(0.000001, "0.000001")]
    [InlineData(0.0000001, "1e-7")]
    [InlineData(1e20, "100000000000000000000")]
    [InlineData(1e21, "1e+21")]
    [InlineData(1.5e300, "1.5e+300")]
    [InlineData(123456789012, "123456789012")]
    [InlineData(-0.0, "-0")]
    public void Number_AsJson_IsGos(double number, string text) => Assert.Equal(text, GoNumber.Json(number));

    [Theory]
    [InlineData(80, "80")]
    [InlineData(999999, "999999")]
    [InlineData(1000000, "1e+06")]
    [InlineData(123456789, "1.23456789e+08")]
    [InlineData(0.00001, "1e-05")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Inf")]
    public void Number_AsVerb_IsGos(double number, string text) => Assert.Equal(text, GoNumber.Verb(number));

    [Fact]
    public void Number_InEitherSpelling_ReadsBackAsTheSame() =>
        Gen.Double.Where(double.IsFinite).Sample(n =>
            double.Parse(GoNumber.Json(n)).Equals(n) && double.Parse(GoNumber.Verb(n)).Equals(n));

    [Fact]
    public void Text_OfAnyCharacters_ReadsBackAsTheSame() =>
        Gen.Char.Where(c => !char.IsSurrogate(c)).Array[0, 20].Sample(characters =>
        {
            var text = new string(characters);
            return (string)GoJson.Parse(GoJson.Compact(new JValue(text)))! == text
                && (string)GoJson.Parse(GoJson.Compact(new JValue(text), escapeHtml: true))! == text;
        });

    [Fact]
    public void Text_OfSpecialCharacters_IsGos()
    {
        var text = new JValue("a\"\\\n\t\u0001<>&\u2028é😀\ud800");

        Assert.Equal("\"a\\\"\\\\\\n\\t\\u0001<>&\\u2028é😀\ufffd\"", GoJson.Compact(text));
        Assert.Equal("\"a\\\"\\\\\\n\\t\\u0001\\u003c\\u003e\\u0026\\u2028é😀\ufffd\"", GoJson.Compact(text, escapeHtml: true));
    }

    [Fact]
    public void Document_Indented_IsGos() =>
        Assert.Equal(
            "{\n    \"a\": [],\n    \"b\": {},\n    \"c\": [\n        1,\n        null\n    ]\n}",
            GoJson.Indented(new JObject { ["a"] = new JArray(), ["b"] = new JObject(), ["c"] = new JArray(1, JValue.CreateNull()) }, 4));

    [Theory]
    [InlineData("", "unexpected end of JSON input")]
    [InlineData("{\"version\":3,\"checkpoint\":{", "unexpected end of JSON input")]
    [InlineData("{\n  \"a\": nope}", "invalid JSON at line 2, column 9")]
    [InlineData("{'a': 1}", "invalid JSON at line 1, column 2")]
    [InlineData("{\"a\": NaN}", "invalid JSON at line 1, column 7")]
    [InlineData("{} {}", "invalid JSON at line 1, column 4")]
    public void Document_ThatIsNotJson_IsRefusedWithItsPlace(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => GoJson.Parse(text)).Message);

    [Theory]
    [InlineData("2026-11-24T04:03:49.101712712Z")]
    [InlineData("2026-11-24T04:03:56.80493556Z")]
    [InlineData("2026-11-24T04:03:56Z")]
    [InlineData("2026-11-24T04:03:56.5+02:00")]
    public void Time_AsWritten_IsKeptExactly(string text)
    {
        Assert.True(GoTime.TryParse(text, out var time));
        Assert.Equal(text, GoTime.Text(time, text));
        Assert.NotEqual(text, GoTime.Text(time.AddSeconds(1), text));
    }

    [Fact]
    public void Time_OfOurs_HasNoZerosAtItsEnd() =>
        Assert.Equal("2026-11-25T04:00:00.12Z", GoTime.Text(new DateTimeOffset(2026, 11, 25, 4, 0, 0, 120, TimeSpan.Zero)));
}
