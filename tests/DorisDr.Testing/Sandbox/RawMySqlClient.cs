using System.Buffers.Binary;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace DorisDr.Testing.Sandbox;

/// <summary>A packet as it came: its number and its payload.</summary>
public sealed record RawPacket(int Sequence, byte[] Payload);

/// <summary>A bare client of the MySQL protocol that shows packets as they are, with the flags of the client that made the recordings.</summary>
public sealed class RawMySqlClient : IDisposable
{
    /// <summary>LONG_PASSWORD LONG_FLAG PROTOCOL_41 TRANSACTIONS SECURE_CONNECTION MULTI_RESULTS PLUGIN_AUTH.</summary>
    public const uint PacketRecorder = 0x000AA205;

    /// <summary>The same and MULTI_STATEMENTS.</summary>
    public const uint StatementRecorder = PacketRecorder | 0x10000;

    private const uint WithDatabase = 0x8;
    private const byte Utf8Mb4 = 45;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly TcpClient _client = new() { NoDelay = true };
    private readonly NetworkStream _stream;

    /// <summary>Connects to <c>host:port</c> and reads the greeting.</summary>
    public RawMySqlClient(string address)
    {
        var (host, port) = (address.Split(':')[0], int.Parse(address.Split(':')[1]));
        _client.Connect(host, port);
        _stream = _client.GetStream();
        _stream.ReadTimeout = (int)Patience.TotalMilliseconds;
        Greeting = Read() ?? throw new IOException("The server closed the connection.");
    }

    /// <summary>The first packet.</summary>
    public RawPacket Greeting { get; }

    /// <summary>Sends the login packet; its reply is left to be read.</summary>
    public void Login(string user = "root", string password = "", string? database = null, uint capabilities = StatementRecorder, string plugin = "mysql_native_password")
    {
        var payload = new List<byte>();
        Span<byte> head = stackalloc byte[32];
        BinaryPrimitives.WriteUInt32LittleEndian(head, capabilities | (database is null ? 0 : WithDatabase));
        BinaryPrimitives.WriteUInt32LittleEndian(head[4..], 1 << 24);
        head[8] = Utf8Mb4;
        payload.AddRange(head);
        payload.AddRange([.. Encoding.UTF8.GetBytes(user), 0]);
        var answer = Scrambled(password);
        payload.AddRange([(byte)answer.Length, .. answer]);
        if (database is not null)
        {
            payload.AddRange([.. Encoding.UTF8.GetBytes(database), 0]);
        }

        payload.AddRange([.. Encoding.UTF8.GetBytes(plugin), 0]);
        Send([.. payload], sequence: 1);
    }

    /// <summary>Sends one payload of less than 16 MB.</summary>
    public void Send(ReadOnlySpan<byte> payload, byte sequence = 0)
    {
        var packet = new byte[payload.Length + 4];
        BinaryPrimitives.WriteInt32LittleEndian(packet, payload.Length);
        packet[3] = sequence;
        payload.CopyTo(packet.AsSpan(4));
        _stream.Write(packet);
    }

    /// <summary>The next packet, or null when the connection is closed.</summary>
    public RawPacket? Read()
    {
        var header = new byte[4];
        if (_stream.ReadAtLeast(header, 4, throwOnEndOfStream: false) < 4)
        {
            return null;
        }

        var payload = new byte[header[0] | (header[1] << 8) | (header[2] << 16)];
        _stream.ReadExactly(payload);
        return new RawPacket(header[3], payload);
    }

    /// <summary>Runs a statement; further results than the first are read and dropped.</summary>
    public RawAnswer Query(string sql)
    {
        Send([3, .. Encoding.UTF8.GetBytes(sql)]);
        var (first, status) = RawAnswer.Read(Required);
        while ((status & RawAnswer.MoreResults) != 0)
        {
            (_, status) = RawAnswer.Read(Required);
        }

        return first;
    }

    /// <summary>The next packet's payload; the connection must not end.</summary>
    public byte[] Required() => Read()?.Payload ?? throw new IOException("The server closed the connection.");

    /// <summary>Closes the connection without a word.</summary>
    public void Dispose() => _client.Dispose();

    private byte[] Scrambled(string password)
    {
        if (password.Length == 0)
        {
            return [];
        }

        var greeting = Greeting.Payload;
        var end = Array.IndexOf(greeting, (byte)0, 1);
        byte[] salt = [.. greeting.AsSpan(end + 5, 8), .. greeting.AsSpan(end + 32, 12)];
#pragma warning disable CA5350 // The protocol fixes SHA1.
        var once = SHA1.HashData(Encoding.UTF8.GetBytes(password));
        var mask = SHA1.HashData([.. salt, .. SHA1.HashData(once)]);
#pragma warning restore CA5350
        return [.. once.Zip(mask, (a, b) => (byte)(a ^ b))];
    }
}
