using DorisDr.Resources;
using Xunit;

namespace DorisDr.Scenarios.Tests.Contract;

/// <summary>What holds for every resource type, whoever runs it: the embedded engine, or the published plugin over gRPC.</summary>
public sealed class ContractTests(ContractSite site) : IClassFixture<ContractSite>
{
    internal const string Engine = "engine";
    internal const string Plugin = "plugin";

    public static TheoryData<string, string> Everything() => Of(_ => true);

    public static TheoryData<string, string> Movable() => Of(sample => sample.Moved is not null);

    public static TheoryData<string, string> Removable() => Of(sample => sample.Remove is not null);

    public static TheoryData<string> Types() => [.. ContractSample.All.Select(sample => sample.Type)];

    [Fact]
    public void Catalogue_EveryResource_IsOnTrial() =>
        Assert.Equal(ResourceCatalog.Resources.Select(type => type.Token), ContractSample.All.Select(sample => sample.Type));

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task Preview_OfACreate_WritesNothing(string type, string driver)
    {
        await using var trial = await ContractTrial.StartAsync(site, type, driver);
        var before = await trial.LookAsync();

        Succeeds("create", await trial.Driver.PreviewAsync(trial.Declared));

        Assert.Equal(before, await trial.LookAsync());
        Assert.Null(trial.Driver.Recorded);
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task Up_AgainAndRefreshed_ChangesNothing(string type, string driver)
    {
        await using var trial = await ContractTrial.StartAsync(site, type, driver);
        var before = await trial.LookAsync();

        Succeeds("create", await trial.Driver.UpAsync(trial.Declared));
        var made = await trial.LookAsync();
        var recorded = trial.Driver.Recorded;

        Assert.NotEqual(before, made);
        Succeeds("same", await trial.Driver.PreviewAsync(trial.Declared));
        Succeeds("same", await trial.Driver.UpAsync(trial.Declared));
        Succeeds("same", await trial.Driver.RefreshAsync());
        Assert.Equal(recorded, trial.Driver.Recorded);
        Assert.Equal(made, await trial.LookAsync());
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task Up_WithAnotherValue_ChangesItInPlaceAndBack(string type, string driver)
    {
        await using var trial = await ContractTrial.StartAsync(site, type, driver);
        await trial.Driver.UpAsync(trial.Declared);
        var made = await trial.LookAsync();
        var changed = trial.Sample.Changed(trial.Declared);

        var preview = await trial.Driver.PreviewAsync(changed);
        Assert.Equal(made, await trial.LookAsync());
        var up = await trial.Driver.UpAsync(changed);

        Succeeds("update", preview);
        Succeeds("update", up);
        Assert.Equal(preview.Changed, up.Changed);
        Assert.Single(up.Changed);
        Assert.NotEqual(made, await trial.LookAsync());
        Succeeds("same", await trial.Driver.UpAsync(changed));
        Succeeds("update", await trial.Driver.UpAsync(trial.Declared));
        Assert.Equal(made, await trial.LookAsync());
    }

    [Theory]
    [MemberData(nameof(Movable))]
    public async Task Up_WithAValueThatCannotChange_Replaces(string type, string driver)
    {
        await using var trial = await ContractTrial.StartAsync(site, type, driver);
        await trial.Driver.UpAsync(trial.Declared);
        var made = await trial.LookAsync();
        var moved = trial.Sample.Moved!(trial.Declared);

        Succeeds("replace", await trial.Driver.PreviewAsync(moved));
        Assert.Equal(made, await trial.LookAsync());
        Succeeds("replace", await trial.Driver.UpAsync(moved));

        Assert.NotEqual(made, await trial.LookAsync());
        Succeeds("same", await trial.Driver.UpAsync(moved));
        Succeeds("same", await trial.Driver.RefreshAsync());
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task Refresh_ChangedByHand_SaysWhereAndUpHeals(string type, string driver)
    {
        await using var trial = await ContractTrial.StartAsync(site, type, driver);
        await trial.Driver.UpAsync(trial.Declared);
        var made = await trial.LookAsync();
        await site.SqlAsync(trial.Sample.Drift.Sql(site, trial.Name));

        var refresh = await trial.Driver.RefreshAsync();
        var up = await trial.Driver.UpAsync(trial.Declared);

        Succeeds("update", refresh);
        Succeeds("update", up);
        Assert.Equal([trial.Sample.Drift.Path], refresh.Changed);
        Assert.Equal([trial.Sample.Drift.Path], up.Changed);
        Assert.Equal(made, await trial.LookAsync());
        Succeeds("same", await trial.Driver.RefreshAsync());
    }

    [Theory]
    [MemberData(nameof(Removable))]
    public async Task Refresh_RemovedByHand_IsGoneAndUpMakesItAgain(string type, string driver)
    {
        await using var trial = await ContractTrial.StartAsync(site, type, driver);
        await trial.Driver.UpAsync(trial.Declared);
        var made = await trial.LookAsync();
        await site.SqlAsync(trial.Sample.Remove!(trial.Name));

        Succeeds("delete", await trial.Driver.RefreshAsync());
        Assert.Null(trial.Driver.Recorded);
        Succeeds("create", await trial.Driver.UpAsync(trial.Declared));

        Assert.Equal(made, await trial.LookAsync());
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task Destroy_OfWhatUpMade_LeavesTheClusterAsItWas(string type, string driver)
    {
        await using var trial = await ContractTrial.StartAsync(site, type, driver);
        var before = await trial.LookAsync();
        await trial.Driver.UpAsync(trial.Declared);

        Succeeds("delete", await trial.Driver.DestroyAsync());

        Assert.Equal(before, await trial.LookAsync());
        Assert.Null(trial.Driver.Recorded);
        Succeeds("none", await trial.Driver.DestroyAsync());
    }

    [Theory]
    [MemberData(nameof(Removable))]
    public async Task Destroy_OfWhatIsGoneAlready_Succeeds(string type, string driver)
    {
        await using var trial = await ContractTrial.StartAsync(site, type, driver);
        await trial.Driver.UpAsync(trial.Declared);
        await site.SqlAsync(trial.Sample.Remove!(trial.Name));

        Succeeds("delete", await trial.Driver.DestroyAsync());
        Assert.Null(trial.Driver.Recorded);
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task Import_OfWhatExists_TakesItOverWithoutATouch(string type, string driver)
    {
        await using var maker = await ContractTrial.StartAsync(site, type, Engine);
        await maker.Driver.UpAsync(maker.Declared);
        var made = await maker.LookAsync();
        await using var trial = await ContractTrial.StartAsync(site, type, driver, maker.Name);

        Succeeds("import", await trial.Driver.ImportAsync(trial.Sample.Id(trial.Name)));
        Succeeds("same", await trial.Driver.RefreshAsync());
        var up = await trial.Driver.UpAsync(trial.Declared);

        // Keys cannot be read back: the program's are new to the state then, and nothing else is.
        Assert.Contains(up.Step, (string[])["same", "update"]);
        Succeeds("same", await trial.Driver.UpAsync(trial.Declared));
        Assert.Equal(made, await trial.LookAsync());
        Assert.Equal(maker.Driver.Recorded!.Id, trial.Driver.Recorded!.Id);
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task AnyRun_UnreachableCluster_FailsAndForgetsNothing(string type, string driver)
    {
        await using var trial = await ContractTrial.StartAsync(site, type, driver);
        await trial.Driver.UpAsync(trial.Declared);
        var recorded = trial.Driver.Recorded;
        await trial.LoseAsync();

        Fails("DDR1111", await trial.Driver.RefreshAsync());
        Fails("DDR1111", await trial.Driver.UpAsync(trial.Sample.Changed(trial.Declared)));
        Fails("DDR1111", await trial.Driver.DestroyAsync());

        Assert.Equal(recorded, trial.Driver.Recorded);
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task AnyRun_AnotherClusterBehindTheEndpoint_FailsAndTouchesNothing(string type, string driver)
    {
        await using var trial = await ContractTrial.StartAsync(site, type, driver);
        await trial.Driver.UpAsync(trial.Declared);
        var (recorded, made) = (trial.Driver.Recorded, await trial.LookAsync());
        site.ForgetStatementsOfOther();
        await trial.MeetOtherAsync();

        Fails("DDR1115", await trial.Driver.RefreshAsync());
        Fails("DDR1115", await trial.Driver.UpAsync(trial.Sample.Changed(trial.Declared)));
        Fails("DDR1115", await trial.Driver.DestroyAsync());

        Assert.Equal(recorded, trial.Driver.Recorded);
        Assert.Equal(made, await trial.LookAsync());
        Assert.DoesNotContain(site.StatementsOfOther, sql => sql.Split(' ')[0] is not ("SELECT" or "SHOW" or "SET" or "SYNC"));
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task Up_OfAWrongProgram_NamesThePropertyAndWritesNothing(string type, string driver)
    {
        await using var trial = await ContractTrial.StartAsync(site, type, driver);
        var before = await trial.LookAsync();

        var outcome = await trial.Driver.UpAsync(trial.Sample.Wrong.Inputs(trial.Declared));

        Fails("DDR", outcome);
        Assert.Contains(trial.Sample.Wrong.Named, outcome.Said, StringComparison.Ordinal);
        Assert.Equal(before, await trial.LookAsync());
        Assert.Null(trial.Driver.Recorded);
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task Secrets_WhateverHappens_AreNeverSeen(string type, string driver)
    {
        await using var trial = await ContractTrial.StartAsync(site, type, driver);
        List<ContractOutcome> outcomes =
        [
            await trial.Driver.PreviewAsync(trial.Declared),
            await trial.Driver.UpAsync(trial.Declared),
            await trial.Driver.RefreshAsync(),
        ];
        var recorded = trial.Driver.Recorded!;
        await trial.LoseAsync();
        outcomes.Add(await trial.Driver.DestroyAsync());
        outcomes.Add(await trial.Driver.UpAsync(trial.Sample.Wrong.Inputs(trial.Declared)));

        Assert.DoesNotContain(outcomes, outcome => outcome.Said.Contains("canary", StringComparison.Ordinal));
        Assert.DoesNotContain("canary", $"{recorded.Id}{recorded.Inputs}{recorded.Outputs}", StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task State_OfTheEngine_IsThePluginsToo(string type)
    {
        await using var engine = await ContractTrial.StartAsync(site, type, Engine);
        await using var plugin = await ContractTrial.StartAsync(site, type, Plugin, engine.Name);
        await engine.Driver.UpAsync(engine.Declared);
        var recorded = engine.Driver.Recorded!;

        ((PluginDriver)plugin.Driver).TakeOver(recorded);
        Succeeds("same", await plugin.Driver.RefreshAsync());
        Succeeds("same", await plugin.Driver.UpAsync(plugin.Declared));
        Assert.Equal(recorded, plugin.Driver.Recorded);

        Succeeds("delete", await plugin.Driver.DestroyAsync());
        Succeeds("create", await plugin.Driver.UpAsync(plugin.Declared));
        Assert.Equal(recorded, plugin.Driver.Recorded);
    }

    private static TheoryData<string, string> Of(Func<ContractSample, bool> which)
    {
        var data = new TheoryData<string, string>();
        foreach (var sample in ContractSample.All.Where(which))
        {
            data.Add(sample.Type, Engine);
            data.Add(sample.Type, Plugin);
        }

        return data;
    }

    private static void Succeeds(string step, ContractOutcome outcome) => Assert.True(step == outcome.Step, $"{step} was expected, not {outcome}");

    private static void Fails(string code, ContractOutcome outcome)
    {
        Assert.Equal(ContractOutcome.Failed, outcome.Step);
        Assert.Contains(code, outcome.Said, StringComparison.Ordinal);
    }
}
