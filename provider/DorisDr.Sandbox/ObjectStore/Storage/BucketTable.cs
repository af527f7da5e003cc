namespace DorisDr.Sandbox.ObjectStore.Storage;

/// <summary>The rows of the buckets.</summary>
internal sealed class BucketTable(IndexDatabase database)
{
    public bool Exists(string name) => database.Query("SELECT 1 FROM buckets WHERE name=$0", _ => true, name).Any();

    public bool Add(string name, DateTimeOffset created) =>
        database.Execute("INSERT OR IGNORE INTO buckets VALUES ($0, $1)", name, Columns.Time(created)) > 0;

    public void Remove(string name) => database.Execute("DELETE FROM buckets WHERE name=$0", name);

    public IReadOnlyList<StoredBucket> All() =>
        [.. database.Query("SELECT name, created FROM buckets ORDER BY name", row => new StoredBucket(row.GetString(0), row.ReadTime(1)))];
}
