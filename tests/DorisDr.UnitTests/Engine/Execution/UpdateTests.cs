using DorisDr.Engine.Events;
using DorisDr.Engine.Operations;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Values;
using DorisDr.Testing.Engine;
using Xunit;

namespace DorisDr.UnitTests.Engine.Execution;

public sealed class UpdateTests
{
    private const string Two = """
        resources:
          first: {type: "test:Thing", properties: {zone: x, size: 3, secretNote: hush}}
          second: {type: "test:Thing", properties: {zone: y, note: "uses ${first.arn} and ${first.endpoint.port}"}, options: {dependsOn: ["${first}"]}}
        outputs:
          arn: ${first.arn}
          port: ${first.endpoint.port}
          secret: ${first.secretNote}
        """;

    [Fact]
    public async Task Up_NewProgram_ChecksCreatesAndSavesInOrder()
    {
        var stack = new TestStack();

        var outcome = await stack.UpAsync(Two);

        Assert.Equal(RunResult.Succeeded, outcome.Result);
        Assert.Equal(3, outcome.Changes[StepOp.Create]);
        Assert.Equal(
            ["CheckConfig default", "Configure default", "Check first", "Create first", "Check second", "Create second"], stack.Calls);
        Assert.Equal(["demo-dev", "default", "first", "second"], stack.Store.Saved.Resources.Select(r => r.Name));
        var second = stack.Store.Things["second"];
        Assert.Equal("second@y", second.Id);
        Assert.Equal(PropertyValue.Of("uses arn:first@x and 7001"), second.Inputs["note"]);
        Assert.Equal(TestStack.UrnOf("first"), Assert.Single(second.Dependencies));
        Assert.Equal(TestStack.UrnOf("first"), Assert.Single(second.PropertyDependencies["note"]));
        Assert.Empty(second.PropertyDependencies["zone"]);
        Assert.Equal("secretNote", Assert.Single(second.AdditionalSecretOutputs));
        Assert.Empty(stack.Store.Saved.PendingOperations);
        Assert.Equal("update", Assert.Single(stack.Store.History).Kind);
    }

    [Fact]
    public async Task Up_SchemaSecret_IsSecretInInputsOutputsAndStackOutputs()
    {
        var stack = new TestStack();

        await stack.UpAsync(Two);

        var first = stack.Store.Things["first"];
        Assert.IsType<PropertyValue.SecretValue>(first.Inputs["secretNote"]);
        Assert.IsType<PropertyValue.SecretValue>(first.Outputs["secretNote"]);
        var outputs = stack.Store.Saved.Resources[0].Outputs;
        Assert.IsType<PropertyValue.SecretValue>(outputs["secret"]);
        Assert.Equal(PropertyValue.Of(7001), outputs["port"]);
    }

    [Fact]
    public async Task Up_WritesTheOperationBeforeAndTheResultAfter()
    {
        var stack = new TestStack();

        await stack.UpAsync("resources:\n  a: {type: 'test:Thing', properties: {zone: x}}");

        var shape = stack.Store.Writes.Select(w => $"{w.Resources.Length} {string.Join(",", w.PendingOperations.Select(p => $"{p.Type} {p.Resource.Name}"))}");
        Assert.Equal(["0 Creating demo-dev", "1 ", "1 Creating default", "2 ", "2 Creating a", "3 "], shape);
        var pending = stack.Store.Writes[4].PendingOperations[0].Resource;
        Assert.Equal("", pending.Id);
        Assert.Empty(pending.Outputs);
    }

    [Fact]
    public async Task Up_Again_AsksForDifferencesAndWritesOnce()
    {
        var stack = new TestStack();
        await stack.UpAsync(Two);
        stack.Store.ForgetWrites();

        var outcome = await stack.UpAsync();

        Assert.False(outcome.HasChanges);
        Assert.Equal(3, outcome.Changes[StepOp.Same]);
        Assert.Equal(
            ["CheckConfig default", "DiffConfig default", "Configure default", "Check first", "Diff first", "Check second", "Diff second"], stack.Calls);
        Assert.Single(stack.Store.Writes);
    }

