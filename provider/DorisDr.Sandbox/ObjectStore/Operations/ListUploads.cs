using System.Text;
using DorisDr.Sandbox.ObjectStore.Listing;
using DorisDr.Sandbox.ObjectStore.Protocol;

namespace DorisDr.Sandbox.ObjectStore.Operations;

/// <summary>Lists the multipart uploads of a bucket that wait to be completed, by key, then by upload id.</summary>
internal static class ListUploads
{
    private const int Most = 1000;

    public static Task RunAsync(S3Call call, CancellationToken ct)
    {
        var prefix = call.Query["prefix"] ?? "";
        var delimiter = call.Query["delimiter"] ?? "";
        var keyMarker = call.Query["key-marker"] ?? "";
        var idMarker = call.Query["upload-id-marker"] ?? "";
        var most = call.Count("max-uploads", Most);
        var encodes = call.Query["encoding-type"] == "url";

        var uploads = call.Storage.Uploads.Of(call.Bucket)
            .Select(upload => (Position: Bytes(Position(upload.Key, upload.Id)), Upload: upload)).ToList();
        var page = ListingWalk.Page(
            (from, inclusive) => uploads.Where(item => item.Position.AsSpan().SequenceCompareTo(from) is var order && (order > 0 || (inclusive && order == 0))),
            item => item.Position,
            item => Bytes(item.Upload.Key),
            new ListingQuery(Bytes(prefix), Bytes(delimiter), Bytes(After(keyMarker, idMarker, delimiter)), most));
        var next = page.Next is null ? [] : Encoding.UTF8.GetString(page.Next).Split('\0');

        return call.SendXmlAsync("ListMultipartUploadsResult", xml =>
        {
            xml.Element("Bucket", call.Bucket);
            xml.Element("KeyMarker", Name(keyMarker));
            xml.Element("UploadIdMarker", idMarker);
            if (next.Length > 0)
            {
                xml.Element("NextKeyMarker", Name(next[0]));
                xml.Element("NextUploadIdMarker", next.Length > 1 ? next[1] : "");
            }

            xml.Element("Prefix", Name(prefix));
            if (delimiter.Length > 0)
            {
                xml.Element("Delimiter", Name(delimiter));
            }

            if (encodes)
            {
                xml.Element("EncodingType", "url");
            }

            xml.Element("MaxUploads", most.ToString());
            xml.Element("IsTruncated", next.Length > 0 ? "true" : "false");
            foreach (var (_, upload) in page.Items)
            {
                xml.Element("Upload", item =>
                {
                    item.Element("Key", Name(upload.Key));
                    item.Element("UploadId", upload.Id);
                    Owner.Write(item, "Initiator");
                    Owner.Write(item);
                    item.Element("StorageClass", "STANDARD");
                    item.Element("Initiated", XmlReply.Timestamp(upload.Initiated));
                });
            }

            foreach (var common in page.CommonPrefixes)
            {
                xml.Element("CommonPrefixes", item => item.Element("Prefix", Name(Encoding.UTF8.GetString(common))));
            }
        }, ct);

        string Name(string text) => encodes ? PercentEncoding.Encode(text, keepSlash: true).Replace("%20", "+", StringComparison.Ordinal) : text;
    }

    /// <summary>Where an upload stands: by key, then id. The zero between them sorts before all that could go on with a longer key.</summary>
    private static string Position(string key, string id) => key + "\0" + id;

    private static string After(string key, string id, string delimiter)
    {
        var isCommonPrefix = delimiter.Length > 0 && id.Length == 0 && key.EndsWith(delimiter, StringComparison.Ordinal);
        return key.Length == 0 || isCommonPrefix ? key : id.Length == 0 ? key + "\u0001" : Position(key, id);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
