using DorisDr.Engine.Events;
using DorisDr.Engine.Operations;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;
using DorisDr.Testing.Engine;
using Xunit;

namespace DorisDr.UnitTests.Engine.Execution;

public sealed class FailureTests
{
    private const string Four = """
        resources:
          bad: {type: "test:Thing", properties: {zone: x}}
          good: {type: "test:Thing", properties: {zone: y}}
          after: {type: "test:Thing", properties: {zone: z, note: "${bad.arn}"}}
          last: {type: "test:Thing", properties: {zone: w}, options: {dependsOn: ["${after}"]}}
        outputs: {arn: "${after.arn}"}
        """;

    [Fact]
    public async Task Up_CreateFails_StopsAndKeepsNoEntry()
    {
        var stack = new TestStack();
        stack.Faults.Fail("Create", "bad", "it exists already");

        var outcome = await stack.UpAsync(Four);

        Assert.Equal(RunResult.Failed, outcome.Result);
        Assert.Equal(["Create bad"], stack.Changes);
        Assert.Equal(["bad: DDR9000: it exists already", "demo-dev: update failed"], stack.Errors);
        Assert.Empty(stack.Store.Things);
        Assert.Empty(stack.Store.Saved.PendingOperations);
        Assert.Empty(stack.Store.Saved.Resources[0].Outputs);
        Assert.Equal("failed", stack.Store.History.Single().Result);
        Assert.IsType<StepFinished>(stack.Events.SkipLast(1).Last());
    }

    [Fact]
    public async Task Up_ContinueOnError_DoesAllThatDoesNotNeedTheFailedOne()
    {
        var stack = new TestStack { Options = new OperationOptions { Parallel = 1, ContinueOnError = true } };
        stack.Faults.Fail("Create", "bad", "no room");

        var outcome = await stack.UpAsync(Four);

        Assert.Equal(RunResult.Failed, outcome.Result);
        Assert.Equal(["good"], stack.Store.Things.Keys);
        Assert.Equal(
            "demo-dev: an unhandled error occurred: waiting for RPCs: resource bad [test:index:Thing] failed to register", stack.Errors.Last());
    }

    [Fact]
    public async Task Up_HalfDoneCreate_IsRecordedAndUpdatedNextTime()
    {
        var stack = new TestStack();
        stack.Faults.LeaveUnfinished("Create", "bad", "it is not ready", "it has no leader");

        await stack.UpAsync(Four);

        Assert.Equal("bad: 2 errors occurred:\n\t* it is not ready\n\t* it has no leader", stack.Errors.First());
        Assert.Equal(2, stack.Store.Things["bad"].InitErrors.Length);
        Assert.Equal("bad@x", stack.Store.Things["bad"].Id);

        stack.Faults.Clear();
        var outcome = await stack.UpAsync();
        Assert.Equal(["Update bad", "Create good", "Create after", "Create last"], stack.Changes);
        Assert.Equal(1, outcome.Changes[StepOp.Update]);
        Assert.Empty(stack.Store.Things["bad"].InitErrors);
    }

    [Fact]
    public async Task Up_HalfDoneUpdate_KeepsOldInputsAndNewOutputs()
    {
        var stack = new TestStack();
        await stack.UpAsync("resources:\n  a: {type: 'test:Thing', properties: {zone: x, size: 1}}");
        stack.Faults.LeaveUnfinished("Update", "a", "half of it is done");

        await stack.UpAsync("resources:\n  a: {type: 'test:Thing', properties: {zone: x, size: 5}}");

        var state = stack.Store.Things["a"];
        Assert.Equal(PropertyValue.Of(1), state.Inputs["size"]);
        Assert.Equal(PropertyValue.Of(5), state.Outputs["size"]);
        Assert.Equal("half of it is done", Assert.Single(state.InitErrors));
    }

