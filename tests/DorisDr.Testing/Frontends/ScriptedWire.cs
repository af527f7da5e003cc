using System.Buffers.Binary;
using System.Text;

namespace DorisDr.Testing.Frontends;

/// <summary>The few packets of the MySQL protocol that a scripted answer needs, in the shape in which Doris sends them.</summary>
internal sealed class ScriptedWire(Stream stream, CancellationToken stop)
{
    private const byte Query = 3;

    private static readonly byte[] End = [0xfe, 0, 0, 0, 0];

    private byte _sequence;

    internal async Task GreetAsync()
    {
        var greeting = new List<byte> { 10 };
        greeting.AddRange(Encoding.ASCII.GetBytes("5.7.99\0"));
        greeting.AddRange([1, 0, 0, 0]);
        greeting.AddRange(Encoding.ASCII.GetBytes("abcdefgh\0"));
        greeting.AddRange([0x8c, 0x82, 33, 0, 0, 0x08, 0x00, 21]);
        greeting.AddRange(new byte[10]);
        greeting.AddRange(Encoding.ASCII.GetBytes("ijklmnopqrst\0"));
        greeting.AddRange(Encoding.ASCII.GetBytes("mysql_native_password\0"));
        _sequence = 0;
        await SendAsync([.. greeting]);
        await ReceiveAsync();
    }

    /// <summary>The next statement, or null when the client says good-bye.</summary>
    internal async Task<string?> ReadStatementAsync()
    {
        var packet = await ReceiveAsync();
        return packet is [Query, ..] ? Encoding.UTF8.GetString(packet.AsSpan(1)) : null;
    }

    /// <summary>Sends a reply; false when the conversation is over.</summary>
    internal async Task<bool> ReplyAsync(ScriptedReply reply, byte sequence)
    {
        _sequence = sequence;
        switch (reply)
        {
            case ScriptedReply.Done:
                await SendAsync([0, 0, 0, 0, 0, 0, 0]);
                return true;
            case ScriptedReply.Failed failed:
                await SendAsync([0xff, (byte)failed.Code, (byte)(failed.Code >> 8), (byte)'#', .. Encoding.ASCII.GetBytes(failed.SqlState), .. Encoding.UTF8.GetBytes(failed.Message)]);
                return true;
            case ScriptedReply.Rows rows:
                await SendRowsAsync(rows);
                await SendAsync(End);
                return true;
            case ScriptedReply.CutRows cut:
                await SendRowsAsync(cut.Sent);
                return false;
            case ScriptedReply.Never:
                await Task.Delay(Timeout.Infinite, stop);
                return false;
            default:
                return false;
        }
    }

    private async Task SendRowsAsync(ScriptedReply.Rows rows)
    {
        await SendAsync([(byte)rows.Columns.Length]);
        foreach (var column in rows.Columns)
        {
            await SendAsync([.. Text("def"), .. Text(""), .. Text(""), .. Text(""), .. Text(column), .. Text(column), 0x0c, 33, 0, 255, 0, 0, 0, 254, 0, 0, 0, 0, 0]);
        }

        await SendAsync(End);
        foreach (var row in rows.Cells)
        {
            await SendAsync([.. row.SelectMany(cell => cell is null ? [0xfb] : Text(cell))]);
        }
    }

    private static byte[] Text(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        return bytes.Length < 0xfb ? [(byte)bytes.Length, .. bytes] : [0xfc, (byte)bytes.Length, (byte)(bytes.Length >> 8), .. bytes];
    }

    private async Task SendAsync(byte[] payload)
    {
        var packet = new byte[payload.Length + 4];
        BinaryPrimitives.WriteInt32LittleEndian(packet, payload.Length);
        packet[3] = _sequence++;
        payload.CopyTo(packet, 4);
        await stream.WriteAsync(packet, stop);
    }

    private async Task<byte[]> ReceiveAsync()
    {
        var header = new byte[4];
        await stream.ReadExactlyAsync(header, stop);
        var payload = new byte[header[0] | (header[1] << 8) | (header[2] << 16)];
        await stream.ReadExactlyAsync(payload, stop);
        return payload;
    }
}
