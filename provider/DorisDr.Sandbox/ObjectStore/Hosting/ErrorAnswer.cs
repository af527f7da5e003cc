using DorisDr.Sandbox.ObjectStore.Protocol;
using Microsoft.AspNetCore.Http;

namespace DorisDr.Sandbox.ObjectStore.Hosting;

/// <summary>Answers a request with an error: a document, or for HEAD, which may have none, headers as MinIO sends them.</summary>
internal sealed record ErrorAnswer(S3Error Error, RequestTarget? Target, string RequestId, string HostId)
{
    public Task SendAsync(HttpContext context, CancellationToken ct)
    {
        var response = context.Response;
        foreach (var name in (ReadOnlySpan<string>)["ETag", "Last-Modified", "Location", "Content-Range", "Content-Encoding"])
        {
            response.Headers.Remove(name);
        }

        if (context.Request.Method == "HEAD")
        {
            response.StatusCode = Error.Status;
            response.ContentLength = null;
            response.Headers["x-minio-error-code"] = Error.Code;
            response.Headers["x-minio-error-desc"] = $"\"{Error.Message}\"";
            return Task.CompletedTask;
        }

        return XmlReply.SendErrorAsync(response, Error.Status, xml =>
        {
            xml.Element("Code", Error.Code);
            xml.Element("Message", Error.Message);
            if (Target is { Key.Length: > 0 })
            {
                xml.Element("Key", Target.Key);
            }

            if (Target is { Bucket.Length: > 0 })
            {
                xml.Element("BucketName", Target.Bucket);
            }

            xml.Element("Resource", Resource());
            xml.Element("RequestId", RequestId);
            xml.Element("HostId", HostId);
        }, ct);
    }

    private string Resource() => Target switch
    {
        null or { Bucket: "" } => Target?.Path ?? "/",
        { Key: "" } => "/" + Target.Bucket,
        _ => $"/{Target.Bucket}/{Target.Key}",
    };
}
