using System.Buffers;
using System.Buffers.Binary;

namespace DorisDr.Sandbox.Wire;

/// <summary>
/// Packets over a byte stream: a header of three length bytes and a sequence number; payloads of 16 MB - 1 bytes and more are cut
/// into several packets. What is written waits until <see cref="FlushAsync"/>, so that one answer is one write.
/// </summary>
internal sealed class PacketStream(Stream stream) : IAsyncDisposable
{
    /// <summary>The largest payload of one packet.</summary>
    public const int LargestPayload = 0xffffff;

    private readonly ArrayBufferWriter<byte> _pending = new();

    public Stream Inner { get; private set; } = stream;

    /// <summary>The number of the next packet that is written; reading sets it to the one after the packet read.</summary>
    public byte Sequence { get; set; }

    /// <summary>Continues over another stream, after an upgrade to TLS.</summary>
    public void Upgrade(Stream upgraded) => Inner = upgraded;

    /// <summary>The next payload, or null when the peer has closed the connection.</summary>
    public async Task<byte[]?> ReadAsync(CancellationToken ct)
    {
        var header = new byte[4];
        byte[] whole = [];
        while (true)
        {
            if (await Inner.ReadAtLeastAsync(header, 4, throwOnEndOfStream: false, ct) < 4)
            {
                return null;
            }

            var length = header[0] | (header[1] << 8) | (header[2] << 16);
            var start = whole.Length;
            Array.Resize(ref whole, start + length);
            if (await Inner.ReadAtLeastAsync(whole.AsMemory(start), length, throwOnEndOfStream: false, ct) < length)
            {
                return null;
            }

            Sequence = (byte)(header[3] + 1);
            if (length < LargestPayload)
            {
                return whole;
            }
        }
    }

    public void Write(ReadOnlySpan<byte> payload)
    {
        while (true)
        {
            var piece = payload[..Math.Min(payload.Length, LargestPayload)];
            var target = _pending.GetSpan(4 + piece.Length);
            BinaryPrimitives.WriteInt32LittleEndian(target, piece.Length);
            target[3] = Sequence++;
            piece.CopyTo(target[4..]);
            _pending.Advance(4 + piece.Length);
            payload = payload[piece.Length..];
            if (piece.Length < LargestPayload)
            {
                return;
            }
        }
    }

    public void Write(PayloadWriter payload) => Write(payload.Payload.Span);

    public async Task FlushAsync(CancellationToken ct)
    {
        await Inner.WriteAsync(_pending.WrittenMemory, ct);
        await Inner.FlushAsync(ct);
        Discard();
    }

    /// <summary>Forgets what was written and not sent yet.</summary>
    public void Discard() => _pending.ResetWrittenCount();

    public ValueTask DisposeAsync() => Inner.DisposeAsync();
}
