using DorisDr.Plugin.Wire;
using DorisDr.Testing;
using DorisDr.Testing.Recordings;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Xunit;

namespace DorisDr.Conformance.Tests.Plugin;

/// <summary>Every message that the real engine and a real provider exchanged, held against our protos and our value codec.</summary>
public sealed class RecordedWireTests
{
    [Fact]
    public void RecordedMessage_DecodedAndEncoded_IsTheSameBytes()
    {
        var messages = WireLine.All().Where(l => l.Bytes is not null && l.Type is not null).ToList();

        var different = messages.Where(l => !l.Decode().ToByteArray().AsSpan().SequenceEqual(l.Bytes)).Select(l => $"{l.Place} {l.Method}").ToList();

        Assert.Empty(different);
        Assert.NotEmpty(messages);
        Figures.Note($"Recorded wire: {messages.Count} messages of {messages.Select(m => m.Method).Distinct().Count()} methods decode and encode to the same bytes");
    }

    [Fact]
    public void RecordedMethod_IsOneOfOurService()
    {
        var unknown = WireLine.All().Where(l => l.Method.Length > 0 && l.Event is "call" or "reply" && l.Type is null).Select(l => l.Method).Distinct().ToList();

        Assert.Empty(unknown);
    }

    [Fact]
    public void RecordedStatus_DecodedAndEncoded_IsTheSameBytes()
    {
        var statuses = WireLine.All().Where(l => l.Status is not null).ToList();

        var different = statuses.Where(l => !DorisDr.Plugin.Protos.Status.Parser.WithDiscardUnknownFields(discardUnknownFields: true).ParseFrom(l.Status).ToByteArray().AsSpan().SequenceEqual(l.Status)).Select(l => l.Place).ToList();

        Assert.Empty(different);
        Assert.NotEmpty(statuses);
    }

    [Fact]
    public void RecordedValues_ThroughOurCodec_AreTheSame()
    {
        var structs = WireLine.All().Where(l => l.Bytes is not null && l.Type is not null)
            .SelectMany(l => Structs(l.Decode()).Select(s => (l.Place, Struct: s))).ToList();

        var different = structs.Where(s => !ValueCodec.Encode(ValueCodec.Decode(s.Struct)).Equals(s.Struct)).Select(s => s.Place).Distinct().ToList();

        Assert.Empty(different);
        Figures.Note($"Recorded wire: {structs.Count} property maps survive our value codec");
    }

    private static IEnumerable<Struct> Structs(IMessage message) => message.Descriptor.Fields.InDeclarationOrder()
        .Where(f => !f.IsRepeated && f.FieldType == FieldType.Message && f.MessageType == Struct.Descriptor && f.Accessor.HasValue(message))
        .Select(f => (Struct)f.Accessor.GetValue(message));
}
