using CsCheck;
using DorisDr.Engine.State;
using DorisDr.Engine.State.Checkpoints;
using DorisDr.Engine.State.Json;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;
using Newtonsoft.Json.Linq;
using Xunit;

namespace DorisDr.UnitTests.Engine.State;

public sealed class CheckpointCodecTests
{
    private static readonly CheckpointEnvelope Envelope = CheckpointEnvelope.Empty("organization/shop/dev");
    private readonly CheckpointCodec _codec = new(["dorisdr"]);
    private readonly CountingSecrets _secrets = new();

    private static Gen<PropertyValue> Scalars => Gen.OneOf(
        Gen.Const(PropertyValue.Null),
        Gen.Bool.Select(PropertyValue.Of),
        Gen.Double.Select(PropertyValue.Of),
        Gen.String.Select(PropertyValue.Of));

    private static Gen<PropertyValue> Values => Gen.Recursive<PropertyValue>((depth, inner) => depth > 3 ? Scalars : Gen.OneOf(
        Scalars,
        inner.Array[0, 3].Select(items => PropertyValue.Of(items)),
        Gen.Select(Gen.String[1, 5], inner).Array[0, 3].Select(entries => PropertyValue.Of(PropertyMap.Of(entries.Select(e => KeyValuePair.Create(e.Item1, e.Item2))))),
        inner.Select(PropertyValue.Secret)));

    [Fact]
    public void Values_OfAnyShape_ReadBackAsTheSame() =>
        Values.Sample(value =>
        {
            var deployment = States.Of(States.Resource("a", ("v", value)));
            var text = new CheckpointCodec(["dorisdr"]).WriteCheckpoint(Envelope, deployment, _secrets);
            var read = new CheckpointCodec(["dorisdr"]).Read(CheckpointEnvelope.ReadCheckpoint(text), _secrets);
            Assert.Equal(deployment.Resources[2].Inputs, read.Resources[2].Inputs);
        });

    [Fact]
    public void Secret_InsideASecret_IsStoredAsPulumiStoresIt()
    {
        var value = PropertyValue.Secret(PropertyValue.Of(PropertyMap.Of(("k", PropertyValue.Secret(PropertyValue.Of("p<w"))))));

        var text = _codec.WriteCheckpoint(Envelope, States.Of(States.Resource("a", ("v", value))), _secrets);

        var ciphertext = (string)JObject.Parse(text).SelectToken("$..inputs.v.ciphertext")!;
        Assert.Equal(
            "{\"k\":{\"4dabf18193072939515e22adb298388d\":\"1b47061264138c4ac30d75fd1eb44270\",\"ciphertext\":\"\\\"p\\\\u003cw\\\"\"}}",
            _secrets.Decrypt(ciphertext));
    }

    [Fact]
    public void Secret_Unchanged_KeepsItsCiphertext()
    {
        var before = States.Resource("a", ("key", PropertyValue.Secret(PropertyValue.Of("k"))), ("size", PropertyValue.Of(1)));
        var first = Ciphertexts(_codec.WriteCheckpoint(Envelope, States.Of(before), _secrets));
        var changed = before with { Inputs = before.Inputs.With("size", PropertyValue.Of(2)) };
        var replaced = before with { Inputs = before.Inputs.With("key", PropertyValue.Secret(PropertyValue.Of("other"))) };

        Assert.Equal(first, Ciphertexts(_codec.WriteCheckpoint(Envelope, States.Of(changed), _secrets)));
        var third = Ciphertexts(_codec.WriteCheckpoint(Envelope, States.Of(replaced), _secrets));
        Assert.NotEqual(first[0], third[0]);
        Assert.Equal(first[1], third[1]);
        Assert.NotEqual(first[0], first[1]);
    }

