using DorisDr.Sandbox.ObjectStore.Protocol;
using DorisDr.Sandbox.ObjectStore.Storage;

namespace DorisDr.Sandbox.ObjectStore.Operations;

/// <summary>Takes in one part of a multipart upload.</summary>
internal static class UploadPart
{
    private const int MostParts = 10_000;

    public static async Task RunAsync(S3Call call, CancellationToken ct)
    {
        var (upload, number) = Target(call);
        using var blob = call.Storage.Begin();
        var body = await call.ReceiveAsync(blob, ct);
        var part = call.Storage.Uploads.PutPart(upload, number, blob, body.Size, body.Md5);
        call.Response.Headers.ETag = XmlReply.Quoted(part.ETag);
        foreach (var (name, value) in body.Checksums)
        {
            call.Response.Headers[name] = value;
        }
    }

    public static (StoredUpload Upload, int Number) Target(S3Call call)
    {
        var upload = call.Storage.Uploads.Find(call.Bucket, call.Key, call.Query["uploadId"] ?? "");
        return int.TryParse(call.Query["partNumber"], out var number) && number is >= 1 and <= MostParts
            ? (upload, number)
            : throw S3Errors.InvalidPartArgument.Thrown();
    }
}
