using DorisDr.Sandbox.ObjectStore.Protocol;

namespace DorisDr.Sandbox.ObjectStore.Operations;

/// <summary>Begins a multipart upload.</summary>
internal static class CreateUpload
{
    public static Task RunAsync(S3Call call, CancellationToken ct)
    {
        var upload = call.Storage.Uploads.Create(call.Bucket, call.Key, ObjectHeaders.From(call.Request.Headers));
        if (call.Request.Headers["x-amz-checksum-algorithm"].ToString() is { Length: > 0 } algorithm)
        {
            call.Response.Headers["x-amz-checksum-algorithm"] = algorithm;
        }

        return call.SendXmlAsync("InitiateMultipartUploadResult", xml =>
        {
            xml.Element("Bucket", call.Bucket);
            xml.Element("Key", call.Key);
            xml.Element("UploadId", upload.Id);
        }, ct);
    }
}
