using DorisDr.ResourceModel.Values;
using DorisDr.Testing.Model;
using Xunit;
using static DorisDr.UnitTests.ResourceModel.Wiring;

namespace DorisDr.UnitTests.ResourceModel;

public sealed class DiffTests
{
    private static readonly PropertyMap Recorded = Map(
        ("name", Text("a")), ("place", Text("hall")), ("lock", PropertyValue.Of(Map(("code", PropertyValue.Secret(Text("1")))))), ("marks", PropertyValue.Of(Map(("x.y", Text("1"))))));

    private static readonly PropertyMap Outputs = Recorded.With("room", Text("7"));

    [Fact]
    public async Task Diff_Identical_IsNone() => Assert.Equal("", await RenderAsync(Recorded));

    [Theory]
    [InlineData("place", "hall/", "")]
    [InlineData("place", "attic", "Update:place!")]
    [InlineData("name", "b", "Update:name!")]
    [InlineData("width", "80", "")]
    [InlineData("width", "81", "Add:width")]
    [InlineData("careful", "true", "")]
    [InlineData("patience", "90s", "Add:patience")]
    public async Task Diff_OneInputChanged_SaysWhatAndHow(string name, string value, string expected)
    {
        var diff = await RenderAsync(Recorded.With(name, Text(value)));

        Assert.Equal(expected.Replace("Add:width", "Update:widthi", StringComparison.Ordinal).Replace("Add:patience", "Add:patiencei", StringComparison.Ordinal), diff);
    }

    [Fact]
    public async Task Diff_SameDurationInOtherWords_IsNone()
    {
        var provider = await ConfiguredAsync(new ShelfRoom());
        var old = Recorded.With("patience", Text("90s"));

        var diff = await provider.DiffAsync(old, old, old.With("patience", Text("1m30s")));

        Assert.Empty(diff.Changes);
    }

    [Fact]
    public async Task Diff_NestedMapEntries_AreNamedByPath()
    {
        var news = Recorded.With("marks", PropertyValue.Of(Map(("x.y", Text("2")), ("z", Text("3")))));

        Assert.Equal("Update:marks[\"x.y\"] Add:marks.z", await RenderAsync(news));
    }

    [Fact]
    public async Task Diff_SecretChanged_ComparesInputs()
    {
        var news = Recorded.With("lock", PropertyValue.Of(Map(("code", Text("2")))));

        Assert.Equal("Update:lock.codei", await RenderAsync(news));
    }

    [Fact]
    public async Task Diff_SecretWrappingAlone_IsNoChange()
    {
        var news = Recorded.With("place", PropertyValue.Secret(Text("hall")));

        Assert.Equal("", await RenderAsync(news));
    }

    [Fact]
    public async Task Diff_LiveOutputDiffersFromInput_IsDrift()
    {
        var provider = await ConfiguredAsync(new ShelfRoom());

        var diff = await provider.DiffAsync(Recorded, Outputs.With("place", Text("cellar")), Recorded);

        Assert.Equal("Update:place!", diff.Render());
        Assert.True(diff.DeleteBeforeReplace);
    }

    [Fact]
    public async Task Diff_UnknownForReplacingInput_Replaces() =>
        Assert.Equal("Update:place!", await RenderAsync(Recorded.With("place", PropertyValue.Unknown)));

    [Fact]
    public async Task Diff_IgnoredPath_IsLeftOut()
    {
        var provider = await ConfiguredAsync(new ShelfRoom());

        var diff = await provider.DiffAsync(Recorded, Outputs, Recorded.With("place", Text("attic")).Without("marks"), "place", "marks");

        Assert.Empty(diff.Changes);
    }

    [Fact]
    public async Task Diff_RemovedInput_IsDeleted() => Assert.Equal("Delete:marks[\"x.y\"]", await RenderAsync(Recorded.Without("marks")));

    [Fact]
    public async Task Diff_OldStateWithUnknownKeys_DoesNotCare()
    {
        var provider = await ConfiguredAsync(new ShelfRoom());

        var diff = await provider.DiffAsync(Recorded.With("former", Text("x")), Outputs.With("former", Text("x")), Recorded);

        Assert.Empty(diff.Changes);
    }

    private static async Task<string> RenderAsync(PropertyMap news)
    {
        var provider = await ConfiguredAsync(new ShelfRoom());
        return (await provider.DiffAsync(Recorded, Outputs, news)).Render();
    }
}
