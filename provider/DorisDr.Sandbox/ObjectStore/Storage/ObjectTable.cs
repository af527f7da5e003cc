using Microsoft.Data.Sqlite;

namespace DorisDr.Sandbox.ObjectStore.Storage;

/// <summary>The rows of the objects.</summary>
internal sealed class ObjectTable(IndexDatabase database)
{
    private const string Select = "SELECT key, blob, size, etag, modified, headers, parts FROM objects WHERE bucket=$0 AND ";

    public StoredObject? Find(string bucket, string key) =>
        database.Query(Select + "key=$1", Read, bucket, Columns.Key(key)).FirstOrDefault();

    /// <summary>The objects from a key on, in the order of their UTF-8 bytes, read as they are asked for.</summary>
    public IEnumerable<StoredObject> From(string bucket, byte[] key, bool inclusive) =>
        database.Query(inclusive ? Select + "key>=$1 ORDER BY key" : Select + "key>$1 ORDER BY key", Read, bucket, key);

    public bool Any(string bucket) => database.Query("SELECT 1 FROM objects WHERE bucket=$0 LIMIT 1", _ => true, bucket).Any();

    public void Set(string bucket, StoredObject item) =>
        database.Execute("INSERT OR REPLACE INTO objects VALUES ($0, $1, $2, $3, $4, $5, $6, $7)",
            bucket, Columns.Key(item.Key), item.Blob, item.Size, item.ETag, Columns.Time(item.Modified),
            Columns.Headers(item.Headers), Columns.Sizes(item.PartSizes));

    public void Remove(string bucket, string key) =>
        database.Execute("DELETE FROM objects WHERE bucket=$0 AND key=$1", bucket, Columns.Key(key));

    public IEnumerable<string> Blobs() => database.Query("SELECT blob FROM objects", row => row.GetString(0));

    private static StoredObject Read(SqliteDataReader row) => new(
        row.ReadKey(0), row.GetString(1), row.GetInt64(2), row.GetString(3), row.ReadTime(4), row.ReadHeaders(5), row.ReadSizes(6));
}
