using System.Buffers;
using DorisDr.Sandbox.ObjectStore.Protocol;
using DorisDr.Sandbox.ObjectStore.Signature;
using Microsoft.AspNetCore.Http;

namespace DorisDr.Sandbox.ObjectStore.Payload;

/// <summary>Takes in a request body: unwraps it, copies it, and checks length, hashes and checksums.</summary>
internal static class BodyReceiver
{
    private const long LargestObject = 5L << 40;
    private const int LargestDocument = 8 << 20;

    /// <summary>Receives a small XML document into memory.</summary>
    public static async Task<byte[]> ReadDocumentAsync(HttpRequest request, VerifiedSignature signature, CancellationToken ct)
    {
        using var target = new MemoryStream();
        await ReceiveAsync(request, signature, target, LargestDocument, ct);
        return target.ToArray();
    }

    /// <summary>Receives an object or a part of one.</summary>
    public static Task<ReceivedBody> ReceiveAsync(HttpRequest request, VerifiedSignature signature, Stream target, CancellationToken ct) =>
        ReceiveAsync(request, signature, target, LargestObject, ct);

    private static async Task<ReceivedBody> ReceiveAsync(
        HttpRequest request, VerifiedSignature signature, Stream target, long largest, CancellationToken ct)
    {
        var mode = PayloadMode.Parse(request.Headers[PayloadMode.HeaderName]);
        var declared = DeclaredLength(request, mode);
        if (declared > largest)
        {
            throw S3Errors.EntityTooLarge.Thrown();
        }

        using var signatures = mode.ChunksAreSigned ? new ChunkSignatures(signature) : null;
        await using var chunked = mode.IsChunked ? new AwsChunkedStream(request.Body, signatures) : null;
        using var digests = new BodyDigests(request.Headers, mode.Sha256);
        var size = 0L;
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            int read;
            while ((read = await (chunked ?? request.Body).ReadAsync(buffer, ct)) > 0)
            {
                size += read;
                if (size > (declared ?? largest))
                {
                    throw (declared is null ? S3Errors.EntityTooLarge : S3Errors.IncompleteBody).Thrown();
                }

                digests.Append(buffer.AsSpan(0, read));
                await target.WriteAsync(buffer.AsMemory(0, read), ct);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        if (declared is not null && size != declared)
        {
            throw S3Errors.IncompleteBody.Thrown();
        }

        return digests.Finish(size, chunked?.Trailers);
    }

    private static long? DeclaredLength(HttpRequest request, PayloadMode mode)
    {
        if (mode.IsChunked)
        {
            return long.TryParse(request.Headers["x-amz-decoded-content-length"], out var decoded) && decoded >= 0
                ? decoded
                : throw S3Errors.MissingContentLength.Thrown();
        }

        return request.ContentLength
            ?? (request.Headers.TransferEncoding.Count > 0 ? throw S3Errors.MissingContentLength.Thrown() : 0);
    }
}
