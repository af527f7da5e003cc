using System.Globalization;
using DorisDr.Client.Sql;

namespace DorisDr.Client.Catalog.Binlogs;

/// <summary>Binlog properties of a table or a database (BinlogConfig.java). What is null is not set, or not to be changed.</summary>
/// <param name="Enabled">Whether a binlog is written.</param>
/// <param name="TtlSeconds">Age at which entries may go.</param>
/// <param name="MaxBytes">Size from which the oldest entries may go.</param>
/// <param name="MaxHistoryNums">Number of entries from which the oldest may go.</param>
public sealed record BinlogProperties(bool? Enabled, long? TtlSeconds, long? MaxBytes, long? MaxHistoryNums)
{
    private const string EnableKey = "binlog.enable";
    private const string TtlKey = "binlog.ttl_seconds";
    private const string BytesKey = "binlog.max_bytes";
    private const string HistoryKey = "binlog.max_history_nums";

    /// <summary>What Doris takes where nothing is set.</summary>
    public static BinlogProperties Defaults { get; } = new(false, 86400, long.MaxValue, long.MaxValue);

    /// <summary>Nothing set.</summary>
    public static BinlogProperties None { get; } = new(null, null, null, null);

    /// <summary>These, and where they say nothing, the others.</summary>
    public BinlogProperties Or(BinlogProperties others) => new(
        Enabled ?? others.Enabled, TtlSeconds ?? others.TtlSeconds, MaxBytes ?? others.MaxBytes, MaxHistoryNums ?? others.MaxHistoryNums);

    internal static BinlogProperties Read(IReadOnlyDictionary<string, string> properties) => new(
        properties.TryGetValue(EnableKey, out var enabled) ? string.Equals(enabled, "true", StringComparison.OrdinalIgnoreCase) : null,
        Number(properties, TtlKey),
        Number(properties, BytesKey),
        Number(properties, HistoryKey));

    internal SqlProperties ToSql()
    {
        var properties = new SqlProperties();
        if (Enabled is { } enabled)
        {
            properties.Add(EnableKey, enabled ? "true" : "false");
        }

        foreach (var (key, value) in new[] { (TtlKey, TtlSeconds), (BytesKey, MaxBytes), (HistoryKey, MaxHistoryNums) })
        {
            if (value is { } number)
            {
                properties.Add(key, number.ToString(CultureInfo.InvariantCulture));
            }
        }

        return properties;
    }

    private static long? Number(IReadOnlyDictionary<string, string> properties, string key) =>
        properties.TryGetValue(key, out var text) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
