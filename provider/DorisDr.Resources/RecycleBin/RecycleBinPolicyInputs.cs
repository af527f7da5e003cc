using System.Collections.Immutable;
using DorisDr.ResourceModel.Records;

namespace DorisDr.Resources.RecycleBin;

/// <summary>
/// How long a cluster keeps what was dropped: the time in which DROP DATABASE, TABLE and PARTITION can be taken back. One per cluster.
///
/// The values are set on every FE and BE, and kept in their configuration folders, so that neither a restart nor a new master brings the old ones
/// back. A node that runs with another value is drift, with its name. Lowering `retention` or `maxSameName` makes Doris erase within half a minute
/// what is too old or too many then: that is refused, with the list of what would go, unless `allowErase` is set. Needs the global privilege ADMIN
/// and the HTTP ports of the nodes (`http` in the provider configuration).
/// </summary>
/// <example>
/// <code>
/// resources:
///   bin:
///     type: dorisdr:RecycleBinPolicy
///     properties:
///       retention: 72h
///       maxSameName: 5
/// </code>
/// </example>
[PropertyRecord]
[ImportedBy("default", "the name of the cluster in the provider configuration")]
public sealed partial record RecycleBinPolicyInputs
{
    /// <summary>Name of the cluster in the provider configuration; the default one when absent.</summary>
    [ForcesReplacement]
    [Default("default")]
    public string? Cluster { get; init; }

    /// <summary>How long dropped databases, tables and partitions can be recovered (`catalog_trash_expire_second`), in whole seconds; 1 day in Doris
    /// unless set. What is younger than 10 minutes stays in any case, unless `ignoreMinEraseLatency` is true. Not managed when absent.</summary>
    public TimeSpan? Retention { get; init; }

    /// <summary>How many dropped things of the same name are kept (`max_same_name_catalog_trash_num`); 3 in Doris unless set, -1 for no limit.
    /// Not managed when absent.</summary>
    public long? MaxSameName { get; init; }

    /// <summary>How long BEs keep the files of erased tablets (`trash_file_expire_time_sec` on every BE), in whole seconds; 0 in Doris since July 2024
    /// unless set. Not managed when absent. There is none in cloud mode.</summary>
    public TimeSpan? BackendTrashRetention { get; init; }

    /// <summary>Keep the values over restarts, in `fe_custom.conf` and `be_custom.conf` of every node; other lines of these files stay. With false the
    /// values of FEs are set by SQL, and only the running master counts. A node that cannot keep its values is reported as not durable.</summary>
    [WriteOnly]
    [Default(true)]
    public bool Durable { get; init; } = true;

    /// <summary>Lower values even where that erases what could still be recovered.</summary>
    [NotCompared]
    [Default(false)]
    public bool AllowErase { get; init; }

    /// <summary>What becomes of the values when the policy is deleted.</summary>
    [NotCompared]
    [Default("keep")]
    public RecycleBinOnDelete OnDelete { get; init; }
}

/// <summary>What becomes of the values when the policy is deleted.</summary>
public enum RecycleBinOnDelete
{
    /// <summary>They stay.</summary>
    Keep,

    /// <summary>Those that were found when the policy was created are set again. Where that would erase something it is refused as every lowering is.</summary>
    Restore,
}

/// <summary>What a recycle bin policy has beyond its inputs.</summary>
[PropertyRecord]
public sealed partial record RecycleBinPolicyState
{
    /// <summary>ClusterId of the cluster. Another cluster behind the endpoint is an error.</summary>
    public required string ClusterId { get; init; }

    /// <summary>Whether Doris may erase what is younger than 10 minutes (`catalog_trash_ignore_min_erase_latency`). It cannot be set on a running FE.</summary>
    public required bool IgnoreMinEraseLatency { get; init; }

    /// <summary>What was set before the policy was created.</summary>
    public required FoundSettings Found { get; init; }

    /// <summary>Which node has another value than the declared one; empty unless something changed it.</summary>
    public ImmutableArray<string> Deviations { get; init; } = [];
}

/// <summary>Values as they were found; absent where a value was not managed.</summary>
[PropertyRecord]
public sealed partial record FoundSettings
{
    /// <summary>`catalog_trash_expire_second` of the master.</summary>
    public long? RetentionSeconds { get; init; }

    /// <summary>`max_same_name_catalog_trash_num` of the master.</summary>
    public long? MaxSameName { get; init; }

    /// <summary>`trash_file_expire_time_sec` of the first BE.</summary>
    public long? BackendTrashRetentionSeconds { get; init; }
}
