using DorisDr.Sandbox.ObjectStore.Protocol;
using DorisDr.Sandbox.ObjectStore.Storage;

namespace DorisDr.Sandbox.ObjectStore.Operations;

/// <summary>Stores a body as an object.</summary>
internal static class PutObject
{
    public static async Task RunAsync(S3Call call, CancellationToken ct)
    {
        call.Storage.RequireBucket(call.Bucket);
        var headers = ObjectHeaders.From(call.Request.Headers);
        var conditions = new Conditions(call.Request.Headers);
        using var blob = call.Storage.Begin();
        var body = await call.ReceiveAsync(blob, ct);
        var facts = new ObjectFacts(body.Size, body.Md5, headers.With(body.Checksums), []);
        var stored = call.Storage.Put(call.Bucket, call.Key, blob, facts, conditions.RequireReplaceable);
        call.Response.Headers.ETag = XmlReply.Quoted(stored.ETag);
        foreach (var (name, value) in body.Checksums)
        {
            call.Response.Headers[name] = value;
        }
    }
}
