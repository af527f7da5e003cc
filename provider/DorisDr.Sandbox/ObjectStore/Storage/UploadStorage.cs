using DorisDr.Sandbox.ObjectStore.Protocol;

namespace DorisDr.Sandbox.ObjectStore.Storage;

/// <summary>Multipart uploads: parts wait as contents of their own until they are joined to an object.</summary>
internal sealed class UploadStorage(ObjectStorage storage, BlobFolder blobs, UploadTable table)
{
    public StoredUpload Create(string bucket, string key, IReadOnlyDictionary<string, string> headers) => storage.Guarded(() =>
    {
        storage.EnsureBucket(bucket);
        var upload = new StoredUpload(blobs.NextName(), bucket, key, storage.Now, headers);
        table.Add(upload);
        return upload;
    });

    public StoredUpload Find(string bucket, string key, string id) => storage.Guarded(() =>
    {
        storage.EnsureBucket(bucket);
        return Require(bucket, key, id);
    });

    public StoredPart PutPart(StoredUpload upload, int number, IncomingBlob blob, long size, string etag)
    {
        blob.Close();
        var (stored, replaced) = storage.Guarded(() =>
        {
            Require(upload.Bucket, upload.Key, upload.Id);
            var earlier = table.Parts(upload.Id).FirstOrDefault(part => part.Number == number);
            var part = new StoredPart(number, blobs.Keep(blob), size, etag, storage.Now);
            table.SetPart(upload.Id, part);
            return (part, earlier);
        });
        if (replaced is not null)
        {
            blobs.Delete(replaced.Blob);
        }

        return stored;
    }

    public IReadOnlyList<StoredPart> Parts(StoredUpload upload) => storage.Guarded(() => table.Parts(upload.Id));

    public IReadOnlyList<StoredUpload> Of(string bucket) => storage.Guarded(() =>
    {
        storage.EnsureBucket(bucket);
        return table.Of(bucket);
    });

    public FileStream OpenPart(StoredPart part)
    {
        try
        {
            return blobs.Open(part.Blob);
        }
        catch (FileNotFoundException)
        {
            // Aborted, completed or uploaded anew by somebody else in this moment.
            throw S3Errors.NoSuchUpload.Thrown();
        }
    }

    public void Abort(string bucket, string key, string id)
    {
        var parts = storage.Guarded(() =>
        {
            storage.EnsureBucket(bucket);
            Require(bucket, key, id);
            var waiting = table.Parts(id);
            storage.Transact(() => table.Remove(id));
            return waiting;
        });
        Delete(parts);
    }

    /// <summary>Makes the joined parts an object and ends the upload, in one step.</summary>
    public StoredObject Complete(StoredUpload upload, IncomingBlob joined, ObjectFacts facts, Action<StoredObject?> precondition)
    {
        joined.Close();
        var (stored, replaced, parts) = storage.Guarded(() =>
        {
            Require(upload.Bucket, upload.Key, upload.Id);
            var waiting = table.Parts(upload.Id);
            var result = storage.Commit(upload.Bucket, upload.Key, joined, facts, precondition, () => table.Remove(upload.Id));
            return (result.Stored, result.Replaced, waiting);
        });
        storage.Discard(replaced);
        Delete(parts);
        return stored;
    }

    /// <summary>Under the gate only: forgets the uploads of a bucket and returns the contents to delete.</summary>
    internal IReadOnlyList<string> RemoveAllOf(string bucket)
    {
        var result = new List<string>();
        foreach (var upload in table.Of(bucket))
        {
            result.AddRange(table.Parts(upload.Id).Select(part => part.Blob));
            table.Remove(upload.Id);
        }

        return result;
    }

    /// <summary>Under the gate, or before anybody else knows of this object.</summary>
    internal IEnumerable<string> Blobs() => table.Blobs();

    private StoredUpload Require(string bucket, string key, string id) =>
        table.Find(bucket, key, id) ?? throw S3Errors.NoSuchUpload.Thrown();

    private void Delete(IEnumerable<StoredPart> parts)
    {
        foreach (var part in parts)
        {
            blobs.Delete(part.Blob);
        }
    }
}
