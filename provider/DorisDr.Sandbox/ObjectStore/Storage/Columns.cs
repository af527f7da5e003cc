using System.Text;
using Microsoft.Data.Sqlite;

namespace DorisDr.Sandbox.ObjectStore.Storage;

/// <summary>How values lie in the columns of the index.</summary>
internal static class Columns
{
    public static byte[] Key(string key) => Encoding.UTF8.GetBytes(key);

    public static string ReadKey(this SqliteDataReader row, int column) => Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(column));

    public static long Time(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    public static DateTimeOffset ReadTime(this SqliteDataReader row, int column) =>
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    /// <summary>One <c>name:value</c> per line: header values hold no line ends.</summary>
    public static string Headers(IReadOnlyDictionary<string, string> headers) =>
        string.Join('\n', headers.OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => $"{h.Key}:{h.Value}"));

    public static IReadOnlyDictionary<string, string> ReadHeaders(this SqliteDataReader row, int column) =>
        row.GetString(column).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(':', 2))
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    public static string Sizes(IReadOnlyList<long> sizes) => string.Join(',', sizes);

    public static IReadOnlyList<long> ReadSizes(this SqliteDataReader row, int column) =>
        [.. row.GetString(column).Split(',', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse)];
}
