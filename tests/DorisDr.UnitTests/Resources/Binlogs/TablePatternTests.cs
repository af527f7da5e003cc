using DorisDr.Resources.Binlogs;
using Xunit;

namespace DorisDr.UnitTests.Resources.Binlogs;

public sealed class TablePatternTests
{
    [Theory]
    [InlineData("orders", "orders", true)]
    [InlineData("orders", "Orders", false)]
    [InlineData("o*s", "orders", true)]
    [InlineData("*", "x", true)]
    [InlineData("*ab*ab", "xabab", true)]
    [InlineData("*ab*abc", "xababab", false)]
    [InlineData("t?", "t1", true)]
    [InlineData("t?", "t", false)]
    [InlineData("a*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    public void Takes_Pattern_MatchesTheWholeName(string pattern, string table, bool takes) => Assert.Equal(takes, new TablePattern([pattern]).Takes(table));

    [Fact]
    public void Takes_NoPattern_TakesEverything() => Assert.True(new TablePattern([]).Takes("anything"));
}
