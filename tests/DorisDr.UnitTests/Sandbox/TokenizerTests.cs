using DorisDr.Sandbox.Statements.Parsing;
using Xunit;

namespace DorisDr.UnitTests.Sandbox;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("'a''b'", "a'b")]
    [InlineData("\"a\"\"b\"", "a\"b")]
    [InlineData("'it\\'s'", "it's")]
    [InlineData("'a\\nb\\t\\\\'", "a\nb\t\\")]
    [InlineData("'10\\%\\_'", "10\\%\\_")]
    [InlineData("'\\x'", "x")]
    public void String_IsUnescapedAsDorisDoes(string sql, string value)
    {
        var token = Tokenizer.Run(sql)[0];

        Assert.Equal((TokenKind.String, value, sql), (token.Kind, token.Value, token.Text));
    }

    [Theory]
    [InlineData("`a b`", "QuotedName:a b")]
    [InlineData("`a``b`", "QuotedName:a`b")]
    [InlineData("1r", "Word:1r")]
    [InlineData("日本_x$", "Word:日本_x$")]
    [InlineData("12 1.5 .5 1e3 1.", "Integer:12 Decimal:1.5 Decimal:.5 Decimal:1e3 Decimal:1.")]
    [InlineData("d.1t", "Word:d Symbol:. Word:1t")]
    [InlineData("a<=>b<>c!=d", "Word:a Symbol:<=> Word:b Symbol:<> Word:c Symbol:!= Word:d")]
    [InlineData("@@global.x @u", "Symbol:@@ Word:global Symbol:. Word:x Symbol:@ Word:u")]
    [InlineData("a /* b */ c -- d\n e", "Word:a Word:c Word:e")]
    [InlineData("a # b", "Word:a Symbol:# Word:b")]
    [InlineData("'open", "Symbol:' Word:open")]
    public void Text_IsCutIntoTokens(string sql, string expected) =>
        Assert.Equal(expected, string.Join(' ', Tokenizer.Run(sql).SkipLast(1).Select(t => $"{t.Kind}:{t.Value}")));

    [Fact]
    public void Position_CountsLinesFromOne_AndCodePointsFromZero()
    {
        var tokens = Tokenizer.Run("'😀é' a\n  b /* \n */ c");

        Assert.Equal([(1, 0), (1, 5), (2, 2), (3, 4)], tokens.SkipLast(1).Select(t => (t.Line, t.Column)));
    }
}
