namespace DorisDr.Sandbox.Cluster.Storage;

/// <summary>
/// A location split into bucket and key. Every scheme is read as bucket and key, whatever its name; doubled slashes count as one.
/// </summary>
internal sealed record StorageLocation(string Bucket, string Key)
{
    public static StorageLocation Parse(string location)
    {
        var scheme = location.IndexOf("://", StringComparison.Ordinal);
        var rest = scheme < 0 ? location.TrimStart('/') : location[(scheme + 3)..];
        var slash = rest.IndexOf('/');
        var bucket = slash < 0 ? rest : rest[..slash];
        var parts = slash < 0 ? [] : rest[slash..].Split('/', StringSplitOptions.RemoveEmptyEntries);
        return new StorageLocation(bucket, string.Join('/', parts));
    }
}
