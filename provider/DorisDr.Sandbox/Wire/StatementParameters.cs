using System.Globalization;
using System.Text;

namespace DorisDr.Sandbox.Wire;

/// <summary>The parameters of COM_STMT_EXECUTE, as values of SQL.</summary>
internal static class StatementParameters
{
    /// <summary>Command, statement id, flags, iteration count.</summary>
    private const int HeadLength = 10;
    private const int Unsigned = 0x8000;

    public static object?[] Read(byte[] payload, int count, ushort[]? known, out ushort[] types)
    {
        types = known ?? [];
        if (count == 0)
        {
            return [];
        }

        var reader = new PayloadReader(payload.AsSpan(HeadLength));
        var nulls = reader.Bytes((count + 7) / 8);
        if (reader.Byte() == 1)
        {
            types = new ushort[count];
            for (var i = 0; i < count; i++)
            {
                types[i] = (ushort)reader.Int16();
            }
        }

        var values = new object?[count];
        for (var i = 0; i < count; i++)
        {
            var isNull = (nulls[i / 8] & (1 << (i % 8))) != 0;
            values[i] = isNull || i >= types.Length ? null : Value(ref reader, types[i] & 0xff, (types[i] & Unsigned) != 0);
        }

        return values;
    }

    private static object? Value(ref PayloadReader reader, int type, bool unsigned) => type switch
    {
        1 => unsigned ? (Int128)reader.Byte() : (Int128)(sbyte)reader.Byte(),
        2 or 13 => unsigned ? (Int128)reader.Int16() : (Int128)(short)reader.Int16(),
        3 or 9 => unsigned ? (Int128)reader.Int32() : (Int128)(int)reader.Int32(),
        8 => unsigned ? (Int128)(ulong)reader.Int64() : (Int128)reader.Int64(),
        4 => (double)BitConverter.Int32BitsToSingle((int)reader.Int32()),
        5 => BitConverter.Int64BitsToDouble(reader.Int64()),
        6 => null,
        7 or 10 or 12 => Time(ref reader),
        246 or 0 => decimal.TryParse(Encoding.UTF8.GetString(reader.LengthEncodedBytes()), NumberStyles.Number, CultureInfo.InvariantCulture, out var d) ? d : null,
        _ => Encoding.UTF8.GetString(reader.LengthEncodedBytes()),
    };

    private static string Time(ref PayloadReader reader)
    {
        var fields = new PayloadReader(reader.Bytes(reader.Byte()));
        if (fields.AtEnd)
        {
            return "0000-00-00";
        }

        var text = $"{fields.Int16():D4}-{fields.Byte():D2}-{fields.Byte():D2}";
        if (fields.AtEnd)
        {
            return text;
        }

        text += $" {fields.Byte():D2}:{fields.Byte():D2}:{fields.Byte():D2}";
        return fields.AtEnd ? text : text + $".{fields.Int32():D6}";
    }
}
