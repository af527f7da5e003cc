using CsCheck;
using DorisDr.Client.Sql;
using Xunit;

namespace DorisDr.UnitTests.Client.Sql;

public sealed class QuotingTests
{
    private static readonly Gen<string> Nasty =
        Gen.OneOf(Gen.OneOf('"', '\\', '`', '\'', '_', '%', 'n', '0', '\n', '\0', ';', '@', '?', 'é'), Gen.Char).Array[0, 24]
            .Select(chars => new string(chars));

    [Fact]
    public void Text_AnyValue_IsReadBackByBothParsers() =>
        Nasty.Sample(value =>
        {
            var quoted = new SqlText(value).ToString();
            return FrontendLiterals.ReadByNewParser(quoted) == value && FrontendLiterals.ReadByOldParser(quoted) == value;
        }, iter: 20_000);

    [Fact]
    public void Name_AnyValue_IsReadBack() =>
        Nasty.Where(value => value.Length > 0).Sample(
            value => FrontendLiterals.ReadName(SqlName.Of(value).ToString()) == value, iter: 20_000);

    [Fact]
    public void Text_EscapedByBackslash_WouldBeReadWrongByTheOldParser()
    {
        Assert.Equal("\"\"", FrontendLiterals.ReadByNewParser("\"\\\"\\\"\""));
        Assert.NotEqual("\"\"", FrontendLiterals.ReadByOldParser("\"\\\"\\\"\""));
    }

    [Fact]
    public void Name_OfSeveralParts_IsQuotedPartByPart() => Assert.Equal("`a.b`.`c``d`", SqlName.Of("a.b", "c`d").ToString());

    [Theory]
    [InlineData(new object[] { new string[0] })]
    [InlineData(new object[] { new[] { "" } })]
    [InlineData(new object[] { new[] { "db", "" } })]
    public void Name_WithoutText_IsRefused(string[] parts) => Assert.Throws<ArgumentException>(() => SqlName.Of(parts));
}
