using System.Globalization;

namespace DorisDr.Sandbox.Cluster.Catalog;

/// <summary>How an aggregate table merges two rows of one key, column by column.</summary>
internal static class RowMerge
{
    public static string?[] Merge(Table table, string?[] old, string?[] added)
    {
        var merged = new string?[old.Length];
        for (var i = 0; i < merged.Length; i++)
        {
            merged[i] = table.Columns[i].IsKey ? old[i] : Merge(table.Columns[i], old[i], added[i]);
        }

        return merged;
    }

    private static string? Merge(TableColumn column, string? old, string? added) => column.Aggregation switch
    {
        "REPLACE" => added,
        _ when added is null => old,
        _ when old is null => added,
        "SUM" => Sum(column.Type, old, added),
        "MIN" => SqlValue.Compare(SqlValue.Read(column.Type, added), SqlValue.Read(column.Type, old)) < 0 ? added : old,
        "MAX" => SqlValue.Compare(SqlValue.Read(column.Type, added), SqlValue.Read(column.Type, old)) > 0 ? added : old,
        _ => added,
    };

    private static string Sum(SqlType type, string old, string added) => type.IsInteger
        ? (Int128.Parse(old, CultureInfo.InvariantCulture) + Int128.Parse(added, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture)
        : type.Kind is SqlTypeKind.Decimal
            ? (decimal.Parse(old, CultureInfo.InvariantCulture) + decimal.Parse(added, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture)
            : (double.Parse(old, CultureInfo.InvariantCulture) + double.Parse(added, CultureInfo.InvariantCulture)).ToString("R", CultureInfo.InvariantCulture);
}
