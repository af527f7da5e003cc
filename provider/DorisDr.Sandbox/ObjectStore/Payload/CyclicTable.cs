using System.Buffers.Binary;

namespace DorisDr.Sandbox.ObjectStore.Payload;

/// <summary>The table of a reflected cyclic redundancy check that starts from, and ends with, all bits inverted.</summary>
internal sealed class CyclicTable
{
    public static readonly CyclicTable Crc32 = new(0xEDB88320, 4);
    public static readonly CyclicTable Crc32C = new(0x82F63B78, 4);
    public static readonly CyclicTable Crc64Nvme = new(0x9A6C9329AC4BC9B5, 8);

    private readonly ulong[] _table = new ulong[256];
    private readonly int _width;

    private CyclicTable(ulong polynomial, int width)
    {
        _width = width;
        Initial = width == 4 ? uint.MaxValue : ulong.MaxValue;
        for (var at = 0; at < _table.Length; at++)
        {
            var value = (ulong)at;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ polynomial;
            }

            _table[at] = value;
        }
    }

    public ulong Initial { get; }

    public ulong Update(ulong state, ReadOnlySpan<byte> data)
    {
        foreach (var value in data)
        {
            state = _table[(byte)(state ^ value)] ^ (state >> 8);
        }

        return state;
    }

    public byte[] Finish(ulong state)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, state ^ Initial);
        return bytes[^_width..];
    }
}
