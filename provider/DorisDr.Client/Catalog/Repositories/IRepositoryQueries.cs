namespace DorisDr.Client.Catalog.Repositories;

/// <summary>What can be asked about repositories. Every answer is what the master knows.</summary>
public interface IRepositoryQueries
{
    /// <summary>All repositories; shared by all who ask within 5 s and no write between.</summary>
    Task<IReadOnlyList<Repository>> ListAsync(CancellationToken cancellation);

    /// <summary>One repository with its properties, or null, which is proof that there is none of this name.</summary>
    Task<StoredRepository?> FindAsync(string name, CancellationToken cancellation);
}
