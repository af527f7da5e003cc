using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;
using DorisDr.Testing.Model;
using Xunit;
using static DorisDr.UnitTests.ResourceModel.Wiring;

namespace DorisDr.UnitTests.ResourceModel;

public sealed class LifecycleTests
{
    private readonly ShelfRoom _room = new();

    [Fact]
    public async Task Create_ThenRead_ThenDiff_IsEmpty()
    {
        var provider = await ConfiguredAsync(_room);
        var inputs = (await provider.CheckAsync(Map(("place", Text("hall/")), ("lock", PropertyValue.Of(Map(("code", Text("1")))))))).Inputs;
        var created = await provider.CreateAsync(new CreateRequest(Shelf, inputs, false, null), None);

        var read = await provider.ReadAsync(new ReadRequest(Shelf, created.Id, inputs, created.Outputs, null), None);
        var diff = await provider.DiffAsync(read!.Inputs, read.Outputs, inputs);

        Assert.Equal(inputs, read.Inputs);
        Assert.Equal(created.Outputs, read.Outputs);
        Assert.Empty(diff.Changes);
        Assert.Equal(Text("7"), created.Outputs["room"]);
    }

    [Fact]
    public async Task Messages_BelowAnOperation_CarryItsUrn()
    {
        var log = new RecordingLog();
        var provider = _room.Provider(log: log);
        await provider.ConfigureAsync(Map(("room", Text("7"))), None);
        _room.Log!.Log(LogSeverity.Debug, "", "before", ephemeral: false);

        await provider.CreateAsync(new CreateRequest(Shelf, Map(("name", Text("a")), ("place", Text("noisy"))), false, null), None);
        _room.Log.Log(LogSeverity.Debug, "", "after", ephemeral: false);

        Assert.Equal([("before", ""), ("creak", Shelf.Urn), ("after", "")], log.Messages.Select(m => (m.Message, m.Urn)));
    }

    [Fact]
    public async Task Create_InPreview_WritesNothingAndKeepsUnknowns()
    {
        var provider = await ConfiguredAsync(_room);

        var preview = await provider.CreateAsync(new CreateRequest(Shelf, Map(("name", Text("a")), ("place", PropertyValue.Unknown)), true, null), None);

        Assert.Empty(_room.Shelves);
        Assert.Equal("", preview.Id);
        Assert.Equal(PropertyValue.Unknown, preview.Outputs["place"]);
        Assert.False(preview.Outputs.ContainsKey("room"));
    }

    [Fact]
    public async Task Create_HalfDone_IsUnfinishedWithIdAndOutputs()
    {
        var provider = await ConfiguredAsync(_room);

        var created = await provider.CreateAsync(new CreateRequest(Shelf, Map(("name", Text("a")), ("place", Text("attic"))), false, null), None);

        Assert.Equal("a", created.Id);
        Assert.Equal(["it does not stand straight yet"], created.Unfinished);
    }

    [Fact]
    public async Task Read_OnImport_GivesInputsWithoutDefaultsThatCheckTakes()
    {
        var provider = await ConfiguredAsync(_room);
        _room.Shelves["b"] = new ShelfInputs { Name = "b", Place = "hall", Width = 80 };

        var read = await provider.ReadAsync(new ReadRequest(Shelf, "b", null, null, null), None);
        var check = await provider.CheckAsync(read!.Inputs, read.Inputs);

        Assert.Equal(["name", "place"], read.Inputs.Keys);
        Assert.Empty(check.Problems);
        Assert.Empty((await provider.DiffAsync(read.Inputs, read.Outputs, check.Inputs)).Changes);
    }

    [Fact]
    public async Task Read_AfterDrift_ShowsLiveValuesAndKeepsSecrets()
    {
        var provider = await ConfiguredAsync(_room);
        var inputs = (await provider.CheckAsync(Map(("place", Text("hall")), ("lock", PropertyValue.Of(Map(("code", Text("1")))))))).Inputs;
        var created = await provider.CreateAsync(new CreateRequest(Shelf, inputs, false, null), None);
        _room.Shelves["a"] = _room.Shelves["a"] with { Place = "cellar", Width = 10 };

        var read = await provider.ReadAsync(new ReadRequest(Shelf, "a", inputs, created.Outputs, null), None);
        var diff = await provider.DiffAsync(read!.Inputs, read.Outputs, inputs);

        Assert.Equal("Update:place! Update:width", diff.Render());
        Assert.Equal(inputs["lock"], read.Inputs["lock"]);
    }

    [Fact]
    public async Task Read_Missing_IsNull()
    {
        var provider = await ConfiguredAsync(_room);

        Assert.Null(await provider.ReadAsync(new ReadRequest(Shelf, "none", null, null, null), None));
    }

    [Fact]
    public async Task Operation_BeforeConfigure_SaysSo()
    {
        var e = await Assert.ThrowsAsync<ProblemException>(() => _room.Provider().CheckAsync(Map()));

        Assert.Equal("DDR1008", e.Problems[0].Code);
    }

    [Fact]
    public async Task Operation_OnUnknownType_NamesTheNearest()
    {
        var provider = await ConfiguredAsync(_room);

        var e = await Assert.ThrowsAsync<ProblemException>(() =>
            provider.CheckAsync(new CheckRequest(new ResourceIdentity("urn", "room:index:Shelve", "a"), Map(), Map()), None));

        Assert.Equal("DDR1006: There is no resource type \"room:index:Shelve\". Did you mean \"room:index:Shelf\"?", e.Message);
    }

    [Fact]
    public async Task Invoke_AnswersAndRefusesUnknownArguments()
    {
        var provider = await ConfiguredAsync(_room);
        _room.Shelves["b"] = new ShelfInputs { Name = "b", Place = "hall" };

        var good = await provider.InvokeAsync(new InvokeRequest("room:index:count", Map(("place", Text("hall"))), false), None);
        var bad = await provider.InvokeAsync(new InvokeRequest("room:index:count", Map(("plac", Text("hall"))), false), None);

        Assert.Equal(PropertyValue.Of(1.0), good.Outputs["count"]);
        Assert.Equal(["DDR1001"], bad.Problems.Select(p => p.Code));
    }

    [Fact]
    public async Task List_NamesWhatIsThere()
    {
        var provider = await ConfiguredAsync(_room);
        _room.Shelves["b"] = new ShelfInputs { Name = "b", Place = "hall" };

        var ids = new List<string>();
        await foreach (var item in provider.ListAsync(new ListRequest("room:index:Shelf", PropertyMap.Empty), None))
        {
            ids.Add(item.Id);
        }

        Assert.Equal(["b"], ids);
    }
}
