using System.Buffers;
using DorisDr.Sandbox.ObjectStore.Protocol;

namespace DorisDr.Sandbox.ObjectStore.Operations;

/// <summary>Copies a stretch of a content.</summary>
internal static class ContentCopy
{
    public static async Task RunAsync(FileStream source, ByteRange range, Stream target, Action<ReadOnlySpan<byte>>? passing, CancellationToken ct)
    {
        source.Seek(range.First, SeekOrigin.Begin);
        var left = range.Length;
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(left, 1, 128 * 1024));
        try
        {
            while (left > 0)
            {
                var read = await source.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), ct);
                if (read == 0)
                {
                    throw S3Errors.InternalError.Thrown();
                }

                passing?.Invoke(buffer.AsSpan(0, read));
                await target.WriteAsync(buffer.AsMemory(0, read), ct);
                left -= read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
