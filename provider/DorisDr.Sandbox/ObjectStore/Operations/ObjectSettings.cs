using DorisDr.Sandbox.ObjectStore.Protocol;

namespace DorisDr.Sandbox.ObjectStore.Operations;

/// <summary>Answers questions about settings of an object: no tags, no locks, all rights with the owner.</summary>
internal static class ObjectSettings
{
    private static readonly S3Error NoLock = new(400, "InvalidRequest", "Bucket is missing ObjectLockConfiguration");

    public static Task ReadAsync(S3Call call, CancellationToken ct)
    {
        call.Storage.Find(call.Bucket, call.Key);
        return Subresources.Find(call.Query) switch
        {
            "acl" => call.SendXmlAsync("AccessControlPolicy", Owner.WriteAccess, ct),
            "tagging" => call.SendXmlAsync("Tagging", xml => xml.Element("TagSet", ""), ct),
            "retention" or "legal-hold" => throw NoLock.Thrown(),
            _ => throw S3Errors.NotImplemented.Thrown(),
        };
    }
}
