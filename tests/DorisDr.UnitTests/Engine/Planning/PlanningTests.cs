using CsCheck;
using DorisDr.Engine.Events;
using DorisDr.Engine.Execution;
using DorisDr.Engine.Operations;
using DorisDr.Engine.Planning;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;
using DorisDr.Testing.Engine;
using Newtonsoft.Json.Linq;
using Xunit;

namespace DorisDr.UnitTests.Engine.Planning;

public sealed class PlanningTests
{
    [Theory]
    [InlineData("""{"a":1}""", """{"a":2,"b":3}""", "a", """{"a":1,"b":3}""")]
    [InlineData("""{"a":1}""", """{"b":3}""", "a", """{"a":1,"b":3}""")]
    [InlineData("""{"b":3}""", """{"a":1,"b":3}""", "a", """{"b":3}""")]
    [InlineData("""{"t":{"k":1,"gone":2}}""", """{"t":{"k":1}}""", "t.gone", """{"t":{"gone":2,"k":1}}""")]
    [InlineData("""{"t":{"k":1}}""", """{"t":{"k":2,"l":2}}""", "t.*", """{"t":{"k":1}}""")]
    [InlineData("""{"l":[{"p":80,"f":"a"},{"p":81}]}""", """{"l":[{"p":90,"f":"b"},{"p":91}]}""", "l[0].p", """{"l":[{"f":"b","p":80},{"p":91}]}""")]
    [InlineData("""{"l":[{"p":80}]}""", """{"l":[{"p":90},{"p":91}]}""", "l[*].p", """{"l":[{"p":80},{"p":91}]}""")]
    [InlineData("""{"a":1,"b":2}""", """{"a":3}""", "*", """{"a":1,"b":2}""")]
    [InlineData("""{"a":1}""", """{"a":2}""", "a[", """{"a":2}""")]
    [InlineData("""{"a":1}""", """{"a":2}""", "b.c[0]", """{"a":2}""")]
    [InlineData("""{"m":"m","n":1}""", """{"m":"m2","n":2}""", "[\"m\"]", """{"m":"m","n":2}""")]
    public void IgnoredChanges_OnAnyPath_PutTheRecordedValueBack(string olds, string news, string path, string result) =>
        Assert.Equal(Map(result), IgnoredChanges.Reset(Map(olds), Map(news), [path]).Inputs);

    [Fact]
    public void IgnoredChanges_OfASecret_StaySecret()
    {
        var olds = PropertyMap.Of(("s", PropertyValue.Secret(PropertyValue.Of("old"))));

        var (inputs, _) = IgnoredChanges.Reset(olds, PropertyMap.Of(("s", PropertyValue.Of("new"))), ["s"]);

        Assert.Equal(olds, inputs);
    }

    [Fact]
    public void SecretMarks_FollowNamesAndPlaces()
    {
        var values = Map("""{"a":"x","deep":{"l":["s",1],"open":1},"named":2}""");
        var secrets = PropertyMap.Of(
            ("a", PropertyValue.Secret(PropertyValue.Of("x"))),
            ("deep", PropertyValue.Of(PropertyMap.Of(
                ("l", PropertyValue.Of([PropertyValue.Secret(PropertyValue.Of("s")), PropertyValue.Of(1)]))))));

        var marked = SecretMarks.Apply(values, secrets, ["named", "absent"]);

        Assert.Equal("{a: [secret], deep: {l: [[secret], 1], open: 1}, named: [secret]}", marked.ToString());
    }

    [Theory]
    [InlineData("urn:pulumi:dev::demo::test:index:Thing::a", true)]
    [InlineData("urn:pulumi:dev::demo::test:index:Thing::*", true)]
    [InlineData("**Thing::a", true)]
    [InlineData("urn:*", false)]
    [InlineData("**::b", false)]
    public void Targets_WithGlobs_MatchAsInPulumi(string target, bool matches) =>
        Assert.Equal(matches, TargetSet.Of([target], [TestStack.UrnOf("a")]).Contains(TestStack.UrnOf("a")));

