using System.Globalization;
using DorisDr.Sandbox.Cluster.Catalog;
using DorisDr.Sandbox.Statements;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>Partitions that come and go with time (DynamicPartitionScheduler.java): from now to <c>end</c> ahead, and away when <c>start</c> behind.</summary>
internal static class DynamicPartitions
{
    public const string Prefix = "dynamic_partition.";

    /// <summary>How often the scheduler looks (dynamic_partition_check_interval_seconds).</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(600);

    public static bool IsOn(Table table) =>
        table.PartitionBy is { IsRange: true, Columns.Count: 1 } && table.Properties.ContainsKey(Prefix + "time_unit") && Setting(table, "enable", "true") == "true";

    /// <summary>A setting, or its default.</summary>
    public static string Setting(Table table, string name, string otherwise) => table.Properties.GetValueOrDefault(Prefix + name, otherwise);

    /// <summary>The table as it has to be at a moment, and the partitions that it loses.</summary>
    public static (Table Table, IReadOnlyList<TablePartition> Gone) Advance(Table table, DateTimeOffset now, IdAllocator ids)
    {
        if (!IsOn(table))
        {
            return (table, []);
        }

        var unit = Setting(table, "time_unit", "DAY").ToUpperInvariant();
        var (start, end) = (Number(table, "start", int.MinValue), Number(table, "end", 0));
        var result = table;
        for (var i = 0; i <= end; i++)
        {
            var from = Step(unit, Floor(unit, now), i);
            var bounds = new PartitionDefinition(NameOf(table, unit, from), [Print(table, from)], [Print(table, Step(unit, from, 1))], []);
            if (result.FindPartition(bounds.Name) is null && !PartitionBounds.Conflicts(result, bounds))
            {
                result = PartitionBounds.With(result, new TablePartition(ids.Next(), bounds.Name, bounds));
            }
        }

        if (start == int.MinValue)
        {
            return (result, []);
        }

        var oldest = Print(table, Step(unit, Floor(unit, now), start));
        var gone = result.Partitions.Where(p => string.CompareOrdinal(p.Bounds!.Upper[0], oldest) <= 0).ToList();
        return (result with { Partitions = [.. result.Partitions.Except(gone)] }, gone);
    }

    private static int Number(Table table, string name, int otherwise) =>
        int.TryParse(Setting(table, name, ""), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    private static DateTime Floor(string unit, DateTimeOffset now)
    {
        var at = now.UtcDateTime;
        return unit switch
        {
            "HOUR" => at.Date.AddHours(at.Hour),
            "WEEK" => at.Date.AddDays(-(((int)at.DayOfWeek + 6) % 7)),
            "MONTH" => new DateTime(at.Year, at.Month, 1, 0, 0, 0, DateTimeKind.Utc),
            "YEAR" => new DateTime(at.Year, 1, 1, 0, 0, 0, DateTimeKind.Utc),
            _ => at.Date,
        };
    }

    private static DateTime Step(string unit, DateTime from, int steps) => unit switch
    {
        "HOUR" => from.AddHours(steps),
        "WEEK" => from.AddDays(7 * steps),
        "MONTH" => from.AddMonths(steps),
        "YEAR" => from.AddYears(steps),
        _ => from.AddDays(steps),
    };

    private static string NameOf(Table table, string unit, DateTime from) => Setting(table, "prefix", "p") + unit switch
    {
        "HOUR" => from.ToString("yyyyMMddHH", CultureInfo.InvariantCulture),
        "WEEK" => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(from):0000}_{ISOWeek.GetWeekOfYear(from):00}"),
        "MONTH" => from.ToString("yyyyMM", CultureInfo.InvariantCulture),
        "YEAR" => from.ToString("yyyy", CultureInfo.InvariantCulture),
        _ => from.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
    };

    private static string Print(Table table, DateTime time) => time.ToString(
        PartitionBounds.TypesOf(table)[0].Kind is SqlTypeKind.DateTime ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
