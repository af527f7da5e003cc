using System.Globalization;
using DorisDr.Sandbox.Cluster.Repositories;
using DorisDr.Sandbox.Cluster.Storage;
using DorisDr.Sandbox.Statements;
using DorisDr.Sandbox.Wire;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>CREATE, ALTER, DROP, SHOW of repositories and SHOW SNAPSHOT.</summary>
internal sealed class RepositoryFamily(FrontendContext context)
{
    private readonly NameRule _name = new(context.Personality.RepositoryNameRule);
    private readonly NameRule _nameOfAlter = new(context.Personality.RepositoryNameRuleOfAlter);

    public void AddTo(StatementRouter router) => router
        .OnAsync<CreateRepository>(CreateAsync)
        .OnAsync<AlterRepository>(AlterAsync)
        .On<DropRepository>(Drop)
        .On<ShowRepositories>(Show)
        .On<ShowCreateRepository>(ShowCreate)
        .OnAsync<ShowSnapshot>(SnapshotsAsync);

    /// <summary>The checks stand in the order in which Doris makes them; nothing stays registered before the last one.</summary>
    private async Task<StatementResult> CreateAsync(Session session, CreateRepository statement, CancellationToken ct)
    {
        if (!context.Personality.IsUniform)
        {
            // The older generation judges by the keyword, before it looks at properties.
            statement = statement.Storage is StorageKeyword.Local ? throw DorisError.Detail("Local file system is not support now.") : LegacyRepositories.Prepare(statement);
        }

        var isBroker = statement.Storage == StorageKeyword.Broker;
        var settings = isBroker ? null : StorageSettings.Read(statement.Properties);
        if (statement.Storage == StorageKeyword.Local || settings is { Kind: StorageKind.Local })
        {
            throw DorisError.Detail("Local file system is not support now.");
        }

        if (statement.Location.Length == 0)
        {
            throw DorisError.Detail("You must specify a location on the repository");
        }

        session.DemandAdmin("ADMIN");
        DemandName(_name, statement.Name);
        if (settings is null)
        {
            throw DorisError.Detail($"broker does not exist: {statement.Broker}");
        }

        var repository = new Repository(context.Ids.Next(), statement.Name, statement.IsReadOnly, statement.Location, null, settings.Type, statement.Properties,
            context.Clock.GetUtcNow());
        var taken = DorisError.Detail($"Failed to create repository: repository with same name already exist: {statement.Name}");
        if (context.Repositories.Find(statement.Name) is not null)
        {
            throw taken;
        }

        using (var storage = Open(settings))
        {
            repository = await RepositoryAccess.AttachAsync(repository, storage, ct);
        }

        if (!context.Repositories.TryAdd(repository))
        {
            throw taken;
        }

        // By now it is registered and stays so, whatever the ping says.
        return await RepositoryAccess.PingAsync(repository, settings, ct) is null
            ? StatementResult.Ok
            : throw DorisError.Detail("Failed to create repository: failed to connect to the repo");
    }

    private async Task<StatementResult> AlterAsync(Session session, AlterRepository statement, CancellationToken ct)
    {
        session.DemandAdmin("ADMIN");
        DemandName(_nameOfAlter, statement.Name);
        var repository = context.Repositories.Find(statement.Name) ?? throw DorisError.Detail("Repository does not exist");
        if (repository.Type is not ("S3" or "AZURE"))
        {
            throw DorisError.Detail("Failed to alter repository: Only support alter s3 repository");
        }

        var merged = context.Personality.IsUniform ? Merge(repository, statement) : LegacyRepositories.Alter(repository.Properties, statement.Properties);

        var changed = repository with { Properties = merged, CreateTime = context.Clock.GetUtcNow(), ErrorMessage = null };
        if (await RepositoryAccess.PingAsync(changed, StorageSettings.Read(merged), ct) is not null)
        {
            throw DorisError.Detail(context.Personality.IsUniform ? "Repository ping failed with new properties" : "Repo can not ping with new s3 properties");
        }

        context.Repositories.Replace(changed);
        return StatementResult.Ok;
    }

    private static Dictionary<string, string> Merge(Repository repository, AlterRepository statement)
    {
        var merged = new Dictionary<string, string>(repository.Properties, StringComparer.Ordinal);
        foreach (var (key, value) in statement.Properties)
        {
            merged[key] = value;
        }

        return merged;
    }

    private StatementResult Drop(Session session, DropRepository statement)
    {
        session.DemandAdmin("ADMIN");
        return context.Repositories.Remove(statement.Name) ? StatementResult.Ok : throw DorisError.Detail("Repository does not exist");
    }

    private RowsResult Show(Session session, ShowRepositories statement)
    {
        session.DemandAdmin("Admin_priv");
        var columns = ResultColumn.Varchars("RepoId", "RepoName", "CreateTime", "IsReadOnly", "Location", "Broker", "Type", "ErrMsg");
        var rows = JavaHashOrder.OfGrown(context.Repositories.All, r => r.Id).Select(r => (string?[])
        [
            r.Id.ToString(CultureInfo.InvariantCulture), r.Name, DorisTime.Print(r.CreateTime), r.IsReadOnly ? "true" : "false", r.Location, r.Broker ?? "-", r.Type, r.ErrorMessage,
        ]);
        return new RowsResult(columns, [.. rows]);
    }

    private RowsResult ShowCreate(Session session, ShowCreateRepository statement)
    {
        session.DemandAdmin("Admin_priv");
        var repository = context.Repositories.Find(statement.Name) ?? throw DorisError.Detail("repository not exist.");
        if (repository.Type == "AZURE")
        {
            throw DorisError.Detail("MicroSoft Azure Blob backend is not implemented");
        }

        return new RowsResult(ResultColumn.Varchars("RepoName", "CreateStmt"), [[repository.Name, RepositoryText.Of(repository, masksAccessKeys: context.Personality.IsUniform)]]);
    }

    private async Task<StatementResult> SnapshotsAsync(Session session, ShowSnapshot statement, CancellationToken ct)
    {
        session.DemandAdmin("Admin_priv");
        var filter = SnapshotFilter.Read(statement.Where);
        var repository = context.Repositories.Find(statement.Repository) ?? throw DorisError.Detail($"Repository {statement.Repository} does not exist");
        try
        {
            using var storage = Open(StorageSettings.Read(repository.Properties));
            return await new SnapshotListing(repository, storage).RunAsync(filter, ct);
        }
        catch (StorageException problem)
        {
            throw DorisError.Detail($"Failed to list snapshot in repo: {repository.Name}, err: {problem.Described}");
        }
    }

    private static S3Storage Open(StorageSettings settings)
    {
        try
        {
            return new S3Storage(settings);
        }
        catch (StorageException problem)
        {
            throw DorisError.Detail("Failed to create repository: " + problem.Described);
        }
    }

    private static void DemandName(NameRule rule, string name)
    {
        if (!rule.Allows(name))
        {
            throw DorisError.Detail($"Incorrect repository name '{name}', required format is '{rule.Printed}'");
        }
    }
}
