using DorisDr.Sandbox.Cluster.Persistence;

namespace DorisDr.Sandbox.Cluster.Repositories;

/// <summary>A registered repository.</summary>
internal sealed record Repository(long Id, string Name, bool IsReadOnly, string Location, string? Broker, string Type, IReadOnlyDictionary<string, string> Properties,
    DateTimeOffset CreateTime)
{
    /// <summary>What the last ping of the master found; it is neither replicated nor kept.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>The folder of the repository in the store, as texts print it: a slash at the end of the location stays.</summary>
    public string Folder => $"{Location}/__palo_repository_{Name}";

    public string InfoPath => Folder + "/__repo_info";

    public override string ToString() => $"{Name} on {Location}";
}

/// <summary>All repositories of a cluster, by name; names are case-sensitive.</summary>
internal sealed class RepositoryRegistry
{
    private const string Kind = "repository";
    private readonly ClusterStore _store;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Repository> _repositories = new(StringComparer.Ordinal);

    public RepositoryRegistry(ClusterStore store)
    {
        _store = store;
        foreach (var repository in store.Load<Repository>(Kind))
        {
            _repositories[repository.Name] = repository;
        }
    }

    public IReadOnlyList<Repository> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _repositories.Values.OrderBy(r => r.Id)];
            }
        }
    }

    public Repository? Find(string name)
    {
        lock (_gate)
        {
            return _repositories.GetValueOrDefault(name);
        }
    }

    /// <summary>Registers a repository; false if one of this name is there by now.</summary>
    public bool TryAdd(Repository repository)
    {
        lock (_gate)
        {
            if (!_repositories.TryAdd(repository.Name, repository))
            {
                return false;
            }

            _store.Save(Kind, repository.Name, repository);
            return true;
        }
    }

    /// <summary>Puts a changed repository in the place of the old one, if that is still there.</summary>
    public void Replace(Repository repository)
    {
        lock (_gate)
        {
            if (_repositories.TryGetValue(repository.Name, out var old) && old.Id == repository.Id)
            {
                _repositories[repository.Name] = repository;
                _store.Save(Kind, repository.Name, repository with { ErrorMessage = null });
            }
        }
    }

    /// <summary>Notes what a ping found, unless the repository has changed meanwhile.</summary>
    public void Note(Repository repository, string? problem)
    {
        lock (_gate)
        {
            if (_repositories.TryGetValue(repository.Name, out var current) && current == repository)
            {
                _repositories[repository.Name] = repository with { ErrorMessage = problem };
            }
        }
    }

    public bool Remove(string name)
    {
        lock (_gate)
        {
            _store.Remove(Kind, name);
            return _repositories.Remove(name);
        }
    }
}