    [Fact]
    public void Secret_UnderAnotherManager_IsEncryptedAnew()
    {
        var deployment = States.Of(States.Resource("a", ("key", PropertyValue.Secret(PropertyValue.Of("k")))));
        var first = Ciphertexts(_codec.WriteCheckpoint(Envelope, deployment, _secrets));
        var other = new CountingSecrets { Provider = new("passphrase", new JObject { ["salt"] = "v1:other" }) };
        other.Encrypt("moves the count");
        other.Encrypt("moves the count");

        var text = _codec.WriteCheckpoint(Envelope, deployment, other);

        Assert.Empty(first.Intersect(Ciphertexts(text)));
        Assert.Contains("v1:other", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Fields_ThatNobodyKnows_SurviveAWrite()
    {
        var root = (JObject)GoJson.Parse(_codec.WriteCheckpoint(Envelope, States.Of(States.Resource("a")), null));
        root["novel"] = new JArray(1, 1.5, "x");
        root["checkpoint"]!["config"] = new JObject { ["a"] = JValue.CreateNull() };
        root["checkpoint"]!["latest"]!["later"] = JValue.CreateNull();
        root["checkpoint"]!["latest"]!["resources"]![2]!["future"] = new JObject { ["z"] = 1, ["a"] = "2026-11-25T00:00:00.123456789Z" };
        var envelope = CheckpointEnvelope.ReadCheckpoint(GoJson.Compact(root));
        var deployment = _codec.Read(envelope, null);

        var text = new CheckpointCodec(["dorisdr"]).WriteCheckpoint(envelope, deployment, null);

        Assert.True(JToken.DeepEquals(root, GoJson.Parse(text)), text);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Version_FromZeroToFour_IsRead(int version)
    {
        var root = JObject.Parse(_codec.WriteCheckpoint(Envelope, States.Of(States.Resource("a")), null));
        root["version"] = version;
        if (version == 0)
        {
            root = (JObject)root["checkpoint"]!;
        }

        var read = _codec.Read(CheckpointEnvelope.ReadCheckpoint(root.ToString()), null);

        Assert.Equal(3, read.Resources.Length);
        Assert.StartsWith("{\"version\":3,", _codec.WriteCheckpoint(Envelope, read, null), StringComparison.Ordinal);
    }

    [Fact]
    public void Dependencies_OfNothing_AreReadAsEmpty()
    {
        var root = JObject.Parse(_codec.WriteCheckpoint(Envelope, States.Of(States.Resource("a")), null));
        root["checkpoint"]!["latest"]!["resources"]![2]!["propertyDependencies"] = new JObject { ["name"] = JValue.CreateNull() };

        var read = _codec.Read(CheckpointEnvelope.ReadCheckpoint(root.ToString()), null);

        Assert.Empty(read.Resources[2].PropertyDependencies["name"]);
    }

    [Theory]
    [InlineData("{\"version\":5,\"checkpoint\":{}}", "failed to load checkpoint: unsupported checkpoint version 5")]
    [InlineData("{\"version\":4,\"features\":[\"teleport\"],\"checkpoint\":{}}", "failed to load checkpoint: this stack's deployment needs support for the following features: teleport")]
    [InlineData("{\"version\":3,\"checkpoint\":{", "failed to load checkpoint: place 1: unexpected end of JSON input")]
    [InlineData("", "failed to load checkpoint: place 1: unexpected end of JSON input")]
    public void File_ThatPulumiRefuses_IsRefusedInItsWords(string text, string cause) =>
        Assert.Equal(cause, Assert.Throws<ProblemException>(() => CheckpointEnvelope.ReadCheckpoint(text)).Problems[0].Cause);

    [Theory]
    [InlineData("$.checkpoint.latest", "snippets", "[{}]", "snippets")]
    [InlineData("$.checkpoint.latest", "extensions", "{\"a\":1}", "extensions")]
    [InlineData("$.checkpoint.latest", "secrets_providers", "{\"type\":\"cloud\",\"state\":{}}", "the secrets provider 'cloud'")]
    [InlineData("$..resources[2]", "taint", "true", "a tainted resource")]
    [InlineData("$..resources[2]", "external", "true", "a resource that is only read")]
    [InlineData("$..resources[2]", "replaceWith", "[\"u\"]", "the option replaceWith")]
    [InlineData("$..resources[2]", "replacementTrigger", "1", "the option replacementTrigger")]
    [InlineData("$..resources[2]", "refreshBeforeUpdate", "true", "refreshBeforeUpdate")]
    [InlineData("$..resources[2]", "viewOf", "\"u\"", "a view")]
    [InlineData("$..resources[2]", "resourceHooks", "{\"AfterCreate\":[\"h\"]}", "resource hooks")]
    [InlineData("$..resources[2]", "extensionRef", "\"e\"", "an extension parameterization")]
    [InlineData("$..resources[2]", "snippetID", "\"s\"", "a snippet")]
    [InlineData("$..resources[2]", "custom", "false", "a component")]
    [InlineData("$..resources[2]", "type", "\"aws:s3:Bucket\"", "a resource of another provider")]
    [InlineData("$..resources[2]", "provider", "\"\"", "a resource without a provider")]
    [InlineData("$..resources[2]", "parent", "\"urn:pulumi:dev::shop::dorisdr:index:Repository::b\"", "a parent other than the stack")]
    [InlineData("$..resources[1]", "type", "\"pulumi:providers:aws\"", "the provider 'aws'")]
    [InlineData("$..resources[1]", "urn", "\"urn:pulumi:dev::shop::pulumi:providers:dorisdr::mine\"", "an explicit provider")]
    [InlineData("$..resources[2].inputs", "x", "{\"4dabf18193072939515e22adb298388d\":\"c44067f5952c0a294b673a41bacd8c17\",\"text\":\"t\"}", "a value of kind 'asset'")]
    [InlineData("$..resources[2].inputs", "x", "[{\"4dabf18193072939515e22adb298388d\":\"803fd3297a5875dc03ca845dda5d2a98\",\"value\":\"\"}]", "a value of kind 'byte string'")]
    public void Content_ThatIsNotSupported_IsRefusedByName(string where, string field, string value, string reason)
    {
        var root = JObject.Parse(_codec.WriteCheckpoint(Envelope, States.Of(States.Resource("a", ("name", PropertyValue.Of("a")))), null));
        ((JObject)root.SelectToken(where)!)[field] = JToken.Parse(value);

        var refusal = Assert.Throws<ProblemException>(() => _codec.Read(CheckpointEnvelope.ReadCheckpoint(root.ToString()), _secrets));

        Assert.Contains(refusal.Problems, p => p.Code == StateProblems.UnsupportedCode && p.Cause.Contains(reason, StringComparison.Ordinal));
        Assert.All(refusal.Problems, p => Assert.Equal("Run this program with pulumi.", p.Remedy));
    }

    [Fact]
    public void Asset_InsideASecret_IsRefusedByName()
    {
        var root = JObject.Parse(_codec.WriteCheckpoint(Envelope, States.Of(States.Resource("a", ("k", PropertyValue.Secret(PropertyValue.Of("x"))))), _secrets));
        root.SelectToken("$..inputs.k")!["ciphertext"] = _secrets.Encrypt("{\"4dabf18193072939515e22adb298388d\":\"c44067f5952c0a294b673a41bacd8c17\",\"text\":\"t\"}");

        var refusal = Assert.Throws<ProblemException>(() => _codec.Read(CheckpointEnvelope.ReadCheckpoint(root.ToString()), _secrets));

        Assert.Contains("an asset", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LeftoverOfAReplacement_IsReadAndWritten()
    {
        var old = States.Resource("a") with { Delete = true, Id = "old" };
        var waiting = States.Resource("b") with { PendingReplacement = true };
        var deployment = States.Of(States.Resource("a"), old, waiting) with
        {
            PendingOperations = [.. Enum.GetValues<PendingOperationType>().Select(t => new PendingOperation(States.Resource("c") with { Id = "" }, t))],
        };

        var read = _codec.Read(CheckpointEnvelope.ReadCheckpoint(_codec.WriteCheckpoint(Envelope, deployment, null)), null);

        Assert.Equal([false, false, false, true, false], read.Resources.Select(r => r.Delete));
        Assert.True(read.Resources[4].PendingReplacement);
        Assert.Equal(deployment.PendingOperations.Select(o => o.Type), read.PendingOperations.Select(o => o.Type));
    }

    [Fact]
    public void Magic_OfAVersion_IsPulumis() =>
        Assert.Equal("ab35920a3077459b09dd1a3f7ddc28df4e3efc81b3240013bb6906688abc684d", CheckpointCodec.MagicOf("v3.259.0"));

    private static string[] Ciphertexts(string text) => [.. JObject.Parse(text).SelectTokens("$..ciphertext").Select(t => (string)t!)];
}
