using DorisDr.Sandbox.ObjectStore.Payload;
using DorisDr.Sandbox.ObjectStore.Protocol;
using DorisDr.Sandbox.ObjectStore.Storage;

namespace DorisDr.Sandbox.ObjectStore.Operations;

/// <summary>Answers GET and HEAD of an object, whole, a range or one part of it.</summary>
internal static class GetObject
{
    private static readonly string[] Overrides =
        ["content-type", "content-language", "expires", "cache-control", "content-disposition", "content-encoding"];

    public static async Task RunAsync(S3Call call, CancellationToken ct)
    {
        using var opened = call.Storage.Open(call.Bucket, call.Key);
        var item = opened.Object;
        var isWanted = new Conditions(call.Request.Headers).IsWanted(item);
        var headers = call.Response.Headers;
        headers.ETag = XmlReply.Quoted(item.ETag);
        headers.LastModified = item.Modified.UtcDateTime.ToString("r");
        headers.AcceptRanges = "bytes";
        if (!isWanted)
        {
            call.Response.StatusCode = 304;
            return;
        }

        var range = Part(call, item) ?? ByteRange.Parse(call.Request.Headers.Range, item.Size);
        WriteStoredHeaders(call, item, isWhole: range is null);
        if (range is { } stretch)
        {
            call.Response.StatusCode = 206;
            headers.ContentRange = stretch.ContentRange(item.Size);
        }

        var sent = range ?? new ByteRange(0, item.Size);
        call.Response.ContentLength = sent.Length;
        if (call.Request.Method == "GET")
        {
            await ContentCopy.RunAsync(opened.Content, sent, call.Response.Body, passing: null, ct);
        }
    }

    private static ByteRange? Part(S3Call call, StoredObject item)
    {
        if (call.Query["partNumber"] is not { } text)
        {
            return null;
        }

        if (!int.TryParse(text, out var number) || number < 1 || number > Math.Max(1, item.PartSizes.Count))
        {
            throw S3Errors.InvalidPartNumber.Thrown();
        }

        if (item.PartSizes.Count == 0)
        {
            return item.Size == 0 ? null : new ByteRange(0, item.Size);
        }

        call.Response.Headers["x-amz-mp-parts-count"] = item.PartSizes.Count.ToString();
        return new ByteRange(item.PartSizes.Take(number - 1).Sum(), item.PartSizes[number - 1]);
    }

    private static void WriteStoredHeaders(S3Call call, StoredObject item, bool isWhole)
    {
        // A checksum is of the whole, and only for those who asked.
        var showsChecksums = isWhole && string.Equals(call.Request.Headers["x-amz-checksum-mode"], "ENABLED", StringComparison.OrdinalIgnoreCase);
        foreach (var (name, value) in item.Headers)
        {
            if (showsChecksums || !name.StartsWith(Checksum.HeaderPrefix, StringComparison.Ordinal))
            {
                call.Response.Headers[name] = value;
            }
        }

        foreach (var name in Overrides)
        {
            if (call.Query["response-" + name] is { } value)
            {
                call.Response.Headers[name] = value;
            }
        }
    }
}
