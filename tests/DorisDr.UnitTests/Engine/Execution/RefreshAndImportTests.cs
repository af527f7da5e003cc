using DorisDr.Engine.Events;
using DorisDr.Engine.Operations;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;
using DorisDr.Testing.Engine;
using Xunit;

namespace DorisDr.UnitTests.Engine.Execution;

public sealed class RefreshAndImportTests
{
    private const string Three = """
        resources:
          a: {type: "test:Thing", properties: {zone: x, size: 3, secretNote: hush}}
          b: {type: "test:Thing", properties: {zone: y, note: "${a.arn}"}}
          c: {type: "test:Thing", properties: {zone: z, note: "${b.arn}"}}
        outputs: {size: "${a.size}"}
        """;

    [Fact]
    public async Task Refresh_NoDrift_ReadsAndComparesTheOtherWayRound()
    {
        var stack = new TestStack();
        await stack.UpAsync(Three);

        var outcome = await stack.RunAsync(OperationKind.Refresh);

        Assert.False(outcome.HasChanges);
        Assert.Equal(4, outcome.Changes[StepOp.Same]);
        Assert.Equal(["Configure default", "Read a", "Diff a", "Read b", "Diff b", "Read c", "Diff c"], stack.Calls);
    }

    [Fact]
    public async Task Refresh_Drift_TakesRealityAndTurnsTheDifferenceOver()
    {
        var stack = new TestStack();
        await stack.UpAsync(Three);
        stack.Cloud.Update("a@x", stack.Cloud.Objects["a@x"].Inputs.With("size", PropertyValue.Of(8)).With("note", PropertyValue.Of("new")));

        var outcome = await stack.RunAsync(OperationKind.Refresh);

        Assert.Equal(1, outcome.Changes[StepOp.Update]);
        var diff = stack.Provider.Calls.Single(c => c is { Method: "Diff", Name: "a" });
        Assert.Equal(PropertyValue.Of(8), diff.Olds!["size"]);
        Assert.Equal(PropertyValue.Of(3), diff.News!["size"]);
        var step = stack.Events.OfType<StepFinished>().Single(e => e.Step.Op == StepOp.Update).Step;
        Assert.Equal(ChangeKind.Add, step.DetailedDiff!.Value.Single(c => c.Path.First == "note").Kind);
        Assert.Equal(PropertyValue.Of(8), stack.Store.Things["a"].Inputs["size"]);
        Assert.IsType<PropertyValue.SecretValue>(stack.Store.Things["a"].Outputs["secretNote"]);

        await stack.UpAsync();
        Assert.Equal(["Update a"], stack.Changes);
    }

    [Fact]
    public async Task Refresh_Gone_RemovesTheResourceAndReferencesToIt()
    {
        var stack = new TestStack();
        await stack.UpAsync(Three);
        stack.Cloud.Remove("b@y");

        var outcome = await stack.RunAsync(OperationKind.Refresh);

        Assert.Equal(1, outcome.Changes[StepOp.Delete]);
        Assert.Equal(["a", "c"], stack.Store.Things.Keys);
        Assert.Empty(stack.Store.Things["c"].Dependencies);
        Assert.Empty(stack.Store.Things["c"].PropertyDependencies);
    }

    [Fact]
    public async Task Refresh_ReadFails_KeepsTheResourceAndGoesOn()
    {
        var stack = new TestStack();
        await stack.UpAsync(Three);
        stack.Faults.Fail("Read", "b", "the cluster does not answer");

        var outcome = await stack.RunAsync(OperationKind.Refresh);

        Assert.Equal(RunResult.Failed, outcome.Result);
        Assert.Equal(["b: DDR9000: the cluster does not answer", "demo-dev: update failed"], stack.Errors);
        Assert.Equal(3, outcome.Changes[StepOp.Same]);
        Assert.Equal(["a", "b", "c"], stack.Store.Things.Keys);
    }

    [Fact]
    public async Task Refresh_Unhealthy_WarnsAndTheNextUpTriesAgain()
    {
        var stack = new TestStack();
        await stack.UpAsync(Three);
        stack.Faults.LeaveUnfinished("Read", "b", "it is not well");

        await stack.RunAsync(OperationKind.Refresh);

        Assert.Equal("b: Refreshed resource is in an unhealthy state:\n* it is not well", Assert.Single(stack.Messages(LogSeverity.Warning)));
        await stack.UpAsync();
        Assert.Equal(["Update b"], stack.Changes);
    }

