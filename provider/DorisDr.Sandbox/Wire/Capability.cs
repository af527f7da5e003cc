namespace DorisDr.Sandbox.Wire;

/// <summary>Capability bits of the MySQL protocol that this server reads or offers.</summary>
[Flags]
internal enum Capability : uint
{
    None = 0,
    LongFlag = 0x4,
    ConnectWithDatabase = 0x8,
    LocalFiles = 0x80,
    Protocol41 = 0x200,
    Ssl = 0x800,
    SecureConnection = 0x8000,
    MultiStatements = 0x10000,
    PluginAuth = 0x80000,
    ConnectAttributes = 0x100000,
    LengthEncodedAuth = 0x200000,

    /// <summary>What a Doris frontend offers without TLS, taken from the recorded greeting.</summary>
    Offered = LongFlag | ConnectWithDatabase | LocalFiles | Protocol41 | SecureConnection | PluginAuth,
}
