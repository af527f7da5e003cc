using DorisDr.Sandbox.ObjectStore.Listing;
using DorisDr.Sandbox.ObjectStore.Protocol;

namespace DorisDr.Sandbox.ObjectStore.Storage;

/// <summary>
/// Buckets, objects and uploads on disk: an index in SQLite and one file per content. Every change becomes visible at once or not at all.
/// Safe for concurrent use; contents are written and read outside the gate.
/// </summary>
internal sealed class ObjectStorage : IDisposable
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly IndexDatabase _database;
    private readonly BlobFolder _blobs;
    private readonly BucketTable _buckets;
    private readonly ObjectTable _objects;
    private bool _closed;

    public ObjectStorage(string folder, IEnumerable<string> buckets, TimeProvider time)
    {
        Directory.CreateDirectory(folder);
        _time = time;
        _database = new IndexDatabase(Path.Combine(folder, "index.db"));
        _blobs = new BlobFolder(folder, _database.Generation);
        _buckets = new BucketTable(_database);
        _objects = new ObjectTable(_database);
        Uploads = new UploadStorage(this, _blobs, new UploadTable(_database));
        _blobs.Sweep(_objects.Blobs().Concat(Uploads.Blobs()).ToHashSet(StringComparer.Ordinal));
        foreach (var bucket in buckets)
        {
            _buckets.Add(bucket, Now);
        }
    }

    /// <summary>Multipart uploads.</summary>
    public UploadStorage Uploads { get; }

    /// <summary>The time to stamp on things, whole milliseconds as the index keeps it.</summary>
    public DateTimeOffset Now => DateTimeOffset.FromUnixTimeMilliseconds(_time.GetUtcNow().ToUnixTimeMilliseconds());

    public IReadOnlyList<StoredBucket> Buckets() => Guarded(_buckets.All);

    /// <summary>Throws when there is no such bucket, or could not be one.</summary>
    public void RequireBucket(string bucket) => Guarded(() => EnsureBucket(bucket));

    public void CreateBucket(string bucket) => Guarded(() =>
    {
        if (!_buckets.Add(bucket, Now))
        {
            throw S3Errors.BucketAlreadyOwnedByYou.Thrown();
        }
    });

    public void DeleteBucket(string bucket)
    {
        var blobs = Guarded(() =>
        {
            EnsureBucket(bucket);
            if (_objects.Any(bucket))
            {
                throw S3Errors.BucketNotEmpty.Thrown();
            }

            List<string> parts = [];
            _database.Transact(() =>
            {
                parts.AddRange(Uploads.RemoveAllOf(bucket));
                _buckets.Remove(bucket);
            });
            return parts;
        });
        blobs.ForEach(_blobs.Delete);
    }

    /// <summary>A place to write a content to, before anybody can see it.</summary>
    public IncomingBlob Begin() => _blobs.Begin();

    /// <summary>Makes a written content an object. The precondition sees what it would replace, and throws to prevent it.</summary>
    public StoredObject Put(string bucket, string key, IncomingBlob blob, ObjectFacts facts, Action<StoredObject?> precondition)
    {
        blob.Close();
        var (stored, replaced) = Guarded(() => Commit(bucket, key, blob, facts, precondition, alongside: null));
        Discard(replaced);
        return stored;
    }

    public StoredObject Find(string bucket, string key) => Guarded(() =>
    {
        EnsureBucket(bucket);
        return _objects.Find(bucket, key) ?? throw S3Errors.NoSuchKey.Thrown();
    });

    public OpenedObject Open(string bucket, string key) => Guarded(() =>
    {
        EnsureBucket(bucket);
        var found = _objects.Find(bucket, key) ?? throw S3Errors.NoSuchKey.Thrown();
        return new OpenedObject(found, _blobs.Open(found.Blob));
    });

    /// <summary>Deletes; an object that is not there is deleted too.</summary>
    public void Delete(string bucket, string key)
    {
        Discard(Guarded(() =>
        {
            EnsureBucket(bucket);
            var found = _objects.Find(bucket, key);
            if (found is not null)
            {
                _objects.Remove(bucket, key);
            }

            return found;
        }));
    }

    public ListingPage<StoredObject> List(string bucket, ListingQuery query) => Guarded(() =>
    {
        EnsureBucket(bucket);
        return ListingWalk.Page(
            (key, inclusive) => _objects.From(bucket, key, inclusive), item => Columns.Key(item.Key), item => Columns.Key(item.Key), query);
    });

    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            _database.Dispose();
        }
    }

    /// <summary>Runs under the gate; a store that was closed meanwhile changes nothing any more.</summary>
    internal T Guarded<T>(Func<T> work)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            return work();
        }
    }

    internal void Guarded(Action work) => Guarded(() =>
    {
        work();
        return true;
    });

    /// <summary>Under the gate only.</summary>
    internal void EnsureBucket(string bucket)
    {
        if (!BucketName.IsPlausible(bucket))
        {
            throw S3Errors.InvalidBucketName.Thrown();
        }

        if (!_buckets.Exists(bucket))
        {
            throw S3Errors.NoSuchBucket.Thrown();
        }
    }

    /// <summary>Under the gate only: sets an object, and does <paramref name="alongside"/> in the same transaction.</summary>
    internal (StoredObject Stored, StoredObject? Replaced) Commit(
        string bucket, string key, IncomingBlob blob, ObjectFacts facts, Action<StoredObject?> precondition, Action? alongside)
    {
        EnsureBucket(bucket);
        var replaced = _objects.Find(bucket, key);
        precondition(replaced);
        var stored = new StoredObject(key, _blobs.Keep(blob), facts.Size, facts.ETag, Now, facts.Headers, facts.PartSizes);
        _database.Transact(() =>
        {
            _objects.Set(bucket, stored);
            alongside?.Invoke();
        });
        return (stored, replaced);
    }

    internal void Transact(Action work) => _database.Transact(work);

    internal void Discard(StoredObject? replaced)
    {
        if (replaced is not null)
        {
            _blobs.Delete(replaced.Blob);
        }
    }
}
