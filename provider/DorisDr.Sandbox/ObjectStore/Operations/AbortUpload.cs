namespace DorisDr.Sandbox.ObjectStore.Operations;

/// <summary>Ends a multipart upload and forgets its parts.</summary>
internal static class AbortUpload
{
    public static Task RunAsync(S3Call call, CancellationToken ct)
    {
        call.Storage.Uploads.Abort(call.Bucket, call.Key, call.Query["uploadId"] ?? "");
        call.Response.StatusCode = 204;
        return Task.CompletedTask;
    }
}
