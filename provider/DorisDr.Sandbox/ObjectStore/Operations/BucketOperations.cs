using DorisDr.Sandbox.ObjectStore.Protocol;

namespace DorisDr.Sandbox.ObjectStore.Operations;

/// <summary>Create, list, look at and delete buckets.</summary>
internal static class BucketOperations
{
    public static Task ListAsync(S3Call call, CancellationToken ct) => call.SendXmlAsync("ListAllMyBucketsResult", xml =>
    {
        Owner.Write(xml);
        xml.Element("Buckets", list =>
        {
            foreach (var bucket in call.Storage.Buckets())
            {
                list.Element("Bucket", item =>
                {
                    item.Element("Name", bucket.Name);
                    item.Element("CreationDate", XmlReply.Timestamp(bucket.Created));
                });
            }
        });
    }, ct);

    public static Task HeadAsync(S3Call call, CancellationToken ct)
    {
        call.Storage.RequireBucket(call.Bucket);
        return Task.CompletedTask;
    }

    public static async Task CreateAsync(S3Call call, CancellationToken ct)
    {
        if (!BucketName.IsValid(call.Bucket))
        {
            throw S3Errors.InvalidBucketName.Thrown();
        }

        // The body may name a region; there is only this one place, so it only has to be well formed.
        if (await call.ReadDocumentAsync(ct) is { Length: > 0 } body)
        {
            XmlBody.Parse(body, "CreateBucketConfiguration");
        }

        call.Storage.CreateBucket(call.Bucket);
        call.Response.Headers.Location = "/" + call.Bucket;
    }

    public static Task DeleteAsync(S3Call call, CancellationToken ct)
    {
        call.Storage.DeleteBucket(call.Bucket);
        call.Response.StatusCode = 204;
        return Task.CompletedTask;
    }
}
