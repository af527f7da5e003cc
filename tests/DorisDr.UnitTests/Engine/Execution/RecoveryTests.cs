using CsCheck;
using DorisDr.Engine.Events;
using DorisDr.Engine.Operations;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;
using DorisDr.Testing.Engine;
using Xunit;

namespace DorisDr.UnitTests.Engine.Execution;

public sealed class RecoveryTests
{
    private const string One = "resources:\n  a: {type: 'test:Thing', properties: {zone: x, size: 1}}";

    [Fact]
    public async Task Up_AfterKillInCreate_TakesTheObjectOverAndForgetsTheEntry()
    {
        var stack = await KilledAsync(One, "Create", "a");

        var outcome = await stack.UpAsync();

        Assert.Equal(RunResult.Succeeded, outcome.Result);
        Assert.Equal(1, stack.Cloud.Made);
        Assert.Equal("a@x", stack.Store.Things["a"].Id);
        Assert.Empty(stack.Store.Saved.PendingOperations);
        var warning = Assert.Single(stack.Messages(LogSeverity.Warning));
        Assert.StartsWith(
            $"demo-dev: Attempting to deploy or update resources with 1 pending operations from previous deployment.\n  * {TestStack.UrnOf("a")}, interrupted while creating\n",
            warning,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Destroy_AfterKillInCreate_DeletesWhatWasMade()
    {
        var stack = await KilledAsync(One, "Create", "a");

        var outcome = await stack.RunAsync(OperationKind.Destroy);

        Assert.Equal(RunResult.Succeeded, outcome.Result);
        Assert.Equal(["Create a", "Delete a"], stack.Changes);
        Assert.Empty(stack.Cloud.Objects);
        Assert.Empty(stack.Store.Saved.Resources);
        Assert.Empty(stack.Store.Saved.PendingOperations);
    }

    [Fact]
    public async Task Up_ResourceLeftTheProgramAfterKillInCreate_IsDeleted()
    {
        var stack = await KilledAsync(One, "Create", "a");

        await stack.UpAsync("resources:\n  b: {type: 'test:Thing', properties: {zone: x}}");

        Assert.Equal(["b@x"], stack.Cloud.Objects.Keys);
        Assert.Empty(stack.Store.Saved.PendingOperations);
    }

    [Fact]
    public async Task Destroy_OpenCreateCannotBeResolved_FailsAndKeepsTheEntry()
    {
        var stack = await KilledAsync(One, "Create", "a");
        stack.Faults.Fail("Create", "a", "the cluster does not answer");

        var outcome = await stack.RunAsync(OperationKind.Destroy);

        Assert.Equal(RunResult.Failed, outcome.Result);
        Assert.Single(stack.Store.Saved.PendingOperations);
        Assert.Contains("the cluster does not answer", Assert.Single(stack.Messages(LogSeverity.Warning)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_AfterKillInUpdate_ReadsFirstAndSeesWhatIsDone()
    {
        var stack = new TestStack();
        await stack.UpAsync(One);
        await KillAsync(stack, "resources:\n  a: {type: 'test:Thing', properties: {zone: x, size: 9}}", "Update", "a");
        stack.Cloud.Update("a@x", stack.Cloud.Objects["a@x"].Inputs.With("size", PropertyValue.Of(9)));

        var outcome = await stack.UpAsync();

        Assert.Equal("Read a", stack.Calls.ElementAt(1));
        Assert.Empty(stack.Changes);
        Assert.Equal(2, outcome.Changes[StepOp.Same]);
        Assert.Empty(stack.Store.Saved.PendingOperations);
    }

    [Fact]
    public async Task Destroy_AfterKillInDelete_GoesOn()
    {
        var stack = new TestStack();
        await stack.UpAsync(One);
        await KillAsync(stack, "resources: {}", "Delete", "a");
        stack.Cloud.Remove("a@x");

        var outcome = await stack.RunAsync(OperationKind.Destroy);

        Assert.Equal(RunResult.Succeeded, outcome.Result);
        Assert.Empty(stack.Changes);
        Assert.Empty(stack.Store.Saved.Resources);
    }

    [Fact]
    public async Task Refresh_WithAnOpenCreate_ChangesNothingAndKeepsIt()
    {
        var stack = await KilledAsync(One, "Create", "a");

        var outcome = await stack.RunAsync(OperationKind.Refresh);

        Assert.Equal(RunResult.Succeeded, outcome.Result);
        Assert.Empty(stack.Changes);
        Assert.Single(stack.Store.Saved.PendingOperations);
    }

    [Fact]
    public async Task Preview_WithOpenOperations_SaysNothingAndWritesNothing()
    {
        var stack = await KilledAsync(One, "Create", "a");
        stack.Store.ForgetWrites();

        await stack.PreviewAsync();

        Assert.Empty(stack.Messages(LogSeverity.Warning));
        Assert.Empty(stack.Store.Writes);
        Assert.Single(stack.Store.Saved.PendingOperations);
    }

    /// <summary>The process dies at any write, while programs change; afterwards everything is as the last program says, and nothing else exists.</summary>
    [Fact]
    public void Up_KilledAtAnyWrite_ConvergesWithNothingTwiceAndNothingForgotten()
    {
        var programs = Gen.Select(Gen.Int[0, 3], Gen.Int[1, 2], Gen.Bool, Gen.Bool).Select((count, size, moved, chained) => Program(count, size, moved, chained));
        Gen.Select(programs.Array[1, 4], Gen.Int[1, 14].Array[4], Gen.Bool).Sample(
            (plans, deaths, destroy) =>
            {
                var stack = new TestStack { Options = new OperationOptions { Parallel = (deaths[0] % 4) + 1 } };
                for (var i = 0; i < plans.Length; i++)
                {
                    stack.Store.ForgetWrites();
                    stack.Store.FailsAt = deaths[i];
                    stack.UpAsync(plans[i]).GetAwaiter().GetResult();
                }

                stack.Store.FailsAt = null;
                var last = destroy ? stack.RunAsync(OperationKind.Destroy).GetAwaiter().GetResult() : stack.UpAsync().GetAwaiter().GetResult();
                Assert.True(last.Result == RunResult.Succeeded, string.Join('\n', stack.Errors));
                Assert.Empty(stack.Store.Saved.PendingOperations);
                Assert.Equal(stack.Store.Things.Values.Select(t => t.Id).Order(StringComparer.Ordinal), stack.Cloud.Objects.Keys);
                if (!destroy)
                {
                    Assert.False(stack.PreviewAsync().GetAwaiter().GetResult().HasChanges);
                }
            },
            iter: 300,
            threads: 1);
    }

    private static string Program(int count, int size, bool moved, bool chained)
    {
        var lines = Enumerable.Range(0, count).Select(i =>
            $"  r{i}: {{type: 'test:Thing', properties: {{zone: {(moved ? "b" : "a")}, size: {size}{(chained && i > 0 ? $", note: \"${{r{i - 1}.arn}}\"" : "")}}}}}");
        return count == 0 ? "resources: {}" : "resources:\n" + string.Join('\n', lines);
    }

    private static async Task<TestStack> KilledAsync(string program, string method, string name)
    {
        var stack = new TestStack();
        await KillAsync(stack, program, method, name);
        stack.Cloud.Create("a@x", PropertyMap.Of(
            ("name", PropertyValue.Of("a")), ("size", PropertyValue.Of(1)), ("zone", PropertyValue.Of("x"))));
        return stack;
    }

    private static async Task KillAsync(TestStack stack, string program, string method, string name)
    {
        using var terminate = new CancellationTokenSource();
        stack.Faults.Wait(method, name, async _ =>
        {
            await terminate.CancelAsync();
            await new TaskCompletionSource().Task;
        });
        await stack.UpAsync(program, CancellationToken.None, terminate.Token);
        stack.Faults.Clear();
    }
}
