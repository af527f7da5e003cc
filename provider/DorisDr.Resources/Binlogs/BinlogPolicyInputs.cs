using System.Collections.Immutable;
using DorisDr.ResourceModel.Records;

namespace DorisDr.Resources.Binlogs;

/// <summary>
/// Binlogs of a database: the changes that replication to another cluster needs. One per database.
///
/// Without `tables` the database and all its tables of Doris's own engine are covered, and tables made later as well. Views, materialized views and
/// external tables have no binlog. A table without the declared values is drift, one made later and not covered too. Refused while
/// `enable_feature_binlog` is off on any FE or BE, since Doris would accept it without effect. Needs ALTER on the tables, and for the database the
/// global privilege ADMIN.
/// </summary>
/// <example>
/// <code>
/// resources:
///   orders:
///     type: dorisdr:BinlogPolicy
///     properties:
///       database: orders
///       ttl: 48h
/// </code>
/// </example>
[PropertyRecord]
[ImportedBy("orders", "the database, or by `cluster/database` for a cluster other than the default one")]
public sealed partial record BinlogPolicyInputs
{
    /// <summary>Name of the cluster in the provider configuration; the default one when absent.</summary>
    [ForcesReplacement]
    [Default("default")]
    public string? Cluster { get; init; }

    /// <summary>The database. It must exist.</summary>
    [ForcesReplacement]
    public required string Database { get; init; }

    /// <summary>Tables to cover, by name or by pattern: `*` stands for any text, `?` for one character. The whole database when absent, all its tables
    /// first and then the database itself.</summary>
    public ImmutableArray<string> Tables { get; init; } = [];

    /// <summary>Whether binlogs are written (`binlog.enable`). With false and no `tables`, the database is disabled first and then its tables.</summary>
    [Default(true)]
    public bool Enabled { get; init; } = true;

    /// <summary>Age at which entries may go (`binlog.ttl_seconds`), in whole seconds; 1 day in Doris unless set. Replication that falls behind further
    /// needs a full new synchronisation. Not managed when absent.</summary>
    public TimeSpan? Ttl { get; init; }

    /// <summary>Size in bytes from which the oldest entries may go (`binlog.max_bytes`); no limit in Doris unless set. Not managed when absent.</summary>
    public long? MaxBytes { get; init; }

    /// <summary>Number of entries from which the oldest may go (`binlog.max_history_nums`); no limit in Doris unless set. Not managed when absent.</summary>
    public long? MaxHistoryNums { get; init; }

    /// <summary>What becomes of the binlogs when the policy is deleted.</summary>
    [NotCompared]
    [Default("keep")]
    public BinlogOnDelete OnDelete { get; init; }
}

/// <summary>What becomes of binlogs when the policy is deleted.</summary>
public enum BinlogOnDelete
{
    /// <summary>They stay as they are.</summary>
    Keep,

    /// <summary>They are disabled. Every replication from here needs a full new synchronisation afterwards.</summary>
    Disable,
}

/// <summary>What a binlog policy has beyond its inputs.</summary>
[PropertyRecord]
public sealed partial record BinlogPolicyState
{
    /// <summary>ClusterId of the cluster. Another cluster behind the endpoint is an error.</summary>
    public required string ClusterId { get; init; }

    /// <summary>Which table, or the database, has another value than the declared one; empty unless something changed it.</summary>
    public ImmutableArray<string> Deviations { get; init; } = [];
}
