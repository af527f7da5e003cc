using DorisDr.Engine.State;
using DorisDr.ResourceModel.Problems;
using Xunit;

namespace DorisDr.UnitTests.Engine.State;

public sealed class StackNameTests
{
    [Theory]
    [InlineData("dev")]
    [InlineData("organization/dev")]
    [InlineData("organization/shop/dev")]
    public void Name_InEveryForm_IsTheSameStack(string text) =>
        Assert.Equal("organization/shop/dev", StackName.Parse(text, "shop").FullName);

    [Theory]
    [InlineData("a*b", "a stack name may only contain alphanumeric, hyphens, underscores, or periods: invalid character '*' at position 1")]
    [InlineData("", "a stack name may not be empty")]
    [InlineData("acme/shop/y", "organization name must be 'organization'")]
    [InlineData("organization/otherproject/x", "provided project name \"otherproject\" doesn't match Pulumi.yaml")]
    [InlineData("organization/shop/x/y", "could not parse stack name 'organization/shop/x/y'")]
    [InlineData("..", "a stack name of periods only is a place in the file system, not a name")]
    public void Name_ThatIsNotValid_IsRefusedInPulumisWords(string text, string cause)
    {
        var problem = Assert.Throws<ProblemException>(() => StackName.Parse(text, "shop")).Problems[0];

        Assert.Equal(("DDR2402", cause), (problem.Code, problem.Cause));
    }

    [Fact]
    public void Name_OfMoreThanAHundredCharacters_IsRefused()
    {
        Assert.Equal(100, StackName.Parse(new string('a', 100), "shop").Name.Length);
        Assert.Throws<ProblemException>(() => StackName.Parse(new string('a', 101), "shop"));
    }

    [Fact]
    public void ProjectName_ThatLeavesTheFolder_IsRefused() => Assert.Throws<ProblemException>(() => StackName.Parse("dev", "../x"));
}
