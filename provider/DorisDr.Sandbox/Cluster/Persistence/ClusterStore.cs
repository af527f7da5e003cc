using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace DorisDr.Sandbox.Cluster.Persistence;

/// <summary>
/// The disk of a cluster: one SQLite file with documents (databases, tables, repositories, accounts, variables ..) and rows. Every change is
/// written when it is made and noted in the journal, so that killing a frontend loses its memory only and the others see the change.
/// </summary>
internal sealed class ClusterStore : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly ClusterJournal _journal;
    private readonly Lock _gate = new();

    public ClusterStore(string file, ClusterJournal journal)
    {
        _journal = journal;
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        _connection.Open();
        Run("PRAGMA journal_mode = WAL");
        Run("PRAGMA synchronous = NORMAL");
        Run("CREATE TABLE IF NOT EXISTS document (kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID");
        Run("CREATE TABLE IF NOT EXISTS row (owner INTEGER NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (owner, key)) WITHOUT ROWID");
    }

    public IReadOnlyList<T> Load<T>(string kind)
    {
        lock (_gate)
        {
            using var command = Command("SELECT body FROM document WHERE kind = $kind", ("$kind", kind));
            using var reader = command.ExecuteReader();
            var found = new List<T>();
            while (reader.Read())
            {
                found.Add(JsonSerializer.Deserialize<T>(reader.GetString(0)) ?? throw new InvalidDataException($"A document of kind {kind} is empty."));
            }

            return found;
        }
    }

    public void Save<T>(string kind, string id, T document)
    {
        lock (_gate)
        {
            using var command = Command("INSERT OR REPLACE INTO document (kind, id, body) VALUES ($kind, $id, $body)",
                ("$kind", kind), ("$id", id), ("$body", JsonSerializer.Serialize(document)));
            command.ExecuteNonQuery();
            _journal.Append();
        }
    }

    public void Remove(string kind, string id)
    {
        lock (_gate)
        {
            using var command = Command("DELETE FROM document WHERE kind = $kind AND id = $id", ("$kind", kind), ("$id", id));
            command.ExecuteNonQuery();
            _journal.Append();
        }
    }

    /// <summary>All rows of an owner (a partition), by key.</summary>
    public IReadOnlyList<KeyValuePair<string, string?[]>> LoadRows(long owner)
    {
        lock (_gate)
        {
            using var command = Command("SELECT key, body FROM row WHERE owner = $owner ORDER BY key", ("$owner", owner));
            using var reader = command.ExecuteReader();
            var found = new List<KeyValuePair<string, string?[]>>();
            while (reader.Read())
            {
                found.Add(new(reader.GetString(0), JsonSerializer.Deserialize<string?[]>(reader.GetString(1)) ?? []));
            }

            return found;
        }
    }

    /// <summary>Writes rows and removes others in one transaction; a null row is removed.</summary>
    public void WriteRows(IEnumerable<(long Owner, string Key, string?[]? Row)> changes)
    {
        lock (_gate)
        {
            using var transaction = _connection.BeginTransaction();
            foreach (var (owner, key, row) in changes)
            {
                using var command = row is null
                    ? Command("DELETE FROM row WHERE owner = $owner AND key = $key", ("$owner", owner), ("$key", key))
                    : Command("INSERT OR REPLACE INTO row (owner, key, body) VALUES ($owner, $key, $body)",
                        ("$owner", owner), ("$key", key), ("$body", JsonSerializer.Serialize(row)));
                command.Transaction = transaction;
                command.ExecuteNonQuery();
            }

            transaction.Commit();
            _journal.Append();
        }
    }

    public void DropRows(long owner)
    {
        lock (_gate)
        {
            using var command = Command("DELETE FROM row WHERE owner = $owner", ("$owner", owner));
            command.ExecuteNonQuery();
            _journal.Append();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _connection.Dispose();
        }
    }

    private void Run(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }

#pragma warning disable CA2100 // All texts are constants of this class.
    private SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
#pragma warning restore CA2100
}
