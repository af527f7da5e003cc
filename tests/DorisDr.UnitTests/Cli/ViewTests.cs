using DorisDr.Cli.Rendering;
using DorisDr.Cli.Rendering.Text;
using DorisDr.Engine.Events;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;
using Newtonsoft.Json.Linq;
using Snapshooter;
using Snapshooter.Xunit;
using Xunit;

namespace DorisDr.UnitTests.Cli;

/// <summary>What people see of a run, as text that is reviewed.</summary>
public sealed class ViewTests
{
    private static readonly PropertyMap Changed = Runs.Inputs.With(
        "s3", PropertyValue.Of(PropertyMap.Of(("endpoint", PropertyValue.Of("http://e")), ("region", PropertyValue.Of("b")), ("secretKey", PropertyValue.Secret(PropertyValue.Of("canary2"))))));

    public static TheoryData<string> Names() => [.. All().Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Rows_AreAsReviewed(string run) => Runs.Show(All()[run], new ViewOptions()).Output.MatchSnapshot(SnapshotNameExtension.Create("rows", run));

    [Theory]
    [MemberData(nameof(Names))]
    public void Diff_IsAsReviewed(string run)
    {
        var (output, errors) = Runs.Show(All()[run], new ViewOptions { Diff = true });

        $"{output}--- stderr\n{errors}".MatchSnapshot(SnapshotNameExtension.Create("diff", run));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Json_IsAsReviewedAndReadable(string run)
    {
        var (output, errors) = Runs.Show(All()[run], new ViewOptions { Json = true });

        var documents = run.StartsWith("preview", StringComparison.Ordinal) ? [output] : output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(documents, d => JObject.Parse(d));
        Assert.Empty(errors);
        output.MatchSnapshot(SnapshotNameExtension.Create("json", run));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NoView_ShowsASecret(string run)
    {
        foreach (var options in (ViewOptions[])[new(), new() { Diff = true }, new() { Json = true }, new() { Interactive = true, Colors = ColorMode.Always }])
        {
            var (output, errors) = Runs.Show(All()[run], options);

            Assert.DoesNotContain("canary", output + errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Live_EndsWithTheTable()
    {
        var (output, _) = Runs.Show(All()["preview-update"], new ViewOptions { Interactive = true });

        output[(output.LastIndexOf("\e[J", StringComparison.Ordinal) + 3)..].MatchSnapshot();
    }

    [Fact]
    public void Colors_AreWrittenOnlyWhenAskedFor()
    {
        Assert.Contains("\e[", Runs.Show(All()["create"], new ViewOptions { Colors = ColorMode.Always }).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\e[", Runs.Show(All()["create"], new ViewOptions()).Output, StringComparison.Ordinal);
    }

    private static Dictionary<string, IEnumerable<EngineEvent>> All()
    {
        var first = Runs.Resource(Runs.Inputs);
        var second = Runs.Resource(Changed);
        var newRoot = Runs.Step(StepOp.Create, null, Runs.Root(Runs.Outputs("first")));
        var sameRoot = Runs.Step(StepOp.Same, Runs.Root(Runs.Outputs("first")), Runs.Root(Runs.Outputs("second")));
        var goneRoot = Runs.Step(StepOp.Delete, Runs.Root(Runs.Outputs("first")), null);
        var create = Runs.Step(StepOp.Create, null, first);
        var update = Runs.Step(
            StepOp.Update,
            first,
            second,
            new PropertyChange(PropertyPath.Of("s3", "region"), ChangeKind.Update, false, false),
            new PropertyChange(PropertyPath.Of("s3", "secretKey"), ChangeKind.Update, false, true));
        var replace = new PropertyChange(PropertyPath.Of("location"), ChangeKind.Update, true, false);
        var moved = Runs.Resource(Runs.Inputs.With("location", PropertyValue.Of("s3://b/q")));
        StepDescription[] chain =
        [
            Runs.Step(StepOp.DeleteReplaced, first, null) with { Logical = false },
            Runs.Step(StepOp.Replace, first, moved, replace) with { ReplaceKeys = ["location"] },
            Runs.Step(StepOp.CreateReplacement, first, moved, replace) with { Logical = false },
        ];
        static IEnumerable<EngineEvent> Both(params StepDescription[] steps) => steps.SelectMany(s => (EngineEvent[])[new StepStarted(s), new StepFinished(s)]);
        var warning = new Diagnostic(Runs.First, LogSeverity.Warning, "DDR1201: It is there already. Import it.", false);
        var error = new Diagnostic(Runs.First, LogSeverity.Error, "DDR1204: The bucket does not exist. Create it.", false);
        var end = new Diagnostic(Runs.Stack, LogSeverity.Error, "update failed", false);
        var refreshed = Runs.Step(StepOp.Refresh, first, first);
        return new(StringComparer.Ordinal)
        {
            ["preview-create"] = Runs.Of(OperationKind.Update, true, RunResult.Succeeded, newRoot, [new StepStarted(create), warning, new StepFinished(create)], (StepOp.Create, 2)),
            ["create"] = Runs.Of(OperationKind.Update, false, RunResult.Succeeded, newRoot, Both(create), (StepOp.Create, 2)),
            ["preview-update"] = Runs.Of(OperationKind.Update, true, RunResult.Succeeded, sameRoot, Both(update), (StepOp.Same, 1), (StepOp.Update, 1)),
            ["update"] = Runs.Of(OperationKind.Update, false, RunResult.Succeeded, sameRoot, Both(update), (StepOp.Same, 1), (StepOp.Update, 1)),
            ["replace"] = Runs.Of(OperationKind.Update, false, RunResult.Succeeded, sameRoot, Both(chain), (StepOp.Same, 1), (StepOp.Replace, 1)),
            ["same"] = Runs.Of(
                OperationKind.Update, false, RunResult.Succeeded, Runs.Step(StepOp.Same, Runs.Root(Runs.Outputs("first")), Runs.Root(Runs.Outputs("first"))), Both(Runs.Step(StepOp.Same, first, first)), (StepOp.Same, 2)),
            ["destroy"] = Runs.Of(OperationKind.Destroy, false, RunResult.Succeeded, goneRoot, Both(Runs.Step(StepOp.Delete, first, null)), (StepOp.Delete, 2)),
            ["preview-refresh"] = Runs.Of(
                OperationKind.Refresh, true, RunResult.Succeeded, sameRoot, [new StepStarted(refreshed), new StepFinished(update with { New = second })], (StepOp.Same, 1), (StepOp.Update, 1)),
            ["gone"] = Runs.Of(
                OperationKind.Refresh, false, RunResult.Succeeded, sameRoot, [new StepStarted(refreshed), new StepFinished(Runs.Step(StepOp.Delete, first, null))], (StepOp.Same, 1), (StepOp.Delete, 1)),
            ["import"] = Runs.Of(OperationKind.Import, false, RunResult.Succeeded, sameRoot, Both(Runs.Step(StepOp.Import, null, first)), (StepOp.Same, 1), (StepOp.Import, 1)),
            ["failure"] = Runs.Of(OperationKind.Update, false, RunResult.Failed, newRoot, [new StepStarted(create), error, new StepFailed(create), end], (StepOp.Create, 1)),
        };
    }
}
