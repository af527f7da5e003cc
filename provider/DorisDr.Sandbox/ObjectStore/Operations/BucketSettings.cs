using DorisDr.Sandbox.ObjectStore.Protocol;

namespace DorisDr.Sandbox.ObjectStore.Operations;

/// <summary>Answers questions about settings of a bucket: all are at their defaults and cannot be changed.</summary>
internal static class BucketSettings
{
    public static Task ReadAsync(S3Call call, CancellationToken ct)
    {
        call.Storage.RequireBucket(call.Bucket);
        return Subresources.Find(call.Query) switch
        {
            "location" => Empty(call, "LocationConstraint", ct),
            "versioning" => Empty(call, "VersioningConfiguration", ct),
            "accelerate" => Empty(call, "AccelerateConfiguration", ct),
            "logging" => Empty(call, "BucketLoggingStatus", ct),
            "notification" => Empty(call, "NotificationConfiguration", ct),
            "acl" => call.SendXmlAsync("AccessControlPolicy", Owner.WriteAccess, ct),
            "requestPayment" => call.SendXmlAsync("RequestPaymentConfiguration", xml => xml.Element("Payer", "BucketOwner"), ct),
            "policyStatus" => call.SendXmlAsync("PolicyStatus", xml => xml.Element("IsPublic", "FALSE"), ct),
            "policy" => throw Missing("NoSuchBucketPolicy", "The bucket policy does not exist"),
            "tagging" => throw Missing("NoSuchTagSet", "The TagSet does not exist"),
            "lifecycle" => throw Missing("NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist"),
            "encryption" => throw Missing("ServerSideEncryptionConfigurationNotFoundError",
                "The server side encryption configuration was not found"),
            "object-lock" => throw Missing("ObjectLockConfigurationNotFoundError", "Object Lock configuration does not exist for this bucket"),
            "cors" => throw Missing("NoSuchCORSConfiguration", "The CORS configuration does not exist"),
            "website" => throw Missing("NoSuchWebsiteConfiguration", "The specified bucket does not have a website configuration"),
            "replication" => throw Missing("ReplicationConfigurationNotFoundError", "The replication configuration was not found"),
            _ => throw S3Errors.NotImplemented.Thrown(),
        };
    }

    private static Task Empty(S3Call call, string root, CancellationToken ct) => call.SendXmlAsync(root, _ => { }, ct);

    private static S3Exception Missing(string code, string message) => new S3Error(404, code, message).Thrown();
}
