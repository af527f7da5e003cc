using System.Collections.Immutable;
using System.Globalization;
using DorisDr.Client.Catalog.RecycleBin;
using DorisDr.ResourceModel.Contract;
using DorisDr.ResourceModel.Records;
using DorisDr.Resources.Clusters;

namespace DorisDr.Resources.RecycleBin;

/// <summary>Lists what is in the recycle bin of a cluster right now, and when each entry is erased. Needs the global privilege ADMIN.</summary>
/// <example>
/// <code>
/// variables:
///   bin:
///     fn::invoke:
///       function: dorisdr:getRecycleBin
///       arguments: {}
/// outputs:
///   entries: ${bin.entries}
/// </code>
/// </example>
[PropertyRecord]
public sealed partial record GetRecycleBinArguments
{
    /// <summary>Name of the cluster in the provider configuration; the default one when absent.</summary>
    public string? Cluster { get; init; }
}

/// <summary>The recycle bin.</summary>
[PropertyRecord]
public sealed partial record GetRecycleBinResult
{
    /// <summary>Time on the FE, in the time zone of the session, as all times here: `yyyy-MM-dd HH:mm:ss`.</summary>
    public required string Now { get; init; }

    /// <summary>Seconds after which entries are erased.</summary>
    public required long RetentionSeconds { get; init; }

    /// <summary>How many entries of the same name are kept; negative for no limit.</summary>
    public required long MaxSameName { get; init; }

    /// <summary>Databases, then tables, then partitions.</summary>
    public required ImmutableArray<RecycledObject> Entries { get; init; }
}

/// <summary>One entry of the recycle bin.</summary>
[PropertyRecord]
public sealed partial record RecycledObject
{
    /// <summary>`Database`, `Table` (views too) or `Partition`.</summary>
    public required string Type { get; init; }

    /// <summary>Name when it was dropped.</summary>
    public required string Name { get; init; }

    /// <summary>Id of the database that it is, or was in.</summary>
    public required string DatabaseId { get; init; }

    /// <summary>Id of the table that it is, or was in.</summary>
    public string? TableId { get; init; }

    /// <summary>Id of the partition.</summary>
    public string? PartitionId { get; init; }

    /// <summary>When it was dropped; absent for what was dropped by force, which is erased at once.</summary>
    public string? DropTime { get; init; }

    /// <summary>When its age lets it be erased; it may go earlier as one too many of its name. Absent for what was dropped by force.</summary>
    public string? ExpireTime { get; init; }

    /// <summary>Size as Doris prints it; absent up to 2.0.</summary>
    public string? DataSize { get; init; }

    /// <summary>Size in remote storage as Doris prints it; absent up to 2.0.</summary>
    public string? RemoteDataSize { get; init; }
}

/// <summary>Answers <c>getRecycleBin</c>.</summary>
internal sealed class GetRecycleBin(ClusterDirectory clusters) : IFunction<GetRecycleBinArguments, GetRecycleBinResult>
{
    private const long DefaultRetention = 86400;
    private const long DefaultMaxSameName = 3;

    // What is younger stays (CatalogRecycleBin.java).
    private const long ShortestStay = 600;

    public async Task<GetRecycleBinResult> InvokeAsync(GetRecycleBinArguments arguments, CancellationToken cancellationToken)
    {
        var cluster = clusters.Find(arguments.Cluster);
        var master = await cluster.AskAsync(cluster.Settings.ReadMasterAsync, cancellationToken);
        var bin = await cluster.AskAsync(cluster.RecycleBin.ListAsync, cancellationToken);
        var reading = new TrashReading([master], []);
        var retention = reading.Found.Retention ?? DefaultRetention;
        var stay = reading.IgnoresMinEraseLatency ? retention : Math.Max(retention, ShortestStay);
        return new GetRecycleBinResult
        {
            Now = Text(bin.Now),
            RetentionSeconds = retention,
            MaxSameName = reading.Found.MaxSameName ?? DefaultMaxSameName,
            Entries = [.. bin.Entries.Select(entry => Recycled(entry, stay))],
        };
    }

    private static RecycledObject Recycled(RecycleBinEntry entry, long stay) => new()
    {
        Type = entry.Type,
        Name = entry.Name,
        DatabaseId = entry.DatabaseId,
        TableId = entry.TableId,
        PartitionId = entry.PartitionId,
        DropTime = entry.Dropped is { } dropped ? Text(dropped) : null,
        ExpireTime = entry.Dropped is { } from && stay < (DateTime.MaxValue - from).TotalSeconds ? Text(from.AddSeconds(stay)) : null,
        DataSize = entry.DataSize,
        RemoteDataSize = entry.RemoteDataSize,
    };

    private static string Text(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