    [Fact]
    public async Task Up_CheckFails_SaysEachProblemWithItsValueAndTouchesNothing()
    {
        var stack = new TestStack();
        stack.Faults.Refuse(
            "Check", "a", new Problem("DDR1001", "It is too large.", "", PropertyPath.Of("size")), new Problem("DDR1002", "It is wrong.", ""),
            new Problem("DDR1003", "It is weak.", "", PropertyPath.Of("secretNote")), new Problem("DDR1004", "It is missing.", "", PropertyPath.Of("tags", "k")));

        var outcome = await stack.UpAsync("resources:\n  a: {type: 'test:Thing', properties: {zone: x, size: 200, secretNote: hush}}");

        Assert.Equal(RunResult.Failed, outcome.Result);
        Assert.Equal(
            [
                "a: test:index:Thing resource 'a': property size value {200} has a problem: DDR1001: It is too large.",
                "a: test:index:Thing resource 'a' has a problem: DDR1002: It is wrong.",
                "a: test:index:Thing resource 'a': property secretNote value {[secret]} has a problem: DDR1003: It is weak.",
                "a: test:index:Thing resource 'a': property tags.k value {<nil>} has a problem: DDR1004: It is missing.",
            ],
            stack.Errors);
        Assert.Empty(stack.Changes);
    }

    [Fact]
    public async Task Preview_StepFails_SaysPreviewFailed()
    {
        var stack = new TestStack();
        await stack.UpAsync("resources:\n  a: {type: 'test:Thing', properties: {zone: x}, options: {protect: true}}");

        var outcome = await stack.PreviewAsync("resources: {}");

        Assert.Equal(RunResult.Failed, outcome.Result);
        Assert.StartsWith($"a: Preview failed: resource \"{TestStack.UrnOf("a")}\" cannot be deleted", stack.Errors.First(), StringComparison.Ordinal);
        Assert.Equal("demo-dev: preview failed", stack.Errors.Last());
    }

    [Fact]
    public async Task Up_StateCannotBeWritten_StopsBeforeTheCall()
    {
        var stack = new TestStack { Store = { FailsAt = 5 } };

        var outcome = await stack.UpAsync(Four);

        Assert.Equal(RunResult.Failed, outcome.Result);
        Assert.Empty(stack.Changes);
        Assert.Contains(stack.Errors, e => e == "bad: the disk is gone");
    }

    [Fact]
    public async Task Up_Canceled_FinishesWhatRunsAndTellsTheProvider()
    {
        var stack = new TestStack();
        using var cancel = new CancellationTokenSource();
        stack.Faults.Wait("Create", "bad", _ => cancel.CancelAsync());

        var outcome = await stack.UpAsync(Four, cancel.Token);

        Assert.Equal(RunResult.Canceled, outcome.Result);
        Assert.Equal("demo-dev: update canceled", Assert.Single(stack.Errors));
        Assert.Equal(["bad"], stack.Store.Things.Keys);
        Assert.Contains("Cancel ", stack.Calls);
        Assert.Empty(stack.Store.Saved.PendingOperations);
        Assert.Equal("failed", stack.Store.History.Single().Result);
    }

    [Fact]
    public async Task Up_Terminated_ReturnsAtOnceAndLeavesThePendingOperation()
    {
        var stack = new TestStack();
        using var terminate = new CancellationTokenSource();
        stack.Faults.Wait("Create", "bad", async _ =>
        {
            await terminate.CancelAsync();
            await new TaskCompletionSource().Task;
        });

        var outcome = await stack.UpAsync(Four, CancellationToken.None, terminate.Token);

        Assert.Equal(RunResult.Canceled, outcome.Result);
        var pending = Assert.Single(stack.Store.Saved.PendingOperations);
        Assert.Equal((PendingOperationType.Creating, "bad"), (pending.Type, pending.Resource.Name));
        Assert.Empty(stack.Store.History);
    }

    [Fact]
    public void ProviderLog_WithAndWithoutUrn_BecomesADiagnostic()
    {
        var events = new List<EngineEvent>();
        var relay = new DorisDr.Engine.Execution.RunEvents(new ListSink(events), "root", false);

        relay.Log(LogSeverity.Warning, "urn", "look", false);
        relay.Log(LogSeverity.Info, "", "nobody's", true);

        Assert.Equal([new Diagnostic("urn", LogSeverity.Warning, "look", false), new Diagnostic("root", LogSeverity.Info, "nobody's", true)], events);
    }

    private sealed class ListSink(List<EngineEvent> events) : IEventSink
    {
        public void Raise(EngineEvent engineEvent) => events.Add(engineEvent);
    }
}
