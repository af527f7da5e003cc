using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;
using DorisDr.Testing.Model;
using Xunit;
using static DorisDr.UnitTests.ResourceModel.Wiring;

namespace DorisDr.UnitTests.ResourceModel;

public sealed class CheckTests
{
    private readonly ShelfRoom _room = new();

    [Fact]
    public async Task Check_WithoutName_TakesTheLogicalName()
    {
        var provider = await ConfiguredAsync(_room);

        var result = await provider.CheckAsync(Map(("place", Text("hall"))));

        Assert.Empty(result.Problems);
        Assert.Equal(Text("a"), result.Inputs["name"]);
    }

    [Theory]
    [InlineData(AutonamingMode.Propose, "proposed", "proposed")]
    [InlineData(AutonamingMode.Enforce, "enforced", "enforced")]
    public async Task Check_WithAutonaming_TakesTheProposedName(AutonamingMode mode, string proposed, string expected)
    {
        var provider = await ConfiguredAsync(_room);

        var request = new CheckRequest(Shelf, PropertyMap.Empty, Map(("place", Text("hall")))) { Autonaming = new Autonaming(mode, proposed) };
        var result = await provider.CheckAsync(request, None);

        Assert.Equal(Text(expected), result.Inputs["name"]);
    }

    [Fact]
    public async Task Check_WithAutonamingDisabled_AsksForAName()
    {
        var provider = await ConfiguredAsync(_room);

        var request = new CheckRequest(Shelf, PropertyMap.Empty, Map(("place", Text("hall")))) { Autonaming = new Autonaming(AutonamingMode.Disable, "") };
        var result = await provider.CheckAsync(request, None);

        Assert.Equal(["DDR1005"], result.Problems.Select(p => p.Code));
    }

    [Fact]
    public async Task Check_WithRecordedName_KeepsIt()
    {
        var provider = await ConfiguredAsync(_room);

        var result = await provider.CheckAsync(Map(("place", Text("hall"))), Map(("name", Text("old"))));

        Assert.Equal(Text("old"), result.Inputs["name"]);
    }

    [Fact]
    public async Task Check_ManyMistakes_NamesAllAtTheirProperties()
    {
        var provider = await ConfiguredAsync(_room);

        var result = await provider.CheckAsync(Map(
            ("plaze", Text("hall")),
            ("width", Text("wide")),
            ("books", Map(("x", Text("y"))) is var m ? PropertyValue.Of(m) : PropertyValue.Null),
            ("patience", Text("5 fortnights")),
            ("lock", PropertyValue.Of(Map(("kind", Text("tape")), ("kode", Text("1")))))));

        Assert.Equal(
            ["DDR1001 plaze", "DDR1003 width", "DDR1003 books", "DDR1003 patience", "DDR1003 lock.kind", "DDR1001 lock.kode", "DDR1002 place"],
            result.Problems.OrderBy(p => p.Path!.ToString() == "place" ? 1 : 0).ThenBy(p => Order(p.Path!.ToString())).Select(p => $"{p.Code} {p.Path}"));
        Assert.Contains("Did you mean \"place\"?", result.Problems.Single(p => p.Path!.ToString() == "plaze").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_LooseScalars_TakesThemInTheDeclaredType()
    {
        var provider = await ConfiguredAsync(_room);

        var result = await provider.CheckAsync(Map(("place", PropertyValue.Of(5.0)), ("width", Text("90")), ("careful", Text("true"))));

        Assert.Empty(result.Problems);
        Assert.Equal(Text("5"), result.Inputs["place"]);
        Assert.Equal(PropertyValue.Of(90.0), result.Inputs["width"]);
        Assert.Equal(PropertyValue.Of(true), result.Inputs["careful"]);
    }

    [Fact]
    public async Task Check_SecretBySchema_IsWrappedAtDepth()
    {
        var provider = await ConfiguredAsync(_room);

        var result = await provider.CheckAsync(Map(("place", Text("hall")), ("lock", PropertyValue.Of(Map(("code", Text("1234")))))));

        var code = ((PropertyValue.MapValue)result.Inputs["lock"]).Entries["code"];
        Assert.Equal(PropertyValue.Secret(Text("1234")), code);
        Assert.DoesNotContain("1234", result.Inputs.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_Unknowns_PassAtEveryDepthWithoutProblems()
    {
        var provider = await ConfiguredAsync(_room);
        var news = Map(
            ("place", PropertyValue.Unknown),
            ("width", PropertyValue.Unknown),
            ("books", PropertyValue.Of([Text("one"), PropertyValue.Unknown])),
            ("lock", PropertyValue.Of(Map(("code", PropertyValue.Secret(PropertyValue.Unknown))))));

        var result = await provider.CheckAsync(news);

        Assert.Empty(result.Problems);
        Assert.Equal(news, result.Inputs.Without("name"));
    }

    [Fact]
    public async Task Check_OwnAnswerAgain_IsTheSame()
    {
        var provider = await ConfiguredAsync(_room);
        var first = await provider.CheckAsync(Map(("place", PropertyValue.Of(5.0)), ("lock", PropertyValue.Of(Map(("code", Text("1")))))));

        var second = await provider.CheckAsync(first.Inputs, first.Inputs);

        Assert.Equal(first.Inputs, second.Inputs);
    }

    [Fact]
    public async Task Check_HandlerRule_IsAskedOnceTheShapesAreRight()
    {
        var provider = await ConfiguredAsync(_room);

        var result = await provider.CheckAsync(Map(("place", Text("hall")), ("width", PropertyValue.Of(-1.0))));

        Assert.Equal(["TST2"], result.Problems.Select(p => p.Code));
    }

    private static int Order(string path) => Array.IndexOf(["plaze", "width", "books", "patience", "lock.kind", "lock.kode"], path);
}
