using DorisDr.ResourceModel.Values;
using Google.Protobuf.WellKnownTypes;

namespace DorisDr.Plugin.Wire;

/// <summary>
/// Property values on the wire (pkg/resource/plugin/rpc.go): a Struct in which one key marks special objects, and seven texts stand for unknowns.
/// </summary>
internal static class ValueCodec
{
    private const string Inner = "value";

    /// <summary>Reads a map; an absent Struct is an empty one. Fails with <see cref="MalformedMessageException"/>.</summary>
    public static PropertyMap Decode(Struct? wire) => DecodeOrNull(wire) ?? PropertyMap.Empty;

    /// <summary>Reads a map; an absent Struct is null, since absent and empty mean different things in Read.</summary>
    public static PropertyMap? DecodeOrNull(Struct? wire) => wire is null ? null : Entries(wire, PropertyPath.Root);

    /// <summary>Writes a map.</summary>
    public static Struct Encode(PropertyMap map)
    {
        var wire = new Struct();
        foreach (var (name, value) in map)
        {
            wire.Fields.Add(name, Encode(value));
        }

        return wire;
    }

    private static Value Encode(PropertyValue value) => value switch
    {
        PropertyValue.NullValue => Value.ForNull(),
        PropertyValue.UnknownValue => Value.ForString(Signatures.UnknownText),
        PropertyValue.BoolValue boolean => Value.ForBool(boolean.Value),
        PropertyValue.NumberValue number => Value.ForNumber(number.Value),
        PropertyValue.TextValue text => Value.ForString(text.Value),
        PropertyValue.ListValue list => Value.ForList([.. list.Items.Select(Encode)]),
        PropertyValue.MapValue map => Value.ForStruct(Encode(map.Entries)),
        PropertyValue.SecretValue secret => Special(Signatures.Secret, PropertyMap.Of((Inner, secret.Unwrapped))),
        PropertyValue.ForeignValue foreign => Special(foreign.Signature, foreign.Entries),
        _ => throw new ArgumentException($"There is no wire form of {value.GetType().Name}.", nameof(value)),
    };

    private static Value Special(string signature, PropertyMap entries) =>
        Value.ForStruct(Encode(entries.With(Signatures.Key, PropertyValue.Of(signature))));

    private static PropertyMap Entries(Struct wire, PropertyPath path) =>
        PropertyMap.Of(wire.Fields.Select(f => KeyValuePair.Create(f.Key, Decode(f.Value, path.Child(f.Key)))));

    private static PropertyValue Decode(Value wire, PropertyPath path) => wire.KindCase switch
    {
        Value.KindOneofCase.None or Value.KindOneofCase.NullValue => PropertyValue.Null,
        Value.KindOneofCase.BoolValue => PropertyValue.Of(wire.BoolValue),
        Value.KindOneofCase.NumberValue => PropertyValue.Of(wire.NumberValue),
        Value.KindOneofCase.StringValue when Signatures.IsUnknown(wire.StringValue) => PropertyValue.Unknown,
        Value.KindOneofCase.StringValue => PropertyValue.Of(wire.StringValue),
        Value.KindOneofCase.ListValue => PropertyValue.Of(wire.ListValue.Values.Select((item, i) => Decode(item, path.Child(i)))),
        Value.KindOneofCase.StructValue when wire.StructValue.Fields.ContainsKey(Signatures.Key) => DecodeSpecial(wire.StructValue, path),
        _ => PropertyValue.Of(Entries(wire.StructValue, path)),
    };

    private static PropertyValue DecodeSpecial(Struct wire, PropertyPath path)
    {
        var signature = wire.Fields[Signatures.Key];
        if (signature.KindCase != Value.KindOneofCase.StringValue)
        {
            throw new MalformedMessageException("The mark of a special object is not a text.", path);
        }

        switch (signature.StringValue)
        {
            case Signatures.Secret:
                return wire.Fields.TryGetValue(Inner, out var inner)
                    ? PropertyValue.Secret(Decode(inner, path))
                    : throw new MalformedMessageException("A secret has no value.", path);
            case Signatures.Asset or Signatures.Archive or Signatures.ResourceReference or Signatures.OutputValue or Signatures.ByteString:
                return new PropertyValue.ForeignValue(signature.StringValue, Entries(wire, path).Without(Signatures.Key));
            default:
                throw new MalformedMessageException("The mark of a special object is one that this provider does not know.", path);
        }
    }
}
