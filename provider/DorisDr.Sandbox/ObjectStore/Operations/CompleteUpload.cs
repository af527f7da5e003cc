using System.Security.Cryptography;
using System.Xml.Linq;
using DorisDr.Sandbox.ObjectStore.Protocol;
using DorisDr.Sandbox.ObjectStore.Storage;

namespace DorisDr.Sandbox.ObjectStore.Operations;

/// <summary>Joins uploaded parts to an object.</summary>
internal static class CompleteUpload
{
    private const long SmallestPart = 5 << 20;

    public static async Task RunAsync(S3Call call, CancellationToken ct)
    {
        var uploads = call.Storage.Uploads;
        var upload = uploads.Find(call.Bucket, call.Key, call.Query["uploadId"] ?? "");
        var wanted = Wanted(XmlBody.Parse(await call.ReadDocumentAsync(ct), "CompleteMultipartUpload"));
        var parts = Choose(wanted, uploads.Parts(upload));

        using var joined = call.Storage.Begin();
        foreach (var part in parts)
        {
            await using var content = uploads.OpenPart(part);
            await ContentCopy.RunAsync(content, new ByteRange(0, part.Size), joined.Content, passing: null, ct);
        }

        var facts = new ObjectFacts(parts.Sum(part => part.Size), ETag(parts), upload.Headers, [.. parts.Select(part => part.Size)]);
        var conditions = new Conditions(call.Request.Headers);
        var stored = uploads.Complete(upload, joined, facts, conditions.RequireReplaceable);
        await call.SendXmlAsync("CompleteMultipartUploadResult", xml =>
        {
            xml.Element("Location", $"{call.Request.Scheme}://{call.Request.Host}/{call.Bucket}/{PercentEncoding.Encode(call.Key, keepSlash: true)}");
            xml.Element("Bucket", call.Bucket);
            xml.Element("Key", call.Key);
            xml.Element("ETag", XmlReply.Quoted(stored.ETag));
        }, ct);
    }

    private static List<(int Number, string ETag)> Wanted(XElement document)
    {
        var result = new List<(int Number, string ETag)>();
        foreach (var part in document.Children("Part"))
        {
            if (!int.TryParse(part.Child("PartNumber"), out var number) || part.Child("ETag") is not { } etag)
            {
                throw S3Errors.MalformedXml.Thrown();
            }

            if (result.Count > 0 && number <= result[^1].Number)
            {
                throw S3Errors.InvalidPartOrder.Thrown();
            }

            result.Add((number, etag.Trim().Trim('"')));
        }

        return result.Count > 0 ? result : throw S3Errors.MalformedXml.Thrown();
    }

    private static List<StoredPart> Choose(List<(int Number, string ETag)> wanted, IReadOnlyList<StoredPart> uploaded)
    {
        var byNumber = uploaded.ToDictionary(part => part.Number);
        var parts = wanted.ConvertAll(want => byNumber.TryGetValue(want.Number, out var part) && part.ETag == want.ETag
            ? part
            : throw S3Errors.InvalidPart.Thrown());
        return parts.SkipLast(1).Any(part => part.Size < SmallestPart) ? throw S3Errors.EntityTooSmall.Thrown() : parts;
    }

    /// <summary>The MD5 of the MD5s, and how many there were.</summary>
    private static string ETag(List<StoredPart> parts)
    {
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        parts.ForEach(part => md5.AppendData(Convert.FromHexString(part.ETag)));
        return $"{Convert.ToHexStringLower(md5.GetHashAndReset())}-{parts.Count}";
    }
}
