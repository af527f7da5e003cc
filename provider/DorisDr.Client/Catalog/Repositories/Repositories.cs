using DorisDr.Client.Cluster;
using DorisDr.Client.Reading;
using DorisDr.Client.Sessions;
using DorisDr.Client.Sql;

namespace DorisDr.Client.Catalog.Repositories;

/// <summary>Repositories of one cluster.</summary>
internal sealed class Repositories : IRepositoryQueries, IRepositoryCommands
{
    private readonly StatementRunner _runner;
    private readonly MasterProof _proof;
    private readonly CoalescedRead<IReadOnlyList<Repository>> _list;

    internal Repositories(StatementRunner runner, MasterProof proof, TimeProvider time)
    {
        _runner = runner;
        _proof = proof;
        _list = new(token => ReadCurrentAsync(ReadAllAsync, token), time);
    }

    public Task<IReadOnlyList<Repository>> ListAsync(CancellationToken cancellation) => _list.GetAsync(cancellation);

    public async Task<StoredRepository?> FindAsync(string name, CancellationToken cancellation)
    {
        var row = await FindRowAsync(name, cancellation);
        if (row is null)
        {
            return null;
        }

        try
        {
            var properties = await ReadCurrentAsync((session, token) => ReadPropertiesAsync(session, name, token), cancellation);
            return new StoredRepository(row, properties);
        }
        catch (DorisException error) when (error.Kind is DorisErrorKind.NotSupported)
        {
            return new StoredRepository(row, Properties: null);
        }
        catch (DorisException error) when (error.Kind is DorisErrorKind.RepositoryMissing)
        {
            // Dropped between the two answers, or the shared list is older than the drop: the list decides, asked anew.
            Drop();
            if (await FindRowAsync(name, cancellation) is not null)
            {
                throw;
            }

            return null;
        }
    }

    public Task CreateAsync(RepositoryDefinition wanted, CancellationToken cancellation) =>
        WriteAsync(RepositoryStatements.Create(wanted), cancellation);

    public Task AlterAsync(string name, SqlProperties properties, CancellationToken cancellation) =>
        WriteAsync(RepositoryStatements.Alter(name, properties), cancellation);

    public Task DropAsync(string name, CancellationToken cancellation) =>
        WriteAsync(RepositoryStatements.Drop(name), cancellation);

    internal void Drop() => _list.Drop();

    private static async Task<IReadOnlyList<Repository>> ReadAllAsync(DorisSession session, CancellationToken cancellation) =>
        (await session.QueryAsync(RepositoryStatements.ShowAll, cancellation)).Read(Repository.Read);

    private static async Task<IReadOnlyList<StoredProperty>> ReadPropertiesAsync(DorisSession session, string name, CancellationToken cancellation)
    {
        var rows = await session.QueryAsync(RepositoryStatements.ShowCreate(name), cancellation);
        var statements = rows.Read(static row => row.Required("CreateStmt"));
        return statements.Count == 1
            ? CreateStatementReader.Read(statements[0])
            : throw new DorisException(DorisErrorKind.UnreadableReply, $"SHOW CREATE REPOSITORY answered with {statements.Count} rows.");
    }

    private async Task<Repository?> FindRowAsync(string name, CancellationToken cancellation) =>
        (await ListAsync(cancellation)).FirstOrDefault(row => string.Equals(row.Name, name, StringComparison.Ordinal));

    private Task<T> ReadCurrentAsync<T>(Func<DorisSession, CancellationToken, Task<T>> read, CancellationToken cancellation) =>
        _runner.ReadAsync((session, token) => _proof.ReadCurrentAsync(session, read, token), cancellation);

    // Dropped before, so that nobody joins a list that is being read now, and after, since a list read meanwhile may miss the change.
    private async Task WriteAsync(SqlStatement statement, CancellationToken cancellation)
    {
        Drop();
        try
        {
            await _runner.ExecuteAsync(statement, cancellation);
        }
        finally
        {
            Drop();
        }
    }
}
