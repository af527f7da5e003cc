using DorisDr.ResourceModel.Provider;

namespace DorisDr.Plugin.Wire;

/// <summary>Requests about one resource, read from the wire.</summary>
internal static class OperationMapping
{
    /// <summary>Reads Diff and DiffConfig.</summary>
    public static DiffRequest Decode(Protos.DiffRequest wire) => new(
        Identities.Of(wire.Urn, wire.Name, wire.Type),
        wire.Id,
        ValueCodec.Decode(wire.OldInputs),
        ValueCodec.Decode(wire.Olds),
        ValueCodec.Decode(wire.News),
        [.. wire.IgnoreChanges]);

    /// <summary>Reads Create.</summary>
    public static CreateRequest Decode(Protos.CreateRequest wire) => new(
        Identities.Of(wire.Urn, wire.Name, wire.Type), ValueCodec.Decode(wire.Properties), wire.Preview, Timeouts.Of(wire.Timeout));

    /// <summary>Reads Read. Inputs and outputs stay null when they are absent: that is an import.</summary>
    public static ReadRequest Decode(Protos.ReadRequest wire) => new(
        Identities.Of(wire.Urn, wire.Name, wire.Type),
        wire.Id,
        ValueCodec.DecodeOrNull(wire.Inputs),
        ValueCodec.DecodeOrNull(wire.Properties),
        Timeouts.Of(wire.Timeout));

    /// <summary>Reads Update.</summary>
    public static UpdateRequest Decode(Protos.UpdateRequest wire) => new(
        Identities.Of(wire.Urn, wire.Name, wire.Type),
        wire.Id,
        ValueCodec.Decode(wire.OldInputs),
        ValueCodec.Decode(wire.Olds),
        ValueCodec.Decode(wire.News),
        [.. wire.IgnoreChanges],
        wire.Preview,
        Timeouts.Of(wire.Timeout));

    /// <summary>Reads Delete.</summary>
    public static DeleteRequest Decode(Protos.DeleteRequest wire) => new(
        Identities.Of(wire.Urn, wire.Name, wire.Type),
        wire.Id,
        ValueCodec.Decode(wire.OldInputs),
        ValueCodec.Decode(wire.Properties),
        Timeouts.Of(wire.Timeout));
}
