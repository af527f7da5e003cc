using DorisDr.Sandbox.ObjectStore.Protocol;

namespace DorisDr.Sandbox.ObjectStore.Operations;

/// <summary>Lists the parts of a multipart upload.</summary>
internal static class ListParts
{
    private const int Most = 1000;

    public static Task RunAsync(S3Call call, CancellationToken ct)
    {
        var upload = call.Storage.Uploads.Find(call.Bucket, call.Key, call.Query["uploadId"] ?? "");
        var most = call.Count("max-parts", Most);
        _ = int.TryParse(call.Query["part-number-marker"], out var marker);
        var rest = call.Storage.Uploads.Parts(upload).Where(part => part.Number > marker).ToList();
        var shown = rest.Take(most).ToList();
        return call.SendXmlAsync("ListPartsResult", xml =>
        {
            xml.Element("Bucket", call.Bucket);
            xml.Element("Key", call.Key);
            xml.Element("UploadId", upload.Id);
            Owner.Write(xml, "Initiator");
            Owner.Write(xml);
            xml.Element("StorageClass", "STANDARD");
            xml.Element("PartNumberMarker", marker.ToString());
            xml.Element("NextPartNumberMarker", (shown.Count > 0 ? shown[^1].Number : 0).ToString());
            xml.Element("MaxParts", most.ToString());
            xml.Element("IsTruncated", rest.Count > shown.Count ? "true" : "false");
            foreach (var part in shown)
            {
                xml.Element("Part", item =>
                {
                    item.Element("PartNumber", part.Number.ToString());
                    item.Element("LastModified", XmlReply.Timestamp(part.Modified));
                    item.Element("ETag", XmlReply.Quoted(part.ETag));
                    item.Element("Size", part.Size.ToString());
                });
            }
        }, ct);
    }
}