    [Fact]
    public void Targets_UnknownLiteral_NamesTheNearest()
    {
        var refused = Assert.Throws<ProblemException>(() => TargetSet.Of([TestStack.UrnOf("firts")], [TestStack.UrnOf("first")]));

        Assert.Contains(TestStack.UrnOf("first"), refused.Problems[0].Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Layers_OfADiamond_GoFromTheDeepestUp()
    {
        ResourceState[] resources = [Resource("root"), Resource("left", "root"), Resource("right", "root"), Resource("end", "left", "right"), Resource("alone")];

        var layers = StackGraph.Layers(resources).Select(l => string.Join(",", l.Select(r => r.Name)));

        Assert.Equal(["end", "right,left", "alone,root"], layers);
    }

    [Fact]
    public void StateOrder_OfAnyOrder_PutsNeedsFirstAndKeepsAGoodOrder()
    {
        ResourceState[] good = [Resource("a"), Resource("b", "a"), Resource("c"), Resource("d", "c", "b")];
        Assert.Equal(good, StateOrder.Sort([.. good]).AsEnumerable());

        Gen.Shuffle(good).Sample(shuffled =>
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            Assert.All(StateOrder.Sort([.. shuffled]), r =>
            {
                Assert.True(r.Dependencies.All(seen.Contains));
                seen.Add(r.Urn);
            });
        });
    }

    /// <summary>Whatever was done, one after the other or side by side: a second look finds nothing to do, and the state is what exists.</summary>
    [Fact]
    public void Preview_AfterAnySequenceOfUps_IsEmpty()
    {
        var resource = Gen.Select(Gen.Int[0, 2], Gen.Int[1, 3], Gen.Int[-1, 4], Gen.Bool);
        Gen.Select(resource.Array[0, 6].Array[1, 4], Gen.Int[1, 8]).Sample(
            (programs, parallel) =>
            {
                var stack = new TestStack { Options = new OperationOptions { Parallel = parallel } };
                foreach (var program in programs)
                {
                    var outcome = stack.UpAsync(Write(program)).GetAwaiter().GetResult();
                    Assert.True(outcome.Result == RunResult.Succeeded, string.Join('\n', stack.Errors));
                    Assert.False(stack.PreviewAsync().GetAwaiter().GetResult().HasChanges);
                    Assert.False(stack.RunAsync(OperationKind.Refresh).GetAwaiter().GetResult().HasChanges);
                    Assert.Equal(stack.Store.Things.Values.Select(t => t.Id).Order(StringComparer.Ordinal), stack.Cloud.Objects.Keys);
                }

                stack.RunAsync(OperationKind.Destroy).GetAwaiter().GetResult();
                Assert.Empty(stack.Cloud.Objects);
                Assert.Empty(stack.Store.Saved.Resources);
            },
            iter: 150,
            threads: 1);
    }

    private static string Write((int Zone, int Size, int From, bool Replaces)[] program)
    {
        var lines = program.Select((r, i) =>
        {
            var from = r.From >= 0 && r.From < i ? r.From : -1;
            var zone = from >= 0 && r.Replaces ? $"\"${{r{from}.arn}}\"" : $"z{r.Zone}";
            var note = from >= 0 && !r.Replaces ? $", note: \"n ${{r{from}.arn}}\"" : "";
            return $"  r{i}: {{type: 'test:Thing', properties: {{zone: {zone}, size: {r.Size}{note}}}}}";
        });
        return program.Length == 0 ? "resources: {}" : "resources:\n" + string.Join('\n', lines);
    }

    private static ResourceState Resource(string name, params string[] needs) => new()
    {
        Urn = TestStack.UrnOf(name),
        Type = ScriptedSchema.Thing,
        Custom = true,
        Dependencies = [.. needs.Select(TestStack.UrnOf)],
    };

    private static PropertyMap Map(string json) => ((PropertyValue.MapValue)Value(JObject.Parse(json))).Entries;

    private static PropertyValue Value(JToken token) => token switch
    {
        JObject map => PropertyValue.Of(PropertyMap.Of(map.Properties().Select(p => KeyValuePair.Create(p.Name, Value(p.Value))))),
        JArray list => PropertyValue.Of(list.Select(Value)),
        JValue { Type: JTokenType.String } text => PropertyValue.Of((string)text!),
        _ => PropertyValue.Of((double)token),
    };
}