    [Fact]
    public async Task Preview_NewProgram_WritesNothingAndKnowsWhatCannotBeKnown()
    {
        var stack = new TestStack();

        var outcome = await stack.PreviewAsync(Two);

        Assert.Equal(3, outcome.Changes[StepOp.Create]);
        Assert.Empty(stack.Cloud.Objects);
        Assert.Empty(stack.Store.Writes);
        Assert.Empty(stack.Store.History);
        var second = stack.Provider.Calls.Single(c => c is { Method: "Create", Name: "second" });
        Assert.True(second.Preview);
        Assert.IsType<PropertyValue.UnknownValue>(second.News!["note"]);
        var root = stack.Events.OfType<StepFinished>().Last().Step;
        Assert.Equal(Urn.StackType, root.Type);
        Assert.Equal(PropertyValue.Of("arn:first@x"), root.New!.Outputs["arn"]);
        Assert.IsType<PropertyValue.UnknownValue>(root.New.Outputs["port"]);
    }

    [Fact]
    public async Task Up_ChangedInput_UpdatesWithOldsAndNews()
    {
        var stack = new TestStack();
        await stack.UpAsync("resources:\n  a: {type: 'test:Thing', properties: {zone: x, size: 1}, options: {customTimeouts: {update: 1m30s}}}");

        await stack.UpAsync("resources:\n  a: {type: 'test:Thing', properties: {zone: x, size: 2}, options: {customTimeouts: {update: 1m30s}}}");

        var update = stack.Provider.Calls.Single(c => c.Method == "Update");
        Assert.Equal(PropertyValue.Of(1), update.Olds!["size"]);
        Assert.Equal(PropertyValue.Of(2), update.News!["size"]);
        Assert.Equal(TimeSpan.FromSeconds(90), update.Timeout);
        Assert.Equal(90, stack.Store.Things["a"].CustomTimeouts["update"]);
    }

    [Fact]
    public async Task Up_RemovedResource_IsDeletedAndDependentsGoFirst()
    {
        var stack = new TestStack();
        await stack.UpAsync(Two);

        var outcome = await stack.UpAsync("resources: {}");

        Assert.Equal(["Delete second", "Delete first"], stack.Changes);
        Assert.Equal(2, outcome.Changes[StepOp.Delete]);
        Assert.Equal(["demo-dev"], stack.Store.Saved.Resources.Select(r => r.Name));
    }

    [Fact]
    public async Task Up_ProviderConfiguration_GoesAsTextsOfItsNamespace()
    {
        var stack = new TestStack();
        stack.Config["test:retries"] = new("3", false, false);
        stack.Config["test:token"] = new("t0p", true, false);
        stack.Config["demo:own"] = new("x", false, false);

        await stack.UpAsync("resources:\n  a: {type: 'test:Thing', properties: {zone: x}}");

        Assert.Equal(
            PropertyMap.Of(("retries", PropertyValue.Of("3")), ("token", PropertyValue.Secret(PropertyValue.Of("t0p")))), stack.Provider.Configuration);
        Assert.Equal(PropertyValue.Of("t0p"), stack.Provider.Calls[0].News!["token"]);
        Assert.IsType<PropertyValue.SecretValue>(stack.Store.Saved.Resources[1].Inputs["token"]);
        Assert.Equal("[secret]", stack.Events.OfType<RunStarted>().Single().Config["test:token"]);
    }

    [Fact]
    public async Task Up_ProviderOfAnotherCluster_IsRefusedByName()
    {
        var stack = new TestStack();
        stack.Config["test:cluster"] = new("one", false, false);
        await stack.UpAsync("resources:\n  a: {type: 'test:Thing', properties: {zone: x}}");
        stack.Config["test:cluster"] = new("two", false, false);

        var outcome = await stack.UpAsync();

        Assert.Equal(RunResult.Failed, outcome.Result);
        Assert.Contains("DDR2061", Assert.Single(stack.Errors), StringComparison.Ordinal);
        Assert.Empty(stack.Changes);
    }

    [Fact]
    public async Task Up_Parallel_NeverRunsAResourceBeforeItsInputs()
    {
        var stack = new TestStack { Options = new OperationOptions { Parallel = 8 } };
        var lines = Enumerable.Range(0, 20).Select(i =>
            $"  r{i}: {{type: 'test:Thing', properties: {{zone: x, note: {(i < 2 ? "plain" : $"\"${{r{i / 2}.arn}}\"")}}}}}");

        var outcome = await stack.UpAsync("resources:\n" + string.Join('\n', lines));

        Assert.Equal(RunResult.Succeeded, outcome.Result);
        var created = stack.Provider.Calls.Where(c => c.Method == "Create").Select(c => c.Name).ToList();
        Assert.Equal(20, created.Count);
        Assert.All(Enumerable.Range(2, 18), i => Assert.True(created.IndexOf($"r{i / 2}") < created.IndexOf($"r{i}")));
    }
}
