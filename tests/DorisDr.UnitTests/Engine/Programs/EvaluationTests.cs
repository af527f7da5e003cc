using CsCheck;
using DorisDr.Engine.Configuration;
using DorisDr.Engine.Programs;
using DorisDr.Engine.Programs.Checking;
using DorisDr.Engine.Programs.Evaluation;
using DorisDr.Engine.Programs.Expressions;
using DorisDr.Engine.Programs.Yaml;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;
using DorisDr.Testing.Engine;
using Newtonsoft.Json.Linq;
using Xunit;

namespace DorisDr.UnitTests.Engine.Programs;

public sealed class EvaluationTests
{
    [Theory]
    [InlineData("80", "80")]
    [InlineData("999999", "999999")]
    [InlineData("1000000", "1e+06")]
    [InlineData("123456789", "1.23456789e+08")]
    [InlineData("0.1", "0.1")]
    [InlineData("0.00001", "1e-05")]
    [InlineData("0x1f", "31")]
    [InlineData("017", "15")]
    [InlineData("0o17", "15")]
    [InlineData("1_000", "1000")]
    [InlineData("-0", "0")]
    [InlineData("08", "8")]
    [InlineData(".inf", "+Inf")]
    [InlineData("true", "true")]
    [InlineData("yes", "yes")]
    [InlineData("2024-01-01", "2024-01-01")]
    [InlineData("~", "<nil>")]
    [InlineData("[a, 1]", "[a 1]")]
    [InlineData("{b: 1, a: x}", "map[a:x b:1]")]
    public async Task Interpolation_OfAnyValue_GivesGoText(string yaml, string text) =>
        Assert.Equal(PropertyValue.Of($"v={text}."), await OfAsync("v=${v}.", $"v: {yaml}"));

    [Theory]
    [InlineData("{z: 1, b: [true, null, '<x>&'], c: 1000000, e: 1e21, f: 0.0000001}", """{"b":[true,null,"\u003cx\u003e\u0026"],"c":1000000,"e":1e+21,"f":1e-7,"z":1}""")]
    [InlineData("plain", "\"plain\"")]
    [InlineData("1.5", "1.5")]
    public async Task ToJson_OfAnyValue_IsGoJson(string yaml, string json) =>
        Assert.Equal(PropertyValue.Of(json), await OfAsync($"{{'fn::toJSON': {yaml}}}", "x: 1"));

    [Theory]
    [InlineData("007", "\"007\"")]
    [InlineData("1e3", "1000")]
    [InlineData("t", "true")]
    [InlineData("1", "1")]
    [InlineData("0.10", "0.1")]
    [InlineData("[1]", "[1]")]
    [InlineData("\"x\"", "\"x\"")]
    [InlineData("inf", "∞")]
    [InlineData("text", "\"text\"")]
    [InlineData("null", "null")]
    [InlineData("{\"a\":{\"b\":1}}", "{a: {b: 1}}")]
    [InlineData("", "\"\"")]
    public void Config_Text_IsTypedByGuess(string text, string value) =>
        Assert.Equal(value, ConfigValues.Guess(new StackConfigValue(text, false, false)).ToString().Replace("Infinity", "∞", StringComparison.Ordinal));

    [Theory]
    [InlineData("${v.a[1][\"k.l\"]}", "\"deep\"")]
    [InlineData("$${v} $$ $ ${pulumi.stack}|${pulumi.project}|${pulumi.organization}", "\"${v} $ $ dev|demo|organization\"")]
    [InlineData("${v.nothing}", "null")]
    [InlineData("{'fn::join': [',', [a, \"${w}\"]]}", "\"a,b\"")]
    [InlineData("{'FN::Join': [~, [a, b]]}", "\"ab\"")]
    [InlineData("{'fn::test:echo': {value: [1, x]}}", "{value: [1, \"x\"]}")]
    [InlineData("{'fn::invoke': {function: 'test:echo', arguments: {value: hi}, return: value}}", "\"hi\"")]
    [InlineData("{'fn::join': [x], other: 1}", "{fn::join: [\"x\"], other: 1}")]
    [InlineData("{a: ~, b: [~]}", "{b: [null]}")]
    public async Task Expression_OfAnyKind_GivesItsValue(string yaml, string value) =>
        Assert.Equal(value, (await OfAsync(yaml, "v: {a: [x, {k.l: deep}]}", "w: b")).ToString());

