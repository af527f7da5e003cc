using System.Globalization;
using DorisDr.Sandbox.Cluster.Catalog;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>Sizes as Doris prints them: three decimals, a blank, and a unit, which is missing for nothing (DebugUtil.java).</summary>
internal static class DataSize
{
    private static readonly string[] Units = ["B", "KB", "MB", "GB", "TB"];

    /// <summary>The bytes of rows: those of their cells.</summary>
    public static long Of(RowSet rows) => rows.Rows.Sum(r => r.Value.Sum(c => (long)(c?.Length ?? 1)));

    public static string Print(long bytes)
    {
        if (bytes == 0)
        {
            return "0.000 ";
        }

        var (value, unit) = ((double)bytes, 0);
        while (value > 1024 && unit < Units.Length - 1)
        {
            (value, unit) = (value / 1024, unit + 1);
        }

        return value.ToString("0.000", CultureInfo.InvariantCulture) + " " + Units[unit];
    }
}
