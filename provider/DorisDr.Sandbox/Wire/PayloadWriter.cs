using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace DorisDr.Sandbox.Wire;

/// <summary>Builds the payload of one packet.</summary>
internal sealed class PayloadWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new();

    public ReadOnlyMemory<byte> Payload => _buffer.WrittenMemory;

    public PayloadWriter Byte(byte value)
    {
        _buffer.GetSpan(1)[0] = value;
        _buffer.Advance(1);
        return this;
    }

    public PayloadWriter Int16(int value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(_buffer.GetSpan(2), (ushort)value);
        _buffer.Advance(2);
        return this;
    }

    public PayloadWriter Int32(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_buffer.GetSpan(4), value);
        _buffer.Advance(4);
        return this;
    }

    public PayloadWriter Int64(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_buffer.GetSpan(8), value);
        _buffer.Advance(8);
        return this;
    }

    public PayloadWriter Bytes(ReadOnlySpan<byte> value)
    {
        value.CopyTo(_buffer.GetSpan(value.Length));
        _buffer.Advance(value.Length);
        return this;
    }

    public PayloadWriter Zeros(int count)
    {
        _buffer.GetSpan(count)[..count].Clear();
        _buffer.Advance(count);
        return this;
    }

    public PayloadWriter Text(string value) => Bytes(Encoding.UTF8.GetBytes(value));

    public PayloadWriter NullTerminated(string value) => Text(value).Byte(0);

    public PayloadWriter LengthEncoded(ulong value)
    {
        if (value < 0xfb)
        {
            return Byte((byte)value);
        }

        if (value <= ushort.MaxValue)
        {
            return Byte(0xfc).Int16((int)value);
        }

        if (value < 1 << 24)
        {
            return Byte(0xfd).Int16((int)(value & 0xffff)).Byte((byte)(value >> 16));
        }

        return Byte(0xfe).Int64((long)value);
    }

    public PayloadWriter LengthEncoded(string value) => LengthEncoded(Encoding.UTF8.GetBytes(value));

    public PayloadWriter LengthEncoded(ReadOnlySpan<byte> value) => LengthEncoded((ulong)value.Length).Bytes(value);
}
