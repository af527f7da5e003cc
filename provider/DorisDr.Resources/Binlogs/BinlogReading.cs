using DorisDr.Client.Catalog.Binlogs;
using DorisDr.Resources.Clusters;

namespace DorisDr.Resources.Binlogs;

/// <summary>What is there of what a policy covers.</summary>
/// <param name="Pattern">The tables that it covers.</param>
/// <param name="Database">What is set for the database.</param>
/// <param name="Tables">The covered tables.</param>
internal sealed record BinlogReading(TablePattern Pattern, BinlogProperties Database, IReadOnlyList<TableBinlog> Tables)
{
    /// <summary>Reads it; null on proof that the database does not exist.</summary>
    internal static async Task<BinlogReading?> ReadAsync(
        ClusterAccess cluster, string database, TablePattern pattern, CancellationToken cancellationToken) =>
        await cluster.AskAsync(token => cluster.Binlogs.FindDatabaseAsync(database, token), cancellationToken) is { } found
            ? new BinlogReading(
                pattern,
                found,
                await cluster.AskAsync(token => cluster.Binlogs.ListTablesAsync(database, pattern.Takes, token), cancellationToken))
            : null;

    /// <summary>Names that have no table.</summary>
    internal IReadOnlyList<string> Missing => [.. Pattern.Names.Except(Tables.Select(table => table.Name), StringComparer.Ordinal)];

    /// <summary>Where an FE has the feature off it shows no binlog property of any table; else it shows all four (Env.getDdlStmt).</summary>
    internal bool IsFeatureOff => Tables.Any(table => table.Binlog is null);

    /// <summary>What is to be set on a table; nothing where it is as wanted.</summary>
    internal static BinlogProperties Change(BinlogProperties? live, BinlogProperties wanted)
    {
        var now = live ?? BinlogProperties.None;
        return new BinlogProperties(
            wanted.Enabled is { } enabled && now.Enabled != enabled ? enabled : null,
            wanted.TtlSeconds is { } ttl && now.TtlSeconds != ttl ? ttl : null,
            wanted.MaxBytes is { } bytes && now.MaxBytes != bytes ? bytes : null,
            wanted.MaxHistoryNums is { } history && now.MaxHistoryNums != history ? history : null);
    }

    /// <summary>What is to be set on the database; what it was never told has Doris's defaults. Nothing where the policy names tables.</summary>
    internal BinlogProperties DatabaseChange(BinlogProperties wanted) =>
        Pattern.IsWholeDatabase ? Change(Database.Or(BinlogProperties.Defaults), wanted) : BinlogProperties.None;

    /// <summary>Everything that differs: the name of a table, null for the database, what it has and what is wanted there.</summary>
    internal IEnumerable<(string? Table, BinlogProperties Live, BinlogProperties Change)> Differences(BinlogProperties wanted)
    {
        foreach (var table in Tables)
        {
            if (Change(table.Binlog, wanted) is var change && change != BinlogProperties.None)
            {
                yield return (table.Name, table.Binlog ?? BinlogProperties.None, change);
            }
        }

        if (DatabaseChange(wanted) is var database && database != BinlogProperties.None)
        {
            yield return (null, Database.Or(BinlogProperties.Defaults), database);
        }
    }

    internal static string Describe(string? table, BinlogProperties live, BinlogProperties change)
    {
        var texts = new List<string>();
        Add("binlog.enable", live.Enabled is { } enabled ? (enabled ? "true" : "false") : "not written, since the feature is off", change.Enabled switch
        {
            true => "true",
            false => "false",
            null => null,
        });
        Add("binlog.ttl_seconds", $"{live.TtlSeconds}", Text(change.TtlSeconds));
        Add("binlog.max_bytes", $"{live.MaxBytes}", Text(change.MaxBytes));
        Add("binlog.max_history_nums", $"{live.MaxHistoryNums}", Text(change.MaxHistoryNums));
        return $"{(table is null ? "the database" : $"table {table}")}: {string.Join(", ", texts)}";

        void Add(string key, string now, string? wanted)
        {
            if (wanted is not null)
            {
                texts.Add($"{key} is {(now.Length == 0 ? "not known" : now)} instead of {wanted}");
            }
        }

        static string? Text(long? number) => number is { } value ? $"{value}" : null;
    }
}
