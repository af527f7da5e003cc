using System.Buffers.Binary;
using System.Text;

namespace DorisDr.Sandbox.Wire;

/// <summary>Reads the fields of one packet, leniently: what is no longer there reads as empty or zero.</summary>
internal ref struct PayloadReader(ReadOnlySpan<byte> payload)
{
    private ReadOnlySpan<byte> _rest = payload;

    public readonly bool AtEnd => _rest.IsEmpty;

    public byte Byte()
    {
        var piece = Bytes(1);
        return piece.IsEmpty ? (byte)0 : piece[0];
    }

    public int Int16()
    {
        var piece = Bytes(2);
        return piece.Length < 2 ? 0 : BinaryPrimitives.ReadUInt16LittleEndian(piece);
    }

    public uint Int32()
    {
        var piece = Bytes(4);
        return piece.Length < 4 ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(piece);
    }

    public long Int64()
    {
        var piece = Bytes(8);
        return piece.Length < 8 ? 0 : BinaryPrimitives.ReadInt64LittleEndian(piece);
    }

    public ReadOnlySpan<byte> Bytes(int count)
    {
        var piece = _rest[..Math.Min(count, _rest.Length)];
        _rest = _rest[piece.Length..];
        return piece;
    }

    public string NullTerminated()
    {
        var end = _rest.IndexOf((byte)0);
        var piece = end < 0 ? _rest : _rest[..end];
        _rest = end < 0 ? default : _rest[(end + 1)..];
        return Encoding.UTF8.GetString(piece);
    }

    public ulong LengthEncoded()
    {
        var first = Byte();
        return first switch
        {
            0xfc => (ulong)Int16(),
            0xfd => (uint)Int16() | ((ulong)Byte() << 16),
            0xfe => (ulong)Int64(),
            _ => first,
        };
    }

    public ReadOnlySpan<byte> LengthEncodedBytes() => Bytes((int)Math.Min(LengthEncoded(), int.MaxValue));

    public string Rest() => Encoding.UTF8.GetString(Bytes(_rest.Length));
}
