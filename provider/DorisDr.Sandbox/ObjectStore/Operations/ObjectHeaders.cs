using DorisDr.Sandbox.ObjectStore.Protocol;
using Microsoft.AspNetCore.Http;

namespace DorisDr.Sandbox.ObjectStore.Operations;

/// <summary>The headers that are stored with an object and come back with it.</summary>
internal static class ObjectHeaders
{
    public const string UserPrefix = "x-amz-meta-";
    public const string ContentType = "content-type";
    private const string StorageClass = "x-amz-storage-class";
    private const int LargestUserMetadata = 2 * 1024;

    private static readonly string[] Kept =
        [ContentType, "cache-control", "content-disposition", "content-encoding", "content-language", "expires", StorageClass];

    public static Dictionary<string, string> From(IHeaderDictionary headers)
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var header in headers)
        {
            var name = header.Key.ToLowerInvariant();
            if (name.StartsWith(UserPrefix, StringComparison.Ordinal) || Kept.Contains(name))
            {
                result[name] = header.Value.ToString();
            }
        }

        if (result.Where(h => h.Key.StartsWith(UserPrefix, StringComparison.Ordinal)).Sum(h => h.Key.Length + h.Value.Length)
            > LargestUserMetadata)
        {
            throw S3Errors.MetadataTooLarge.Thrown();
        }

        Normalise(result);
        return result;
    }

    /// <summary>Adds verified checksums, which are stored in the same way.</summary>
    public static Dictionary<string, string> With(this Dictionary<string, string> headers, IReadOnlyDictionary<string, string> checksums)
    {
        foreach (var (name, value) in checksums)
        {
            headers[name] = value;
        }

        return headers;
    }

    private static void Normalise(Dictionary<string, string> headers)
    {
        headers.TryAdd(ContentType, "application/octet-stream");
        if (headers.GetValueOrDefault(StorageClass) == "STANDARD")
        {
            headers.Remove(StorageClass);
        }

        // aws-chunked tells how the body travels, not what it is.
        if (headers.Remove("content-encoding", out var encoding))
        {
            var rest = string.Join(',', encoding.Split(',', StringSplitOptions.TrimEntries).Where(e => e != "aws-chunked"));
            if (rest.Length > 0)
            {
                headers["content-encoding"] = rest;
            }
        }
    }
}
