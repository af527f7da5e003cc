namespace DorisDr.Sandbox.ObjectStore.Storage;

/// <summary>
/// An object as the index knows it. <see cref="Headers"/> are those a reader gets back (content type, user metadata, checksums), in lower
/// case. <see cref="PartSizes"/> is empty unless the object was uploaded in parts.
/// </summary>
internal sealed record StoredObject(
    string Key,
    string Blob,
    long Size,
    string ETag,
    DateTimeOffset Modified,
    IReadOnlyDictionary<string, string> Headers,
    IReadOnlyList<long> PartSizes);

/// <summary>An object and its content, opened before anybody could replace it.</summary>
internal sealed record OpenedObject(StoredObject Object, FileStream Content) : IDisposable
{
    public void Dispose() => Content.Dispose();
}

/// <summary>A bucket and when it was made.</summary>
internal sealed record StoredBucket(string Name, DateTimeOffset Created);

/// <summary>A multipart upload that was begun and neither completed nor aborted.</summary>
internal sealed record StoredUpload(
    string Id, string Bucket, string Key, DateTimeOffset Initiated, IReadOnlyDictionary<string, string> Headers);

/// <summary>One uploaded part.</summary>
internal sealed record StoredPart(int Number, string Blob, long Size, string ETag, DateTimeOffset Modified);
