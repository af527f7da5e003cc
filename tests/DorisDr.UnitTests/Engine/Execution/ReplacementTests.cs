using DorisDr.Engine.Events;
using DorisDr.Engine.Operations;
using DorisDr.Testing.Engine;
using Xunit;

namespace DorisDr.UnitTests.Engine.Execution;

/// <summary>Replacement and deletes in the order that was recorded with the real CLI.</summary>
public sealed class ReplacementTests
{
    private const string Before = """
        resources:
          base: {type: "test:Thing", properties: {zone: x}}
          dep: {type: "test:Thing", properties: {zone: "${base.arn}"}}
          depdep: {type: "test:Thing", properties: {zone: z, note: "${dep.arn}"}}
          loose: {type: "test:Thing", properties: {zone: l}, options: {dependsOn: ["${base}"]}}
        """;

    private static readonly string After = Before.Replace("base: {type: \"test:Thing\", properties: {zone: x}}", "base: {type: \"test:Thing\", properties: {zone: y}}", StringComparison.Ordinal);

    [Fact]
    public async Task Up_ReplacedBase_DeletesDependentsFirstAndMakesAllAnew()
    {
        var stack = new TestStack();
        await stack.UpAsync(Before);

        var outcome = await stack.UpAsync(After);

        Assert.Equal(["Delete dep", "Delete base", "Create base", "Create dep", "Update depdep"], stack.Changes);
        Assert.Equal(2, outcome.Changes[StepOp.Replace]);
        Assert.Equal(1, outcome.Changes[StepOp.Update]);
        Assert.False(outcome.Changes.ContainsKey(StepOp.DeleteReplaced));
        Assert.Equal(
            ["Check base", "Diff base", "Check base", "Diff dep", "Diff depdep", "Delete dep", "Delete base", "Create base", "Check dep", "Create dep"],
            stack.Calls.Skip(3).Take(10));
        Assert.Empty(stack.Provider.Calls.Where(c => c is { Method: "Check", Name: "base" }).ElementAt(1).Olds!);
        Assert.All(stack.Store.Saved.Resources, r => Assert.False(r.PendingReplacement));
    }

    [Fact]
    public async Task Up_CreateOfReplacementFails_KeepsPendingAndTheNextRunHeals()
    {
        var stack = new TestStack();
        await stack.UpAsync(Before);
        stack.Faults.Fail("Create", "base", "no room");

        var outcome = await stack.UpAsync(After);

        Assert.Equal(RunResult.Failed, outcome.Result);
        Assert.Equal(["base: DDR9000: no room", "demo-dev: update failed"], stack.Errors);
        Assert.True(stack.Store.Things["base"].PendingReplacement);
        Assert.True(stack.Store.Things["dep"].PendingReplacement);
        Assert.Equal(1, outcome.Changes[StepOp.Replace]);

        stack.Faults.Clear();
        await stack.UpAsync();
        Assert.Equal(["Delete dep", "Create base", "Create dep", "Update depdep"], stack.Changes);
        Assert.Equal(["base@y", "dep@arn:base@y", "depdep@z", "loose@l"], stack.Cloud.Objects.Keys);
        Assert.False((await stack.UpAsync()).HasChanges);
    }

    [Fact]
    public async Task Preview_Replacement_ShowsItAndTouchesNothing()
    {
        var stack = new TestStack();
        await stack.UpAsync(Before);

        var outcome = await stack.PreviewAsync(After);

        Assert.Equal(2, outcome.Changes[StepOp.Replace]);
        Assert.Empty(stack.Changes);
        Assert.Equal(["base@x", "dep@arn:base@x", "depdep@z", "loose@l"], stack.Cloud.Objects.Keys);
        Assert.Equal(
            [StepOp.DeleteReplaced, StepOp.DeleteReplaced, StepOp.Replace, StepOp.CreateReplacement],
            stack.Events.OfType<StepStarted>().Select(e => e.Step.Op).Where(o => o is not (StepOp.Same or StepOp.Update)).Take(4));
    }

