using DorisDr.Client.Sessions;

namespace DorisDr.Client.Catalog.Repositories;

/// <summary>One row of SHOW REPOSITORIES (ShowRepositoriesCommand.java).</summary>
public sealed record Repository
{
    /// <summary>Id; another one after every CREATE.</summary>
    public required string Id { get; init; }

    /// <summary>Name, compared with case.</summary>
    public required string Name { get; init; }

    /// <summary>Location as it was declared.</summary>
    public required string Location { get; init; }

    /// <summary>Whether backups to it are refused.</summary>
    public required bool IsReadOnly { get; init; }

    /// <summary>S3, HDFS, AZURE or BROKER; null where this version does not tell.</summary>
    public string? Type { get; init; }

    /// <summary>Name of the broker, null where there is none.</summary>
    public string? Broker { get; init; }

    /// <summary>Time of creation in the session's time zone; ALTER changes it.</summary>
    public string? CreateTime { get; init; }

    /// <summary>Outcome of the master's last check, null while healthy. A follower always says null.</summary>
    public string? Error { get; init; }

    internal static Repository Read(Row row) => new()
    {
        Id = row.Required("RepoId"),
        Name = row.Required("RepoName"),
        Location = row.Required("Location"),
        IsReadOnly = row.RequiredFlag("IsReadOnly"),
        Type = row.Optional("Type"),
        Broker = row.Optional("Broker") is { } broker and not "-" ? broker : null,
        CreateTime = row.Optional("CreateTime"),
        Error = row.Optional("ErrMsg"),
    };
}