    [Fact]
    public async Task UpRefresh_Gone_IsMadeAgainAndOnlyTheProgramCounts()
    {
        var stack = new TestStack();
        await stack.UpAsync(Three);
        stack.Cloud.Remove("b@y");

        var outcome = await stack.RunAsync(OperationKind.Update, stack.Options with { Refresh = true });

        Assert.Equal(["Create b"], stack.Changes);
        Assert.Equal(1, outcome.Changes[StepOp.Create]);
        Assert.Equal(3, outcome.Changes[StepOp.Same]);
        Assert.False(outcome.Changes.ContainsKey(StepOp.Refresh));
        Assert.Single(stack.Provider.Calls, c => c.Method == "Configure");
        Assert.All(stack.Events.OfType<StepFinished>().Take(4), e => Assert.True(e.Step.RefreshPhase));
    }

    [Fact]
    public async Task UpRefresh_ReadFails_EndsBeforeTheProgram()
    {
        var stack = new TestStack();
        await stack.UpAsync(Three);
        stack.Faults.Fail("Read", "b", "the cluster does not answer");

        var outcome = await stack.RunAsync(OperationKind.Update, stack.Options with { Refresh = true, ContinueOnError = true });

        Assert.Equal(RunResult.Failed, outcome.Result);
        Assert.DoesNotContain(stack.Calls, c => c.StartsWith("Check", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Import_ByCommand_IsProtectedAndFollowedByAnEmptyPreview()
    {
        var stack = new TestStack();
        await stack.UpAsync("resources: {}");
        stack.Cloud.Create("one@x", PropertyMap.Of(
            ("name", PropertyValue.Of("one")), ("size", PropertyValue.Of(5)), ("zone", PropertyValue.Of("x")), ("secretNote", PropertyValue.Of("s"))));

        var outcome = await stack.RunAsync(
            OperationKind.Import, stack.Options with { Imports = [new ImportRequest(ScriptedSchema.Thing, "one", "one@x")] });

        Assert.Equal(1, outcome.Changes[StepOp.Import]);
        Assert.Equal(["CheckConfig default", "Configure default", "Read one", "Check one"], stack.Calls);
        var state = stack.Store.Things["one"];
        Assert.True(state.Protect);
        Assert.Equal("", state.ImportId);
        Assert.Empty(state.PropertyDependencies);
        Assert.IsType<PropertyValue.SecretValue>(state.Inputs["secretNote"]);
        Assert.IsType<PropertyValue.SecretValue>(state.Outputs["secretNote"]);
        Assert.Equal("resource-import", stack.Store.History[^1].Kind);

        var preview = await stack.PreviewAsync(
            "resources:\n  one: {type: 'test:Thing', properties: {zone: x, size: 5, secretNote: s}, options: {protect: true}}");
        Assert.False(preview.HasChanges);
    }

    [Fact]
    public async Task Import_MissingOne_FailsAndTakesTheOthers()
    {
        var stack = new TestStack();
        stack.Cloud.Create("one@x", PropertyMap.Of(("name", PropertyValue.Of("one")), ("zone", PropertyValue.Of("x"))));

        var outcome = await stack.RunAsync(OperationKind.Import, stack.Options with
        {
            Imports = [new ImportRequest(ScriptedSchema.Thing, "gone", "gone@x"), new ImportRequest(ScriptedSchema.Thing, "one", "one@x")],
        });

        Assert.Equal(RunResult.Failed, outcome.Result);
        Assert.Equal(["one"], stack.Store.Things.Keys);
        Assert.Equal(
            ["gone: resource 'gone@x' does not exist", "demo-dev: update failed: step application failed: resource 'gone@x' does not exist"], stack.Errors);
    }

    [Fact]
    public async Task Import_WrongRequests_AreRefusedTogetherBeforeAnyCall()
    {
        var stack = new TestStack();

        var refused = await Assert.ThrowsAsync<ProblemException>(() => stack.RunAsync(OperationKind.Import, stack.Options with
        {
            Imports = [new ImportRequest("test:Thing", "a", "a"), new ImportRequest("test:index:Thingg", "b", "b")],
        }));

        Assert.Equal(["DDR2080", "DDR2030"], refused.Problems.Select(p => p.Code));
        Assert.Contains("test:index:Thing", refused.Problems[1].Remedy, StringComparison.Ordinal);
        Assert.Empty(stack.Calls);
    }

    [Fact]
    public async Task Import_ByOption_ReadsThenUpdatesWhatDiffers()
    {
        var stack = new TestStack();
        stack.Cloud.Create("three@x", PropertyMap.Of(
            ("name", PropertyValue.Of("three")), ("size", PropertyValue.Of(1)), ("zone", PropertyValue.Of("x"))));

        var outcome = await stack.UpAsync("resources:\n  d: {type: 'test:Thing', properties: {name: three, zone: x, size: 7}, options: {import: three@x}}");

        Assert.Equal(["Read d", "Check d", "Diff d", "Update d"], stack.Calls.Skip(2));
        Assert.Equal(1, outcome.Changes[StepOp.Import]);
        Assert.Equal(1, outcome.Changes[StepOp.Update]);
        Assert.Equal("three@x", stack.Store.Things["d"].ImportId);
        Assert.False((await stack.UpAsync()).HasChanges);
        Assert.DoesNotContain("Read d", stack.Calls);
    }

    [Fact]
    public async Task Up_Targets_LeaveOthersAsTheyAre()
    {
        var stack = new TestStack();
        await stack.UpAsync(Three);
        var changed = Three.Replace("size: 3", "size: 4", StringComparison.Ordinal).Replace("zone: y,", "zone: y, size: 4,", StringComparison.Ordinal);
        stack.Program = changed;

        var outcome = await stack.RunAsync(OperationKind.Update, stack.Options with { Targets = [TestStack.UrnOf("b")] });

        Assert.Equal(["Update b"], stack.Changes);
        Assert.Equal(3, outcome.Changes[StepOp.Same]);
        Assert.DoesNotContain("Check a", stack.Calls);
    }

    [Fact]
    public async Task Up_UnknownTarget_IsRefused()
    {
        var stack = new TestStack { Program = Three };

        var refused = await Assert.ThrowsAsync<ProblemException>(
            () => stack.RunAsync(OperationKind.Update, stack.Options with { Targets = [TestStack.UrnOf("nope"), "urn:pulumi:dev::demo::test:index:Thing::z**"] }));

        Assert.Equal("DDR2070", Assert.Single(refused.Problems).Code);
    }

    [Fact]
    public async Task Destroy_TargetThatOthersNeed_NeedsTheirConsent()
    {
        var stack = new TestStack();
        await stack.UpAsync(Three);

        var refused = await stack.RunAsync(OperationKind.Destroy, stack.Options with { Targets = [TestStack.UrnOf("b")] });
        Assert.Equal(RunResult.Failed, refused.Result);
        Assert.Empty(stack.Changes);

        await stack.RunAsync(OperationKind.Destroy, stack.Options with { Targets = [TestStack.UrnOf("b")], TargetDependents = true });
        Assert.Equal(["Delete c", "Delete b"], stack.Changes);
        Assert.Equal(["a"], stack.Store.Things.Keys);
    }

    [Fact]
    public async Task Up_IgnoreChanges_SendsRecordedValuesAndPaths()
    {
        var stack = new TestStack();
        await stack.UpAsync("resources:\n  a: {type: 'test:Thing', properties: {zone: x, size: 1, list: [a, b]}}");

        var outcome = await stack.UpAsync(
            "resources:\n  a: {type: 'test:Thing', properties: {zone: x, size: 2, list: [c, d, e]}, options: {ignoreChanges: [size, 'list[*]']}}");

        var update = stack.Provider.Calls.Single(c => c.Method == "Update");
        Assert.Equal(PropertyValue.Of(1), update.News!["size"]);
        Assert.Equal("[\"a\", \"b\", \"e\"]", update.News["list"].ToString());
        Assert.Equal(
            "a: cannot ignore changes in added or removed elements of the path: \"list[*]\"", Assert.Single(stack.Messages(LogSeverity.Info)));
        Assert.Equal(1, outcome.Changes[StepOp.Update]);
    }
}
