using DorisDr.Sandbox.Cluster;
using Xunit;

namespace DorisDr.UnitTests.Sandbox;

public sealed class OrderAndPatternTests
{
    [Fact]
    public void JavaHashOrder_OfStrings_IsThatOfTheRecording()
    {
        string[] sent = ["s3.endpoint", "s3.region", "s3.access_key", "s3.secret_key", "use_path_style"];

        Assert.Equal(["s3.access_key", "s3.region", "use_path_style", "s3.endpoint", "s3.secret_key"], JavaHashOrder.OfCopy(sent, s => s));
    }

    [Fact]
    public void JavaHashOrder_OfIds_IsThatOfTheRecording()
    {
        long[] made = [1795491402776, 1795491402778, 1795491402779, 1795491402780];

        Assert.Equal([1795491402778, 1795491402779, 1795491402776, 1795491402780], JavaHashOrder.OfGrown(made, id => id));
    }

    [Theory]
    [InlineData("zz%", "zz", true)]
    [InlineData("z_", "zz", true)]
    [InlineData("z\\_", "zz", false)]
    [InlineData("a.c", "abc", false)]
    [InlineData("%\n%", "a\nb", true)]
    [InlineData("Z%", "zz", false)]
    public void Like_Matches(string pattern, string text, bool expected) => Assert.Equal(expected, LikePattern.Matches(pattern, text));
}
