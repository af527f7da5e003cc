using CsCheck;
using DorisDr.Plugin.Wire;
using DorisDr.ResourceModel.Values;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Xunit;

namespace DorisDr.UnitTests.Plugin;

public sealed class ValueCodecTests
{
    private static readonly Gen<PropertyValue> Scalars = Gen.OneOf<PropertyValue>(
        Gen.Const(PropertyValue.Null),
        Gen.Const(PropertyValue.Unknown),
        Gen.Bool.Select(PropertyValue.Of),
        Gen.Double.Where(double.IsFinite).Select(PropertyValue.Of),
        Gen.String.Where(t => !Signatures.IsUnknown(t)).Select(PropertyValue.Of));

    private static readonly Gen<PropertyValue> Values = Scalars.Array[0, 3].Select(Gen.String[1, 5].Array[3], Gen.Int[0, 3], static (items, names, kind) => kind switch
    {
        0 => PropertyValue.Of(items),
        1 => PropertyValue.Of(PropertyMap.Of(items.Select((item, i) => KeyValuePair.Create(names[i], item)))),
        2 => PropertyValue.Secret(PropertyValue.Of(items)),
        _ => new PropertyValue.ForeignValue(Signatures.Asset, PropertyMap.Of(("hash", PropertyValue.Of(names[0])), ("text", PropertyValue.Of(names[1])))),
    });

    [Fact]
    public void Values_EncodedAndDecoded_AreTheSame() => Gen.Select(Gen.String, Values).Array[0, 4].Sample(entries =>
    {
        var map = PropertyMap.Of(entries.Where(e => e.Item1 != Signatures.Key).Select(e => KeyValuePair.Create(e.Item1, e.Item2)));
        return ValueCodec.Decode(Struct.Parser.ParseFrom(ValueCodec.Encode(map).ToByteArray())).Equals(map);
    });

    [Theory]
    [InlineData("04da6b54-80e4-46f7-96ec-b56ff0331ba9")]
    [InlineData("1c4a061d-8072-4f0a-a4cb-0ff528b18fe7")]
    [InlineData("3eeb2bf0-c639-47a8-9e75-3b44932eb421")]
    [InlineData("6a19a0b0-7e62-4c92-b797-7f8e31da9cc2")]
    [InlineData("030794c1-ac77-496b-92df-f27374a8bd58")]
    [InlineData("e48ece36-62e2-4504-bad9-02848725956a")]
    [InlineData("dd056dcd-154b-4c76-9bd3-c8f88648b5ff")]
    public void Unknown_InEverySpelling_IsUnknown(string sentinel)
    {
        var wire = new Struct { Fields = { ["a"] = Value.ForString(sentinel) } };

        Assert.Equal(PropertyValue.Unknown, ValueCodec.Decode(wire)["a"]);
    }

    [Fact]
    public void SecretOfSecret_IsOneSecret()
    {
        var inner = PropertyMap.Of(("value", PropertyValue.Of("x")), (Signatures.Key, PropertyValue.Of(Signatures.Secret)));
        var outer = ValueCodec.Encode(PropertyMap.Of(("a", PropertyValue.Of(PropertyMap.Of(
            ("value", PropertyValue.Of(inner)), (Signatures.Key, PropertyValue.Of(Signatures.Secret)))))));

        Assert.Equal(PropertyValue.Secret(PropertyValue.Of("x")), ValueCodec.Decode(outer)["a"]);
    }

    [Fact]
    public void ForeignSignature_IsRefusedAtItsPlace()
    {
        var wire = new Struct { Fields = { ["a"] = Value.ForStruct(new Struct { Fields = { [Signatures.Key] = Value.ForString("ffff") } }) } };

        var refused = Assert.Throws<MalformedMessageException>(() => ValueCodec.Decode(wire));

        Assert.Equal("a", refused.Path?.ToString());
    }

    [Fact]
    public void AbsentStruct_IsNullOrEmptyAsAsked()
    {
        Assert.Null(ValueCodec.DecodeOrNull(null));
        Assert.Empty(ValueCodec.Decode(null));
    }
}
