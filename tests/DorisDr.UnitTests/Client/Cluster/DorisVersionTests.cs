using DorisDr.Client.Cluster;
using Xunit;

namespace DorisDr.UnitTests.Client.Cluster;

public sealed class DorisVersionTests
{
    [Theory]
    [InlineData("doris version doris-4.0.2-rc01-43f06a5e26", 4, 0, 2, 0)]
    [InlineData("Doris version doris-3.0.3-rc03-43f06a5e26", 3, 0, 3, 0)]
    [InlineData("doris-2.1.7", 2, 1, 7, 0)]
    [InlineData("doris-2.1.8.1-rc01-ab", 2, 1, 8, 1)]
    [InlineData("selectdb-3.0.5-rc01", 3, 0, 5, 0)]
    [InlineData("selectdb version selectdb-4.0.1--abc (Cloud Mode)", 4, 0, 1, 0)]
    [InlineData("3.1.0-rc02-abc", 3, 1, 0, 0)]
    public void TryParse_Release_ReadsItsNumbers(string text, int major, int minor, int patch, int hotFix)
    {
        var version = DorisVersion.TryParse(text);

        Assert.NotNull(version);
        Assert.Equal((major, minor, patch, hotFix), (version.Major, version.Minor, version.Patch, version.HotFix));
        Assert.False(version.IsSourceBuild);
        Assert.Equal(text.Contains("Cloud", StringComparison.Ordinal), version.IsCloudMode);
    }

    [Theory]
    [InlineData("doris version doris-0.0.0-Unknown", true)]
    [InlineData("Doris version doris-0.0.0--Unknown", false)]
    public void TryParse_SourceBuild_CountsAsItsGeneration(string text, bool isNewest)
    {
        var version = DorisVersion.TryParse(text);

        Assert.NotNull(version);
        Assert.True(version.IsSourceBuild);
        Assert.Equal(isNewest, version.Has(DorisCapability.AlterAnyRepositoryProperty));
        Assert.NotEqual(isNewest, version.Has(DorisCapability.AccessKeyReadable));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("5.7")]
    [InlineData("MySQL Community Server")]
    [InlineData("doris-x.y.z")]
    public void TryParse_NoVersion_IsNull(string? text) => Assert.Null(DorisVersion.TryParse(text));

    [Theory]
    [InlineData("doris-2.0.15", DorisCapability.AlterRepositoryKeys, false)]
    [InlineData("doris-2.1.0", DorisCapability.AlterRepositoryKeys, true)]
    [InlineData("doris-3.1.9", DorisCapability.AlterAnyRepositoryProperty, false)]
    [InlineData("doris-4.0.0", DorisCapability.AlterAnyRepositoryProperty, true)]
    [InlineData("doris-3.0.3", DorisCapability.AzureStorage, false)]
    [InlineData("doris-3.0.4", DorisCapability.AzureStorage, true)]
    [InlineData("doris-3.0.9", DorisCapability.AccessKeyReadable, true)]
    [InlineData("doris-4.0.0", DorisCapability.AccessKeyReadable, false)]
    public void Has_AroundTheChange_FollowsTheTable(string text, DorisCapability capability, bool expected) =>
        Assert.Equal(expected, DorisVersion.TryParse(text)!.Has(capability));

    [Fact]
    public void Has_EveryCapability_HasARow()
    {
        var version = DorisVersion.TryParse("doris-4.0.0")!;

        foreach (var capability in Enum.GetValues<DorisCapability>())
        {
            Assert.Null(Record.Exception(() => version.Has(capability)));
        }
    }

    [Fact]
    public void CompareTo_HotFix_IsLater() =>
        Assert.True(DorisVersion.TryParse("doris-2.1.8.1")!.CompareTo(DorisVersion.TryParse("doris-2.1.8")) > 0);
}
