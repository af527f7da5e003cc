using DorisDr.Sandbox.ObjectStore.Payload;
using DorisDr.Sandbox.ObjectStore.Protocol;
using DorisDr.Sandbox.ObjectStore.Signature;
using DorisDr.Sandbox.ObjectStore.Storage;
using Microsoft.AspNetCore.Http;

namespace DorisDr.Sandbox.ObjectStore.Operations;

/// <summary>One authenticated request and what an operation needs to answer it.</summary>
internal sealed record S3Call(HttpContext Http, RequestTarget Target, VerifiedSignature Signature, ObjectStorage Storage)
{
    public HttpRequest Request => Http.Request;

    public HttpResponse Response => Http.Response;

    public QueryParameters Query => Target.Query;

    public string Bucket => Target.Bucket;

    public string Key => Target.Key;

    public Task<byte[]> ReadDocumentAsync(CancellationToken ct) => BodyReceiver.ReadDocumentAsync(Request, Signature, ct);

    public Task<ReceivedBody> ReceiveAsync(IncomingBlob blob, CancellationToken ct) =>
        BodyReceiver.ReceiveAsync(Request, Signature, blob.Content, ct);

    public Task SendXmlAsync(string root, Action<System.Xml.XmlWriter> content, CancellationToken ct) =>
        XmlReply.SendAsync(Response, root, content, ct);

    /// <summary>A count such as max-keys: absent or empty means the default, more than the most means the most.</summary>
    public int Count(string name, int most)
    {
        var text = Query[name];
        if (string.IsNullOrEmpty(text))
        {
            return most;
        }

        return int.TryParse(text, out var value) && value >= 0 ? Math.Min(value, most) : throw S3Errors.InvalidMaxKeys.Thrown();
    }
}
