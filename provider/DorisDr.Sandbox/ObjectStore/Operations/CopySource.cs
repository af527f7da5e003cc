using DorisDr.Sandbox.ObjectStore.Protocol;
using DorisDr.Sandbox.ObjectStore.Storage;

namespace DorisDr.Sandbox.ObjectStore.Operations;

/// <summary>The object that x-amz-copy-source names.</summary>
internal sealed record CopySource(string Bucket, string Key)
{
    public const string HeaderName = "x-amz-copy-source";

    private const string VersionMark = "?versionId=";

    public static CopySource Read(S3Call call)
    {
        var text = call.Request.Headers[HeaderName].ToString();
        var version = text.IndexOf(VersionMark, StringComparison.Ordinal);
        if (version >= 0)
        {
            if (text[(version + VersionMark.Length)..] is not ("" or "null"))
            {
                throw S3Errors.NoSuchVersion.Thrown();
            }

            text = text[..version];
        }

        var path = PercentEncoding.TryDecode(text, plusIsSpace: false)?.Split('/', 2);
        if (path is ["", var rest])
        {
            path = rest.Split('/', 2);
        }

        return path is [{ Length: > 0 } bucket, { Length: > 0 } key] ? new CopySource(bucket, key) : throw S3Errors.InvalidCopySource.Thrown();
    }

    /// <summary>Opens the source and checks the conditions that the request puts on it.</summary>
    public OpenedObject Open(S3Call call)
    {
        var opened = call.Storage.Open(Bucket, Key);
        try
        {
            new Conditions(call.Request.Headers, HeaderName + "-").RequireWanted(opened.Object);
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }
}
