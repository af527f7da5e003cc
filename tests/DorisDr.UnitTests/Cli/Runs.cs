using System.Collections.Immutable;
using DorisDr.Cli.Rendering;
using DorisDr.Engine.Events;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;
using Microsoft.Extensions.Time.Testing;

namespace DorisDr.UnitTests.Cli;

/// <summary>Runs made of events, for the views.</summary>
internal static class Runs
{
    public const string Stack = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";
    public const string First = "urn:pulumi:dev::shop::dorisdr:index:Repository::first";

    public static readonly PropertyMap Inputs = PropertyMap.Of(
        ("location", PropertyValue.Of("s3://b/p")),
        ("name", PropertyValue.Of("first")),
        ("s3", PropertyValue.Of(PropertyMap.Of(("region", PropertyValue.Of("a")), ("secretKey", PropertyValue.Secret(PropertyValue.Of("canary")))))));

    public static ResourceState Resource(PropertyMap inputs) => new()
    {
        Urn = First,
        Type = "dorisdr:index:Repository",
        Custom = true,
        Id = "first",
        Inputs = inputs,
        Outputs = inputs.With("clusterId", PropertyValue.Of("7")),
        Parent = Stack,
    };

    public static ResourceState Root(PropertyMap outputs) => new() { Urn = Stack, Type = Urn.StackType, Outputs = outputs };

    public static StepDescription Step(StepOp op, ResourceState? old, ResourceState? next, params PropertyChange[] changes) =>
        new(op, (next ?? old)!.Urn, (next ?? old)!.Type, old, next) { DetailedDiff = changes.Length == 0 ? null : [.. changes], Diffs = [.. changes.Select(c => c.Path.First).Distinct()] };

    public static PropertyMap Outputs(string id) => PropertyMap.Of(("id", PropertyValue.Of(id)), ("keys", PropertyValue.Secret(PropertyValue.Of("canary"))));

    /// <summary>A run in which the root stack opens and closes around the given events.</summary>
    public static IEnumerable<EngineEvent> Of(
        OperationKind operation, bool preview, RunResult result, StepDescription root, IEnumerable<EngineEvent> inner, params (StepOp Op, int Count)[] changes)
    {
        yield return new RunStarted(operation, preview, "dev", ImmutableSortedDictionary<string, string>.Empty);
        yield return new StepStarted(root);
        foreach (var one in inner)
        {
            yield return one;
        }

        yield return result is RunResult.Failed ? new StepFailed(root) : new StepFinished(root);
        yield return new RunFinished(preview, result, changes.ToImmutableSortedDictionary(c => c.Op, c => c.Count), TimeSpan.FromMilliseconds(64_200));
    }

    /// <summary>What a view writes; half a second passes between two events.</summary>
    public static (string Output, string Errors) Show(IEnumerable<EngineEvent> events, ViewOptions options)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        using (var view = RunViews.Create(options, output, errors, time))
        {
            foreach (var one in events)
            {
                view.Raise(one);
                time.Advance(TimeSpan.FromMilliseconds(500));
            }
        }

        return (output.ToString(), errors.ToString());
    }
}
