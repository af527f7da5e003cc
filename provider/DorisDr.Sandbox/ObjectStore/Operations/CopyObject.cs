using System.Security.Cryptography;
using DorisDr.Sandbox.ObjectStore.Payload;
using DorisDr.Sandbox.ObjectStore.Protocol;
using DorisDr.Sandbox.ObjectStore.Storage;

namespace DorisDr.Sandbox.ObjectStore.Operations;

/// <summary>Stores a copy of another object. Its tag becomes the MD5 of the content, however the source was uploaded.</summary>
internal static class CopyObject
{
    public static async Task RunAsync(S3Call call, CancellationToken ct)
    {
        call.Storage.RequireBucket(call.Bucket);
        var source = CopySource.Read(call);
        var replacesHeaders = string.Equals(call.Request.Headers["x-amz-metadata-directive"], "REPLACE", StringComparison.Ordinal);
        if (!replacesHeaders && source == new CopySource(call.Bucket, call.Key))
        {
            throw S3Errors.CopyOntoItself.Thrown();
        }

        using var opened = source.Open(call);
        using var blob = call.Storage.Begin();
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        await ContentCopy.RunAsync(opened.Content, new ByteRange(0, opened.Object.Size), blob.Content, md5.AppendData, ct);

        var headers = replacesHeaders ? ObjectHeaders.From(call.Request.Headers).With(Checksums(opened.Object)) : opened.Object.Headers;
        var facts = new ObjectFacts(opened.Object.Size, Convert.ToHexStringLower(md5.GetHashAndReset()), headers, []);
        var conditions = new Conditions(call.Request.Headers);
        var stored = call.Storage.Put(call.Bucket, call.Key, blob, facts, conditions.RequireReplaceable);
        await call.SendXmlAsync("CopyObjectResult", xml =>
        {
            xml.Element("LastModified", XmlReply.Timestamp(stored.Modified));
            xml.Element("ETag", XmlReply.Quoted(stored.ETag));
        }, ct);
    }

    private static Dictionary<string, string> Checksums(StoredObject source) => source.Headers
        .Where(header => header.Key.StartsWith(Checksum.HeaderPrefix, StringComparison.Ordinal))
        .ToDictionary(StringComparer.Ordinal);
}
