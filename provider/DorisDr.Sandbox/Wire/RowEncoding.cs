using System.Globalization;

namespace DorisDr.Sandbox.Wire;

/// <summary>Rows: as text for COM_QUERY, in binary form for COM_STMT_EXECUTE.</summary>
internal static class RowEncoding
{
    public static PayloadWriter Text(IReadOnlyList<ResultColumn> columns, IReadOnlyList<string?> cells) => Packets.TextRow(cells);

    public static PayloadWriter Binary(IReadOnlyList<ResultColumn> columns, IReadOnlyList<string?> cells)
    {
        // The bitmap of NULLs has two bits of its own before the first column.
        var nulls = new byte[(columns.Count + 7 + 2) / 8];
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i] is null)
            {
                nulls[(i + 2) / 8] |= (byte)(1 << ((i + 2) % 8));
            }
        }

        var packet = new PayloadWriter().Byte(0).Bytes(nulls);
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i] is { } cell)
            {
                Write(packet, columns[i].Type, cell);
            }
        }

        return packet;
    }

    private static void Write(PayloadWriter packet, ColumnKind kind, string cell)
    {
        switch (kind)
        {
            case ColumnKind.Tiny:
                packet.Byte((byte)sbyte.Parse(cell, CultureInfo.InvariantCulture));
                break;
            case ColumnKind.Short:
                packet.Int16(short.Parse(cell, CultureInfo.InvariantCulture));
                break;
            case ColumnKind.Long:
                packet.Int32((uint)int.Parse(cell, CultureInfo.InvariantCulture));
                break;
            case ColumnKind.LongLong:
                packet.Int64(long.Parse(cell, CultureInfo.InvariantCulture));
                break;
            case ColumnKind.Float:
                packet.Int32((uint)BitConverter.SingleToInt32Bits(float.Parse(cell, CultureInfo.InvariantCulture)));
                break;
            case ColumnKind.Double:
                packet.Int64(BitConverter.DoubleToInt64Bits(double.Parse(cell, CultureInfo.InvariantCulture)));
                break;
            case ColumnKind.Date or ColumnKind.DateTime:
                Time(packet, DateTime.Parse(cell, CultureInfo.InvariantCulture), kind == ColumnKind.Date);
                break;
            default:
                packet.LengthEncoded(cell);
                break;
        }
    }

    private static void Time(PayloadWriter packet, DateTime time, bool onlyDate)
    {
        var micros = (uint)(time.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond);
        packet.Byte((byte)(onlyDate ? 4 : micros > 0 ? 11 : 7)).Int16(time.Year).Byte((byte)time.Month).Byte((byte)time.Day);
        if (!onlyDate)
        {
            packet.Byte((byte)time.Hour).Byte((byte)time.Minute).Byte((byte)time.Second);
            _ = micros > 0 ? packet.Int32(micros) : packet;
        }
    }
}
