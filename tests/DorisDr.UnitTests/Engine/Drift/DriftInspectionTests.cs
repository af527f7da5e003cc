using DorisDr.Engine.Drift;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;
using DorisDr.Testing.Engine;
using Xunit;

namespace DorisDr.UnitTests.Engine.Drift;

public sealed class DriftInspectionTests
{
    private const string Two = """
        resources:
          a: {type: "test:Thing", properties: {zone: x, size: 3, secretNote: hush}}
          b: {type: "test:Thing", properties: {zone: y, note: plain}}
        """;

    private readonly TestStack _stack = new();

    [Fact]
    public async Task Untouched_IsCleanAndNothingIsWritten()
    {
        await _stack.UpAsync(Two);
        var before = _stack.Store.Writes.Count;

        var report = await InspectAsync();

        Assert.Equal(DriftResult.Clean, report.Result);
        Assert.Equal(["a", "b"], report.Resources.Select(r => r.Name));
        Assert.Empty(report.Findings);
        Assert.Empty(report.Pending);
        Assert.Equal(before, _stack.Store.Writes.Count);
        Assert.DoesNotContain(_stack.Providers.SelectMany(p => p.Calls), c => c.Method is "Create" or "Update" or "Delete");
    }

    [Fact]
    public async Task ChangedByHand_NamesPathAndBothValues()
    {
        await _stack.UpAsync(Two);
        Change("b@y", "note", "other");
        Change("a@x", "secretNote", "spied");

        var report = await InspectAsync();

        Assert.Equal(DriftResult.Drifted, report.Result);
        Assert.Equal(
            ["a secretNote [secret] [secret]", "b note \"plain\" \"other\""],
            report.Findings.SelectMany(f => f.Properties.Select(p => $"{f.Subject.Name} {p.Path} {p.Declared} {p.Found}")));
        Assert.All(report.Findings, f => Assert.Equal(DriftKind.Changed, f.Kind));
    }

    [Fact]
    public async Task Removed_IsMissing_AndMadeByHand_IsUndeclared()
    {
        await _stack.UpAsync(Two);
        _stack.Cloud.Remove("a@x");
        _stack.Cloud.Put("z@z", new ScriptedObject(PropertyMap.Empty, 1));

        var report = await InspectAsync();

        Assert.Equal([(DriftKind.Missing, "a", "a@x"), (DriftKind.Undeclared, "z@z", "z@z")], report.Findings.Select(f => (f.Kind, f.Subject.Name, f.Subject.Id)));
        Assert.Single((await InspectAsync(new DriftOptions { Undeclared = false })).Findings);
    }

    [Fact]
    public async Task Unreadable_IsUnknown_EvenBesideDrift_AndNeverMissing()
    {
        await _stack.UpAsync(Two);
        _stack.Faults.Fail("Read", "a", "the cluster does not answer");
        _stack.Cloud.Remove("b@y");

        var report = await InspectAsync();

        Assert.Equal(DriftResult.Unknown, report.Result);
        Assert.Equal([(DriftKind.Unknown, "a"), (DriftKind.Missing, "b")], report.Findings.Select(f => (f.Kind, f.Subject.Name)));
        Assert.Contains("the cluster does not answer", Assert.Single(report.Findings[0].Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProviderThatCannotBeConfigured_MakesEverythingUnknown()
    {
        await _stack.UpAsync(Two);
        _stack.Faults.Fail("Configure", "default", "the endpoints are malformed");

        var report = await InspectAsync();

        Assert.Equal(DriftResult.Unknown, report.Result);
        Assert.All(report.Findings, f => Assert.Equal(DriftKind.Unknown, f.Kind));
        Assert.Equal(["a", "b", "*"], report.Findings.Select(f => f.Subject.Name));
        Assert.All(report.Findings, f => Assert.Contains("the endpoints are malformed", string.Join(' ', f.Reasons), StringComparison.Ordinal));
    }

    [Fact]
    public async Task ListingThatFails_IsUnknown()
    {
        await _stack.UpAsync(Two);
        _stack.Faults.Fail("List", ScriptedSchema.Thing, "the listing broke off");

        var finding = Assert.Single((await InspectAsync()).Findings);

        Assert.Equal(DriftKind.Unknown, finding.Kind);
        Assert.Contains("the listing broke off", Assert.Single(finding.Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unhealthy_IsAFindingWithItsReasons()
    {
        await _stack.UpAsync(Two);
        _stack.Faults.LeaveUnfinished("Read", "a", "it is not well");

        var finding = Assert.Single((await InspectAsync()).Findings);

        Assert.Equal(DriftKind.Unhealthy, finding.Kind);
        Assert.Equal(["it is not well"], finding.Reasons.AsEnumerable());
    }

    [Fact]
    public async Task Warnings_OfWhatDiffers_AreReasons_AndOfWhatDoesNot_AreNoDrift()
    {
        await _stack.UpAsync(Two);
        Change("b@y", "note", "other");
        var setup = _stack.Setup();
        var withWarnings = setup with
        {
            Providers = log =>
            {
                foreach (var name in (string[])["a", "b"])
                {
                    _stack.Faults.Wait("Read", name, _ =>
                    {
                        log.Log(LogSeverity.Warning, TestStack.UrnOf(name), $"the second node of {name} differs", ephemeral: false);
                        return Task.CompletedTask;
                    });
                }

                return setup.Providers(log);
            },
        };

        var finding = Assert.Single((await new DriftInspection(withWarnings).RunAsync(new DriftOptions(), CancellationToken.None)).Findings);

        Assert.Equal((DriftKind.Changed, "b"), (finding.Kind, finding.Subject.Name));
        Assert.Equal(["the second node of b differs"], finding.Reasons.AsEnumerable());
    }

    [Fact]
    public async Task ProgramAheadOfTheState_IsPendingAndNoDrift()
    {
        await _stack.UpAsync(Two);
        _stack.Program = """
            resources:
              a: {type: "test:Thing", properties: {zone: x, size: 4, secretNote: hush}}
              c: {type: "test:Thing", properties: {zone: z}}
            """;

        var report = await InspectAsync();

        Assert.Equal(DriftResult.Clean, report.Result);
        Assert.Equal(
            ["Update a size", "Create c ", "Delete b "],
            report.Pending.Select(p => $"{p.Op} {p.Subject.Name} {string.Join(' ', p.Paths)}"));
    }

    [Fact]
    public async Task Targets_LimitTheReport()
    {
        await _stack.UpAsync(Two);
        _stack.Cloud.Remove("a@x");
        _stack.Cloud.Remove("b@y");
        _stack.Cloud.Put("z@z", new ScriptedObject(PropertyMap.Empty, 1));

        var report = await InspectAsync(new DriftOptions { Targets = [TestStack.UrnOf("b")] });

        Assert.Equal(["b"], report.Resources.Select(r => r.Name));
        Assert.Equal([(DriftKind.Missing, "b")], report.Findings.Select(f => (f.Kind, f.Subject.Name)));
    }

    private Task<DriftReport> InspectAsync(DriftOptions? options = null) =>
        new DriftInspection(_stack.Setup()).RunAsync(options ?? new DriftOptions(), CancellationToken.None);

    private void Change(string id, string name, string value) =>
        _stack.Cloud.Update(id, _stack.Cloud.Objects[id].Inputs.With(name, PropertyValue.Of(value)));
}
