using Microsoft.Data.Sqlite;

namespace DorisDr.Sandbox.ObjectStore.Storage;

/// <summary>The rows of the multipart uploads and their parts.</summary>
internal sealed class UploadTable(IndexDatabase database)
{
    private const string Select = "SELECT id, bucket, key, initiated, headers FROM uploads WHERE ";

    public StoredUpload? Find(string bucket, string key, string id) =>
        database.Query(Select + "id=$0 AND bucket=$1 AND key=$2", Read, id, bucket, Columns.Key(key)).FirstOrDefault();

    /// <summary>The uploads of a bucket by key, then by id.</summary>
    public IReadOnlyList<StoredUpload> Of(string bucket) => [.. database.Query(Select + "bucket=$0 ORDER BY key, id", Read, bucket)];

    public void Add(StoredUpload upload) => database.Execute("INSERT INTO uploads VALUES ($0, $1, $2, $3, $4)",
        upload.Id, upload.Bucket, Columns.Key(upload.Key), Columns.Time(upload.Initiated), Columns.Headers(upload.Headers));

    public void Remove(string id)
    {
        database.Execute("DELETE FROM parts WHERE upload=$0", id);
        database.Execute("DELETE FROM uploads WHERE id=$0", id);
    }

    public IReadOnlyList<StoredPart> Parts(string id) =>
    [
        .. database.Query("SELECT number, blob, size, etag, modified FROM parts WHERE upload=$0 ORDER BY number",
            row => new StoredPart(row.GetInt32(0), row.GetString(1), row.GetInt64(2), row.GetString(3), row.ReadTime(4)), id),
    ];

    public void SetPart(string id, StoredPart part) => database.Execute("INSERT OR REPLACE INTO parts VALUES ($0, $1, $2, $3, $4, $5)",
        id, part.Number, part.Blob, part.Size, part.ETag, Columns.Time(part.Modified));

    public IEnumerable<string> Blobs() => database.Query("SELECT blob FROM parts", row => row.GetString(0));

    private static StoredUpload Read(SqliteDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.ReadKey(2), row.ReadTime(3), row.ReadHeaders(4));
}
