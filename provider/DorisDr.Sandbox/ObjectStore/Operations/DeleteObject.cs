namespace DorisDr.Sandbox.ObjectStore.Operations;

/// <summary>Deletes one object; deleting one that is not there succeeds.</summary>
internal static class DeleteObject
{
    public static Task RunAsync(S3Call call, CancellationToken ct)
    {
        call.Storage.Delete(call.Bucket, call.Key);
        call.Response.StatusCode = 204;
        return Task.CompletedTask;
    }
}
