namespace DorisDr.Sandbox.Wire;

/// <summary>What a client says about itself after the greeting.</summary>
internal sealed record LoginRequest(Capability Capabilities, string User, byte[] Answer, string? Database, string? Plugin)
{
    /// <summary>True if the client only asks for TLS: 32 bytes with the SSL bit and nothing behind them.</summary>
    public static bool AsksForTls(ReadOnlySpan<byte> payload) => payload.Length == 32 && (new PayloadReader(payload).Int32() & (uint)Capability.Ssl) != 0;

    public static LoginRequest Parse(ReadOnlySpan<byte> payload)
    {
        var reader = new PayloadReader(payload);
        var capabilities = (Capability)reader.Int32();
        reader.Bytes(4 + 1 + 23);
        var user = reader.NullTerminated();
        var answer = capabilities.HasFlag(Capability.LengthEncodedAuth) ? reader.LengthEncodedBytes() : reader.Bytes(reader.Byte());
        var kept = answer.ToArray();
        var database = capabilities.HasFlag(Capability.ConnectWithDatabase) && !reader.AtEnd ? reader.NullTerminated() : null;
        var plugin = capabilities.HasFlag(Capability.PluginAuth) && !reader.AtEnd ? reader.NullTerminated() : null;
        return new LoginRequest(capabilities, user, kept, database, plugin);
    }
}
