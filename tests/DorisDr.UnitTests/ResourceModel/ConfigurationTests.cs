using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;
using DorisDr.Testing.Model;
using Xunit;
using static DorisDr.UnitTests.ResourceModel.Wiring;

namespace DorisDr.UnitTests.ResourceModel;

public sealed class ConfigurationTests
{
    private static readonly ResourceIdentity Room = new("urn:pulumi:dev::p::pulumi:providers:room::default", "pulumi:providers:room", "default");

    private readonly ShelfRoom _room = new();

    [Theory]
    [InlineData("""["front","back"]""")]
    [InlineData("front,back")]
    [InlineData("front; back")]
    public async Task Configure_ListAsText_IsSplitOrParsed(string doors)
    {
        await _room.Provider().ConfigureAsync(Map(("doors", Text(doors))), None);

        Assert.Equal(["front", "back"], _room.Config!.Doors.AsEnumerable());
    }

    [Fact]
    public async Task CheckConfig_EchoesWhatWasWritten_WithoutEnvironment()
    {
        var news = Map(("doors", Text("front")), ("version", Text("1.2.3")));

        var result = await _room.Provider(_ => "from the environment").CheckConfigAsync(new CheckRequest(Room, PropertyMap.Empty, news), None);

        Assert.Empty(result.Problems);
        Assert.Equal(news, result.Inputs);
    }

    [Fact]
    public async Task CheckConfig_PlainSecret_IsEchoedAsASecretAndNothingElseChanges()
    {
        var news = Map(("key", Text("canary")), ("doors", Text("a,b")));

        var result = await _room.Provider().CheckConfigAsync(new CheckRequest(Room, PropertyMap.Empty, news), None);

        Assert.Equal(news.With("key", PropertyValue.Secret(Text("canary"))), result.Inputs);
    }

    [Fact]
    public async Task CheckConfig_WrongShapeBesideABrokenRule_TellsBoth()
    {
        var news = Map(("dors", Text("front")), ("doors", Text("a,b,c")));

        var result = await _room.Provider().CheckConfigAsync(new CheckRequest(Room, PropertyMap.Empty, news), None);

        Assert.Equal(["DDR1001 dors", "TST1 doors"], result.Problems.Select(p => $"{p.Code} {p.Path}"));
    }

    [Fact]
    public async Task CheckConfig_UnknownAndWrong_NamesAll()
    {
        var news = Map(("dors", Text("front")), ("doors", PropertyValue.Of(true)));

        var result = await _room.Provider().CheckConfigAsync(new CheckRequest(Room, PropertyMap.Empty, news), None);

        Assert.Equal(["DDR1003 doors", "DDR1001 dors"], result.Problems.Select(p => $"{p.Code} {p.Path}"));
    }

    [Fact]
    public async Task Configure_WithoutCheckConfig_AppliesItsRulesAndTheEnvironment()
    {
        var provider = _room.Provider(name => name == "ROOM" ? "9" : null);

        var e = await Assert.ThrowsAsync<ProblemException>(() => provider.ConfigureAsync(Map(("doors", Text("a,b,c"))), None));
        await provider.ConfigureAsync(PropertyMap.Empty, None);

        Assert.Equal("TST1", e.Problems[0].Code);
        Assert.Equal("9", _room.Config!.Room);
    }

    [Fact]
    public async Task Configure_SecretConfig_IsUnwrapped()
    {
        await _room.Provider().ConfigureAsync(Map(("key", PropertyValue.Secret(Text("k")))), None);

        Assert.Equal("k", _room.Config!.Key!.Reveal());
        Assert.DoesNotContain("Key = k", _room.Config.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DiffConfig_NeverReplaces()
    {
        var request = new DiffRequest(Room, "", Map(("room", Text("1"))), Map(("room", Text("1"))), Map(("room", Text("2"))), []);

        var diff = await _room.Provider().DiffConfigAsync(request, None);

        Assert.Equal("Update:room", diff.Render());
    }

    [Fact]
    public async Task Cancel_ThenConfigure_MakesTheProviderUsableAgain()
    {
        var provider = await ConfiguredAsync(_room);
        await provider.CancelAsync(None);
        await provider.ConfigureAsync(PropertyMap.Empty, None);

        var created = await provider.CreateAsync(new CreateRequest(Shelf, Map(("name", Text("a")), ("place", Text("hall"))), false, null), None);

        Assert.Equal("a", created.Id);
    }
}
