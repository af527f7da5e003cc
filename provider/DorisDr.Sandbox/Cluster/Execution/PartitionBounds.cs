using DorisDr.Sandbox.Cluster.Catalog;
using DorisDr.Sandbox.Statements;
using DorisDr.Sandbox.Statements.Parsing;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>The bounds of partitions: filled in, compared, kept in order.</summary>
internal static class PartitionBounds
{
    /// <summary>LESS THAN begins where the partition below ends; without one below it has no lower bound.</summary>
    public static PartitionDefinition Resolve(IReadOnlyList<SqlType> types, IEnumerable<PartitionDefinition> present, PartitionDefinition added)
    {
        if (added.Upper.Count == 0 || added.Lower.Count > 0)
        {
            return added;
        }

        var below = present.Where(p => Compare(types, p.Upper, added.Upper) <= 0).OrderBy(p => p.Upper, Order(types)).LastOrDefault();
        return below is null ? added : added with { Lower = below.Upper };
    }

    /// <summary>Whether a partition takes values that one of the table takes already.</summary>
    public static bool Conflicts(Table table, PartitionDefinition? added)
    {
        var types = TypesOf(table);
        return added is not null && table.Partitions.Select(p => p.Bounds).OfType<PartitionDefinition>().Any(p => added.Upper.Count > 0
            ? Compare(types, p.Lower, added.Upper) < 0 && Compare(types, added.Lower, p.Upper) < 0
            : p.Values.Any(v => added.Values.Any(a => Compare(types, v, a) == 0)));
    }

    /// <summary>The table with one more partition; ranges stand in their order.</summary>
    public static Table With(Table table, TablePartition added)
    {
        var partitions = table.Partitions.Append(added);
        return table with
        {
            Partitions = [.. table.PartitionBy is { IsRange: true } ? partitions.OrderBy(p => p.Bounds!.Upper, Order(TypesOf(table))) : partitions],
        };
    }

    public static IReadOnlyList<SqlType> TypesOf(Table table) => [.. (table.PartitionBy?.Columns ?? []).Select(c => table.Columns[table.IndexOf(c)].Type)];

    private static Comparer<IReadOnlyList<string>> Order(IReadOnlyList<SqlType> types) => Comparer<IReadOnlyList<string>>.Create((a, b) => Compare(types, a, b));

    /// <summary>An empty bound is below all.</summary>
    private static int Compare(IReadOnlyList<SqlType> types, IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        if (a.Count == 0 || b.Count == 0)
        {
            return a.Count.CompareTo(b.Count);
        }

        for (var i = 0; i < Math.Min(types.Count, Math.Min(a.Count, b.Count)); i++)
        {
            var order = (a[i], b[i]) switch
            {
                (PartitionParser.MaxValue, PartitionParser.MaxValue) => 0,
                (PartitionParser.MaxValue, _) => 1,
                (_, PartitionParser.MaxValue) => -1,
                var (x, y) => SqlValue.Compare(Value(types[i], x), Value(types[i], y)),
            };
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    private static object? Value(SqlType type, string text) => SqlValue.Read(type, SqlValue.Store(type, "", text));
}
