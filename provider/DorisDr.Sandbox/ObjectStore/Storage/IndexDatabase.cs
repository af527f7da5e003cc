using Microsoft.Data.Sqlite;

namespace DorisDr.Sandbox.ObjectStore.Storage;

/// <summary>
/// The SQLite file that says which objects there are. Keys are blobs, so that SQLite's order is that of the UTF-8 bytes, as S3 wants it.
/// Not safe for concurrent use: the storage calls it under its gate.
/// </summary>
internal sealed class IndexDatabase : IDisposable
{
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS buckets (name TEXT PRIMARY KEY, created INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS objects (
          bucket TEXT NOT NULL, key BLOB NOT NULL, blob TEXT NOT NULL, size INTEGER NOT NULL, etag TEXT NOT NULL,
          modified INTEGER NOT NULL, headers TEXT NOT NULL, parts TEXT NOT NULL, PRIMARY KEY (bucket, key)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS uploads (
          id TEXT PRIMARY KEY, bucket TEXT NOT NULL, key BLOB NOT NULL, initiated INTEGER NOT NULL, headers TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS parts (
          upload TEXT NOT NULL, number INTEGER NOT NULL, blob TEXT NOT NULL, size INTEGER NOT NULL, etag TEXT NOT NULL,
          modified INTEGER NOT NULL, PRIMARY KEY (upload, number)) WITHOUT ROWID;
        """;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    public IndexDatabase(string path)
    {
        // Without pooling: a closed database must really let go of its file and its lock.
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 5 }.ToString());
        try
        {
            _connection.Open();
            Execute("PRAGMA locking_mode=EXCLUSIVE");
            Execute("PRAGMA journal_mode=WAL");
            Execute("PRAGMA synchronous=NORMAL");
            Execute(Schema);
            Generation = Query("PRAGMA user_version", row => row.GetInt64(0)).Single() + 1;
            Execute($"PRAGMA user_version={Generation}");
        }
        catch (SqliteException problem)
        {
            Dispose();
            throw new IOException($"The object store cannot open {path}: another one uses it, or it is no index.", problem);
        }
    }

    /// <summary>How often this database was opened. Names made of it never meet names of an earlier life.</summary>
    public long Generation { get; }

    public int Execute(string sql, params ReadOnlySpan<object> values) => Command(sql, values).ExecuteNonQuery();

    /// <summary>Reads rows one by one; parameters are $0, $1, .. in order.</summary>
    public IEnumerable<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object> values) =>
        Rows(Command(sql, values), read);

    /// <summary>Does all of it or nothing.</summary>
    public void Transact(Action work)
    {
        Execute("BEGIN IMMEDIATE");
        try
        {
            work();
            Execute("COMMIT");
        }
        catch
        {
            Execute("ROLLBACK");
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private static IEnumerable<T> Rows<T>(SqliteCommand command, Func<SqliteDataReader, T> read)
    {
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return read(reader);
        }
    }

    private SqliteCommand Command(string sql, ReadOnlySpan<object> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
#pragma warning disable CA2100 // Every text is a constant of this folder, or the generation above; values travel as parameters.
            command.CommandText = sql;
#pragma warning restore CA2100
            for (var at = 0; at < values.Length; at++)
            {
                command.Parameters.AddWithValue("$" + at, values[at]);
            }

            _commands.Add(sql, command);
        }

        for (var at = 0; at < values.Length; at++)
        {
            command.Parameters[at].Value = values[at];
        }

        return command;
    }
}
