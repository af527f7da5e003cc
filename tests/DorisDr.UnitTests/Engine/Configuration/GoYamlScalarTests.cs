using DorisDr.Engine.Configuration;
using Xunit;

namespace DorisDr.UnitTests.Engine.Configuration;

public sealed class GoYamlScalarTests
{
    [Theory]
    [InlineData("007", "7")]
    [InlineData("010", "8")]
    [InlineData("08", "8")]
    [InlineData("1e3", "1000")]
    [InlineData("1e6", "1e+06")]
    [InlineData("1000000", "1000000")]
    [InlineData("1_000", "1000")]
    [InlineData("0.10", "0.1")]
    [InlineData("0x1f", "31")]
    [InlineData("0o17", "15")]
    [InlineData("0b101", "5")]
    [InlineData("-5", "-5")]
    [InlineData("18446744073709551615", "18446744073709551615")]
    [InlineData("99999999999999999999", "1e+20")]
    [InlineData(".inf", "+Inf")]
    [InlineData("2024-01-01", "2024-01-01 00:00:00 +0000 UTC")]
    [InlineData("2024-01-01T10:00:00.5Z", "2024-01-01 10:00:00.5 +0000 UTC")]
    [InlineData("2024-01-01T10:00:00+02:00", "2024-01-01 10:00:00 +0200 +0200")]
    [InlineData("2024-13-01", "2024-13-01")]
    [InlineData("no", "no")]
    [InlineData("t", "t")]
    [InlineData("True", "true")]
    [InlineData("~", "")]
    [InlineData("null", "")]
    [InlineData("127.0.0.1:9030", "127.0.0.1:9030")]
    [InlineData("v1.2", "v1.2")]
    [InlineData("-", "-")]
    public void Scalar_Unquoted_BecomesTheTextThatGoMakesOfIt(string written, string text) => Assert.Equal(text, GoYamlScalar.Text(written));

    [Theory]
    [InlineData("007", true)]
    [InlineData("true", true)]
    [InlineData("yes", true)]
    [InlineData("", true)]
    [InlineData("2024-01-01T00:00:00Z", true)]
    [InlineData("two words", false)]
    [InlineData("a1", false)]
    public void Text_ThatReadsAsSomethingElse_IsQuoted(string text, bool quoted) => Assert.Equal(quoted, GoYamlScalar.IsAmbiguous(text));
}