    [Theory]
    [InlineData("x-${s}-y")]
    [InlineData("${s}")]
    [InlineData("{'fn::toJSON': {a: \"${s}\"}}")]
    [InlineData("{'fn::join': ['', [\"${s}\"]]}")]
    [InlineData("{'fn::test:echo': {value: \"${s}\"}}")]
    [InlineData("{'fn::secret': {a: 1}}")]
    [InlineData("${m.k}")]
    public async Task Secret_InAnyExpression_MakesItSecret(string yaml)
    {
        var value = await OfAsync(yaml, "s: {'fn::secret': hush}", "m: {'fn::secret': {k: v}}");

        Assert.IsType<PropertyValue.SecretValue>(value);
        Assert.DoesNotContain("hush", value.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("${l[3]}", "list index 3 out-of-bounds for list of length 1")]
    [InlineData("${n.x}", "neither a list nor a map")]
    [InlineData("{'fn::join': [',', [1]]}", "list of strings")]
    public async Task Expression_ThatCannotBeComputed_SaysWhy(string yaml, string cause)
    {
        var failure = await Assert.ThrowsAsync<ProblemException>(() => OfAsync(yaml, "l: [1]", "n: ~"));

        Assert.Equal("DDR2046", Assert.Single(failure.Problems).Code);
        Assert.Contains(cause, failure.Message, StringComparison.Ordinal);
    }

    /// <summary>A value written as JSON, which is YAML, evaluates to itself; its JSON function gives it back.</summary>
    [Fact]
    public void Value_WrittenAsYaml_EvaluatesToItself()
    {
        var scalar = Gen.OneOf(
            Gen.String[Gen.Char[' ', '~'], 0, 12].Where(s => !s.Contains('$', StringComparison.Ordinal)).Select(s => (JToken)new JValue(s)),
            Gen.Int.Select(i => (JToken)new JValue((double)i)),
            Gen.Double[-1e30, 1e30].Select(d => (JToken)new JValue(d)),
            Gen.Bool.Select(b => (JToken)new JValue(b)));
        var name = Gen.String[Gen.Char['a', 'z'], 1, 6];
        var value = Gen.Recursive<JToken>((depth, inner) => depth > 3
            ? scalar
            : Gen.OneOf(
                scalar,
                inner.Array[0, 3].Select(items => (JToken)new JArray(items)),
                Gen.Dictionary(name, inner)[0, 3].Select(map => (JToken)new JObject(map.Select(e => new JProperty(e.Key, e.Value))))));
        value.Sample(
            token =>
            {
                var yaml = DorisDr.Engine.State.Json.GoJson.Compact(token);
                var read = OfYamlAsync(yaml).GetAwaiter().GetResult();
                var again = OfYamlAsync(ValueJson.Of(read)).GetAwaiter().GetResult();
                Assert.Equal(read, again);
                Assert.True(JToken.DeepEquals(Sorted(token), Sorted(JToken.Parse(ValueJson.Of(read)))), $"{yaml} became {ValueJson.Of(read)}");
            },
            iter: 500,
            threads: 1);
    }

    private static JToken Sorted(JToken token) => token switch
    {
        JObject map => new JObject(map.Properties().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => new JProperty(p.Name, Sorted(p.Value)))),
        JArray list => new JArray(list.Select(Sorted)),
        JValue { Type: JTokenType.Integer or JTokenType.Float } number => new JValue((double)number),
        _ => token,
    };

    // Texts with interpolations are quoted here, so that the examples read well.
    private static Task<PropertyValue> OfAsync(string written, params string[] variables) =>
        OfYamlAsync(written.StartsWith('{') ? written : $"'{written}'", variables);

    private static async Task<PropertyValue> OfYamlAsync(string yaml, params string[] variables)
    {
        var problems = new ProblemList();
        var text = $"value: {yaml}\n{string.Join('\n', variables)}";
        var source = YamlSource.ReadMap(text, "Pulumi.yaml", problems);
        problems.ThrowIfAny();
        var reader = new ExpressionReader(problems);
        var scope = new EvaluationScope
        {
            Config = new Dictionary<string, StackConfigValue>(),
            Project = "demo",
            Preview = false,
            Schema = new SchemaIndex(ScriptedSchema.Schema),
            Pulumi = new Dictionary<string, string> { ["stack"] = "dev", ["project"] = "demo", ["organization"] = "organization" },
            Invoke = (request, _) => Task.FromResult(new InvokeResult(request.Arguments, [])),
        };
        var evaluator = new Evaluator(scope);
        foreach (var variable in source.Entries.Skip(1))
        {
            scope.Add(variable.Key, await evaluator.EvaluateAsync(reader.Read(variable.Value), CancellationToken.None));
        }

        var expression = reader.Read(source.Entries[0].Value);
        problems.ThrowIfAny();
        return (await evaluator.EvaluateAsync(expression, CancellationToken.None)).Value;
    }
}
