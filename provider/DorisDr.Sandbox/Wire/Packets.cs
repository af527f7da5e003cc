namespace DorisDr.Sandbox.Wire;

/// <summary>The packets that a Doris frontend sends, byte for byte as recorded.</summary>
internal static class Packets
{
    public const string AuthPlugin = "mysql_native_password";
    public const int MoreResults = 0x8;
    private const byte Utf8 = 33;

    public static PayloadWriter Greeting(string version, uint connectionId, ReadOnlySpan<byte> scramble, Capability offered) =>
        new PayloadWriter()
            .Byte(10).NullTerminated(version).Int32(connectionId)
            .Bytes(scramble[..8]).Byte(0)
            .Int16((int)((uint)offered & 0xffff)).Byte(Utf8).Int16(0).Int16((int)((uint)offered >> 16))
            .Byte((byte)(scramble.Length + 1)).Zeros(10)
            .Bytes(scramble[8..]).Byte(0).NullTerminated(AuthPlugin);

    public static PayloadWriter AuthSwitch(ReadOnlySpan<byte> scramble) =>
        new PayloadWriter().Byte(0xfe).NullTerminated(AuthPlugin).Bytes(scramble).Byte(0);

    /// <summary>An OK packet. Without information it ends behind the warnings, as recorded.</summary>
    public static PayloadWriter Ok(ulong affected, string info, int status, int warnings)
    {
        var packet = new PayloadWriter().Byte(0).LengthEncoded(affected).LengthEncoded(0UL).Int16(status).Int16(warnings);
        return info.Length == 0 ? packet : packet.LengthEncoded(info);
    }

    public static PayloadWriter Eof(int status) => new PayloadWriter().Byte(0xfe).Int16(0).Int16(status);

    public static PayloadWriter Error(DorisError error) =>
        new PayloadWriter().Byte(0xff).Int16(error.Code).Text("#").Text(error.SqlState).Text(error.Message.Length == 0 ? "Unknown error" : error.Message);

    /// <summary>A column definition; the default value is only appended for COM_FIELD_LIST.</summary>
    public static PayloadWriter Column(ResultColumn column, bool withDefault = false)
    {
        var packet = new PayloadWriter()
            .LengthEncoded("def").LengthEncoded("").LengthEncoded("").LengthEncoded("")
            .LengthEncoded(column.Name).LengthEncoded(column.OriginalName)
            .Byte(0x0c).Int16(Utf8).Int32(column.Length).Byte((byte)column.Type).Int16(0).Byte(column.Decimals).Int16(0);
        return !withDefault ? packet : column.Default is null ? packet.Byte(0xfb) : packet.LengthEncoded(column.Default);
    }

    public static PayloadWriter TextRow(IReadOnlyList<string?> cells)
    {
        var packet = new PayloadWriter();
        foreach (var cell in cells)
        {
            _ = cell is null ? packet.Byte(0xfb) : packet.LengthEncoded(cell);
        }

        return packet;
    }

    /// <summary>The head of a prepare answer: one byte more where definitions follow.</summary>
    public static PayloadWriter Prepared(uint statementId, int columns, int parameters)
    {
        var packet = new PayloadWriter().Byte(0).Int32(statementId).Int16(columns).Int16(parameters).Byte(0);
        return columns + parameters == 0 ? packet : packet.Int16(0).Byte(1);
    }
}
