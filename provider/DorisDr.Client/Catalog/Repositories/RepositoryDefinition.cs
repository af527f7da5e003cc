using DorisDr.Client.Sql;

namespace DorisDr.Client.Catalog.Repositories;

/// <summary>What CREATE REPOSITORY needs.</summary>
public sealed record RepositoryDefinition
{
    /// <summary>Name of the repository.</summary>
    public required string Name { get; init; }

    /// <summary>Where it keeps its objects.</summary>
    public required string Location { get; init; }

    /// <summary>Whether backups to it are to be refused.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Kind of storage.</summary>
    public RepositoryBackend Backend { get; init; }

    /// <summary>Settings and keys of the storage; at least one.</summary>
    public required SqlProperties Properties { get; init; }
}
