using System.Globalization;

namespace DorisDr.Sandbox.Cluster.Binlogs;

/// <summary>The four binlog settings, as properties of tables and databases (BinlogConfig.java).</summary>
internal sealed record BinlogProperties(bool IsEnabled, long TtlSeconds, long MaxBytes, long MaxHistoryNums)
{
    public const string Prefix = "binlog.";
    public const string Enable = "binlog.enable";
    public const string Ttl = "binlog.ttl_seconds";
    public const string Bytes = "binlog.max_bytes";
    public const string History = "binlog.max_history_nums";

    private static readonly string[] Keys = [Enable, Ttl, Bytes, History];

    public static BinlogProperties Default { get; } = new(false, 86_400, long.MaxValue, long.MaxValue);

    public static bool IsKnown(string key) => Keys.Contains(key, StringComparer.Ordinal);

    /// <summary>What properties say, over what was before. A bad number is told in Java's words.</summary>
    public static BinlogProperties Read(IReadOnlyDictionary<string, string> properties, BinlogProperties before) => new(
        properties.TryGetValue(Enable, out var enable) ? enable.Equals("true", StringComparison.OrdinalIgnoreCase) : before.IsEnabled,
        Number(properties, Ttl, before.TtlSeconds),
        Number(properties, Bytes, before.MaxBytes),
        Number(properties, History, before.MaxHistoryNums));

    public IEnumerable<KeyValuePair<string, string>> Print() =>
    [
        new(Enable, IsEnabled ? "true" : "false"),
        new(Ttl, Text(TtlSeconds)),
        new(Bytes, Text(MaxBytes)),
        new(History, Text(MaxHistoryNums)),
    ];

    private static long Number(IReadOnlyDictionary<string, string> properties, string key, long before) =>
        !properties.TryGetValue(key, out var text) ? before
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw DorisError.Detail($"For input string: \"{text}\"");

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
