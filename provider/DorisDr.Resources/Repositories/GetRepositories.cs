using System.Collections.Immutable;
using DorisDr.Client.Catalog.Repositories;
using DorisDr.ResourceModel.Contract;
using DorisDr.ResourceModel.Records;
using DorisDr.Resources.Clusters;

namespace DorisDr.Resources.Repositories;

/// <summary>Lists the repositories of a cluster as they are right now, with what changes by itself and is no output of a resource.</summary>
/// <example>
/// <code>
/// variables:
///   found:
///     fn::invoke:
///       function: dorisdr:getRepositories
///       arguments: {}
/// outputs:
///   repositories: ${found.repositories}
/// </code>
/// </example>
[PropertyRecord]
public sealed partial record GetRepositoriesArguments
{
    /// <summary>Name of the cluster in the provider configuration; the default one when absent.</summary>
    public string? Cluster { get; init; }
}

/// <summary>The repositories.</summary>
[PropertyRecord]
public sealed partial record GetRepositoriesResult
{
    /// <summary>All repositories, by name.</summary>
    public required ImmutableArray<ListedRepository> Repositories { get; init; }
}

/// <summary>One repository.</summary>
[PropertyRecord]
public sealed partial record ListedRepository
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Id in Doris; a repository that is made again gets another one.</summary>
    public required string Id { get; init; }

    /// <summary>Where it keeps its snapshots.</summary>
    public required string Location { get; init; }

    /// <summary>`S3`, `AZURE`, `HDFS` or `BROKER`; absent where the version does not tell.</summary>
    public string? Type { get; init; }

    /// <summary>Whether backups to it are refused.</summary>
    public required bool ReadOnly { get; init; }

    /// <summary>Time of creation or of the last change, in the time zone of the session.</summary>
    public string? CreateTime { get; init; }

    /// <summary>What the last check of the master found, which comes every 10 minutes; absent while healthy, and always on a follower.</summary>
    public string? Error { get; init; }
}

/// <summary>Answers <c>getRepositories</c>.</summary>
internal sealed class GetRepositories(ClusterDirectory clusters) : IFunction<GetRepositoriesArguments, GetRepositoriesResult>
{
    public async Task<GetRepositoriesResult> InvokeAsync(GetRepositoriesArguments arguments, CancellationToken cancellationToken)
    {
        var cluster = clusters.Find(arguments.Cluster);
        var rows = await cluster.AskAsync(cluster.Repositories.ListAsync, cancellationToken);
        return new GetRepositoriesResult { Repositories = [.. rows.OrderBy(row => row.Name, StringComparer.Ordinal).Select(Listed)] };
    }

    private static ListedRepository Listed(Repository row) => new()
    {
        Name = row.Name,
        Id = row.Id,
        Location = row.Location,
        Type = row.Type,
        ReadOnly = row.IsReadOnly,
        CreateTime = row.CreateTime,
        Error = row.Error,
    };
}
