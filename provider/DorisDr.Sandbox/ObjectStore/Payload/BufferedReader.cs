using System.Text;
using DorisDr.Sandbox.ObjectStore.Protocol;

namespace DorisDr.Sandbox.ObjectStore.Payload;

/// <summary>Reads lines and blocks in turn from one stream.</summary>
internal sealed class BufferedReader(Stream inner)
{
    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;

    public async ValueTask<int> ReadAsync(Memory<byte> target, CancellationToken ct)
    {
        if (_start == _end)
        {
            // A large block goes past the buffer.
            if (target.Length >= _buffer.Length)
            {
                return await inner.ReadAsync(target, ct);
            }

            if (!await FillAsync(ct))
            {
                return 0;
            }
        }

        var count = Math.Min(target.Length, _end - _start);
        _buffer.AsMemory(_start, count).CopyTo(target);
        _start += count;
        return count;
    }

    /// <summary>The next line without its end, or null at the end of the stream.</summary>
    public async ValueTask<string?> ReadLineAsync(int longest, CancellationToken ct)
    {
        var line = new List<byte>(128);
        while (true)
        {
            if (_start == _end && !await FillAsync(ct))
            {
                return line.Count == 0 ? null : Text(line);
            }

            var value = _buffer[_start++];
            if (value == (byte)'\n')
            {
                return Text(line);
            }

            if (line.Count == longest)
            {
                throw S3Errors.IncompleteBody.Thrown();
            }

            line.Add(value);
        }
    }

    private static string Text(List<byte> line) => Encoding.UTF8.GetString(line.ToArray()).TrimEnd('\r');

    private async ValueTask<bool> FillAsync(CancellationToken ct)
    {
        _start = 0;
        _end = await inner.ReadAsync(_buffer, ct);
        return _end > 0;
    }
}
