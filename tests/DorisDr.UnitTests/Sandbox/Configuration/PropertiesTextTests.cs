using DorisDr.Sandbox.Cluster.Configuration;
using Xunit;

namespace DorisDr.UnitTests.Sandbox.Configuration;

public sealed class PropertiesTextTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void Values_ComeBackAsTheyWere()
    {
        var values = new Dictionary<string, string> { ["plain"] = "1", ["a:b=c"] = " lead", ["path"] = @"C:\x", ["lines"] = "a\nb", ["empty"] = "", ["#hash"] = "!" };

        Assert.Equal(values.OrderBy(v => v.Key), PropertiesText.Parse(PropertiesText.Print(values, Now)).OrderBy(v => v.Key));
    }

    [Fact]
    public void Text_BeginsWithAHeadAndTheDate() =>
        Assert.Equal("#Fri Jan 02 03:04:05 UTC 2026", PropertiesText.Print(new Dictionary<string, string>(), Now).Split('\n')[1]);

    [Theory]
    [InlineData("k=v", "k", "v")]
    [InlineData("  k : v", "k", "v")]
    [InlineData("k v w", "k", "v w")]
    [InlineData("k", "k", "")]
    [InlineData(@"a\=b=c", "a=b", "c")]
    public void Line_IsReadAsJavaReadsIt(string line, string key, string value) => Assert.Equal([KeyValuePair.Create(key, value)], PropertiesText.Parse("# x\n! y\n\n" + line + "\n"));
}