    [Fact]
    public async Task Up_CreateBeforeDelete_IsRefusedByName()
    {
        var stack = new TestStack();
        await stack.UpAsync(Before);
        stack.Faults.CreatesBeforeDelete = true;

        await stack.UpAsync(After);

        Assert.Contains("DDR2060", Assert.Single(stack.Errors), StringComparison.Ordinal);
        Assert.Empty(stack.Changes);
    }

    [Fact]
    public async Task Up_ProtectedDependent_RefusesTheReplacement()
    {
        var stack = new TestStack();
        var guarded = Before.Replace("dep: {type: \"test:Thing\", properties: {zone: \"${base.arn}\"}}", "dep: {type: \"test:Thing\", properties: {zone: \"${base.arn}\"}, options: {protect: true}}", StringComparison.Ordinal);
        await stack.UpAsync(guarded);

        await stack.UpAsync(guarded.Replace("properties: {zone: x}", "properties: {zone: y}", StringComparison.Ordinal));

        Assert.Contains("cannot be replaced", Assert.Single(stack.Errors), StringComparison.Ordinal);
        Assert.Empty(stack.Changes);
    }

    [Fact]
    public async Task Destroy_Graph_GoesInLayersByDepth()
    {
        var stack = new TestStack();
        await stack.UpAsync(Before);

        var outcome = await stack.RunAsync(OperationKind.Destroy);

        Assert.Equal(["Delete depdep", "Delete loose", "Delete dep", "Delete base"], stack.Changes);
        Assert.Equal(5, outcome.Changes[StepOp.Delete]);
        Assert.Empty(stack.Store.Saved.Resources);
        Assert.Empty(stack.Cloud.Objects);
    }

    [Fact]
    public async Task Destroy_DeleteFails_KeepsWhatItNeeds()
    {
        var stack = new TestStack();
        await stack.UpAsync(Before);
        stack.Faults.Fail("Delete", "depdep", "it is in use");

        var outcome = await stack.RunAsync(OperationKind.Destroy, new OperationOptions { Parallel = 1, ContinueOnError = true });

        Assert.Equal(RunResult.Failed, outcome.Result);
        Assert.Equal(["Delete depdep", "Delete loose"], stack.Changes);
        Assert.Equal(["base", "dep", "depdep"], stack.Store.Things.Keys);
    }

    [Fact]
    public async Task Destroy_Protected_IsSaidAndTheOthersGo()
    {
        var stack = new TestStack();
        await stack.UpAsync("""
            resources:
              kept: {type: "test:Thing", properties: {zone: x}, options: {protect: true}}
              other: {type: "test:Thing", properties: {zone: y}}
            """);

        var outcome = await stack.RunAsync(OperationKind.Destroy);

        Assert.Equal(RunResult.Failed, outcome.Result);
        Assert.Equal(["Delete other"], stack.Changes);
        Assert.StartsWith($"kept: resource \"{TestStack.UrnOf("kept")}\" cannot be deleted\nbecause it is protected.", stack.Errors.First(), StringComparison.Ordinal);
        Assert.Equal("demo-dev: update failed", stack.Errors.Last());
        Assert.Equal(["demo-dev", "default", "kept"], stack.Store.Saved.Resources.Select(r => r.Name));
    }

    [Fact]
    public async Task Destroy_RetainAndDeletedWith_MakeNoCall()
    {
        var stack = new TestStack();
        await stack.UpAsync("""
            resources:
              owner: {type: "test:Thing", properties: {zone: x}}
              inner: {type: "test:Thing", properties: {zone: y}, options: {deletedWith: "${owner}"}}
              kept: {type: "test:Thing", properties: {zone: z}, options: {retainOnDelete: true}}
            """);

        await stack.RunAsync(OperationKind.Destroy);

        Assert.Equal(["Delete owner"], stack.Changes);
        Assert.Empty(stack.Store.Saved.Resources);
    }
}
