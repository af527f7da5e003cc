using System.Security.Cryptography;
using DorisDr.Sandbox.ObjectStore.Protocol;

namespace DorisDr.Sandbox.ObjectStore.Operations;

/// <summary>Takes a part of a multipart upload from an existing object.</summary>
internal static class UploadPartCopy
{
    public static async Task RunAsync(S3Call call, CancellationToken ct)
    {
        var (upload, number) = UploadPart.Target(call);
        using var source = CopySource.Read(call).Open(call);
        var range = ByteRange.ParseCopySource(call.Request.Headers["x-amz-copy-source-range"], source.Object.Size)
            ?? new ByteRange(0, source.Object.Size);
        using var blob = call.Storage.Begin();
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        await ContentCopy.RunAsync(source.Content, range, blob.Content, md5.AppendData, ct);
        var part = call.Storage.Uploads.PutPart(upload, number, blob, range.Length, Convert.ToHexStringLower(md5.GetHashAndReset()));
        await call.SendXmlAsync("CopyPartResult", xml =>
        {
            xml.Element("LastModified", XmlReply.Timestamp(part.Modified));
            xml.Element("ETag", XmlReply.Quoted(part.ETag));
        }, ct);
    }
}
