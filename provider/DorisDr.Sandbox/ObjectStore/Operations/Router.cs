using DorisDr.Sandbox.ObjectStore.Protocol;

namespace DorisDr.Sandbox.ObjectStore.Operations;

/// <summary>Finds the operation that a method, a target and its subresource name.</summary>
internal static class Router
{
    public static Task RunAsync(S3Call call, CancellationToken ct)
    {
        var operation = call.Bucket.Length == 0 ? Service(call) : call.Key.Length == 0 ? Bucket(call) : Object(call);
        return operation(call, ct);
    }

    private static Func<S3Call, CancellationToken, Task> Service(S3Call call) =>
        call.Request.Method == "GET" && call.Target.Path == "/" ? BucketOperations.ListAsync
        : call.Target.Path == "/" ? throw S3Errors.MethodNotAllowed.Thrown()
        : throw S3Errors.InvalidBucketName.Thrown();

    private static Func<S3Call, CancellationToken, Task> Bucket(S3Call call)
    {
        var subresource = Subresources.Find(call.Query);
        return (call.Request.Method, subresource) switch
        {
            ("GET", null) => call.Query["list-type"] == "2" ? ListObjectsV2.RunAsync : ListObjects.RunAsync,
            ("GET", "uploads") => ListUploads.RunAsync,
            ("GET", "versions") => ListVersions.RunAsync,
            ("GET", _) => BucketSettings.ReadAsync,
            ("HEAD", null) => BucketOperations.HeadAsync,
            ("PUT", null) => BucketOperations.CreateAsync,
            ("DELETE", null) => BucketOperations.DeleteAsync,
            ("POST", "delete") => DeleteObjects.RunAsync,
            ("HEAD" or "PUT" or "DELETE" or "POST", _) => throw S3Errors.NotImplemented.Thrown(),
            _ => throw S3Errors.MethodNotAllowed.Thrown(),
        };
    }

    private static Func<S3Call, CancellationToken, Task> Object(S3Call call)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(call.Key) > 1024)
        {
            throw S3Errors.KeyTooLong.Thrown();
        }

        // There are no versions here, so the only one that can be named is the null version.
        if (call.Query["versionId"] is { Length: > 0 } and not "null")
        {
            throw S3Errors.NoSuchVersion.Thrown();
        }

        var isCopy = call.Request.Headers.ContainsKey(CopySource.HeaderName);
        return (call.Request.Method, Subresources.Find(call.Query)) switch
        {
            ("GET", null) => GetObject.RunAsync,
            ("GET", "uploadId") => ListParts.RunAsync,
            ("GET", _) => ObjectSettings.ReadAsync,
            ("HEAD", null) => GetObject.RunAsync,
            ("PUT", null) => isCopy ? CopyObject.RunAsync : PutObject.RunAsync,
            ("PUT", "uploadId") => isCopy ? UploadPartCopy.RunAsync : UploadPart.RunAsync,
            ("POST", "uploads") => CreateUpload.RunAsync,
            ("POST", "uploadId") => CompleteUpload.RunAsync,
            ("DELETE", null) => DeleteObject.RunAsync,
            ("DELETE", "uploadId") => AbortUpload.RunAsync,
            ("HEAD" or "PUT" or "DELETE" or "POST", _) => throw S3Errors.NotImplemented.Thrown(),
            _ => throw S3Errors.MethodNotAllowed.Thrown(),
        };
    }
}
