using DorisDr.Sandbox.Cluster.Catalog;
using DorisDr.Sandbox.Statements.Parsing;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>The partition that a row belongs into.</summary>
internal static class PartitionChoice
{
    public static TablePartition Of(Table table, string?[] row)
    {
        if (table.PartitionBy is not { } by)
        {
            return table.Partitions[0];
        }

        var values = by.Columns.Select(c => table.IndexOf(c)).Select(i => (table.Columns[i].Type, Text: row[i])).ToList();
        var chosen = by.IsRange ? InRange(table, values) : InList(table, values);
        return chosen ?? throw DorisError.Detail($"Insert has filtered data in strict mode. no partition for this tuple. table={table.Name}");
    }

    /// <summary>Range partitions stand in the order of their upper bounds; LESS THAN begins where the one before ends.</summary>
    private static TablePartition? InRange(Table table, IReadOnlyList<(SqlType Type, string? Text)> values)
    {
        foreach (var partition in table.Partitions)
        {
            if (partition.Bounds is { } bounds && Compare(values, bounds.Upper) < 0)
            {
                return bounds.Lower.Count == 0 || Compare(values, bounds.Lower) >= 0 ? partition : null;
            }
        }

        return null;
    }

    private static TablePartition? InList(Table table, IReadOnlyList<(SqlType Type, string? Text)> values) =>
        table.Partitions.FirstOrDefault(p => p.Bounds?.Values.Any(v => Compare(values, v) == 0) == true);

    private static int Compare(IReadOnlyList<(SqlType Type, string? Text)> values, IReadOnlyList<string> bound)
    {
        for (var i = 0; i < Math.Min(values.Count, bound.Count); i++)
        {
            if (bound[i] == PartitionParser.MaxValue)
            {
                return -1;
            }

            var (type, text) = values[i];
            var order = SqlValue.Compare(SqlValue.Read(type, text), SqlValue.Read(type, SqlValue.Store(type, "", bound[i])));
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }
}
