using System.Globalization;
using DorisDr.Client.Sessions;

namespace DorisDr.Client.Catalog.RecycleBin;

/// <summary>One row of SHOW CATALOG RECYCLE BIN (ShowCatalogRecycleBinCommand.java).</summary>
public sealed record RecycleBinEntry
{
    /// <summary>Database, Table (also for views) or Partition.</summary>
    public required string Type { get; init; }

    /// <summary>Name when it was dropped.</summary>
    public required string Name { get; init; }

    /// <summary>Id of the database that it is, or was in.</summary>
    public required string DatabaseId { get; init; }

    /// <summary>Id of the table that it is, or was in; null for a database.</summary>
    public string? TableId { get; init; }

    /// <summary>Id of the partition; null for the others.</summary>
    public string? PartitionId { get; init; }

    /// <summary>When it was dropped, in the time zone of the session; null for what was dropped by force and goes at the next cycle.</summary>
    public DateTime? Dropped { get; init; }

    /// <summary>Size on the BEs as Doris prints it; null up to 2.0.</summary>
    public string? DataSize { get; init; }

    /// <summary>Size in remote storage as Doris prints it; null up to 2.0.</summary>
    public string? RemoteDataSize { get; init; }

    internal static RecycleBinEntry Read(Row row) => new()
    {
        Type = row.Required("Type"),
        Name = row.Required("Name"),
        DatabaseId = row.Required("DbId"),
        TableId = Id(row.Optional("TableId")),
        PartitionId = Id(row.Optional("PartitionId")),
        Dropped = row.Optional("DropTime") is { } time ? ServerTime.Parse(time) : null,
        DataSize = row.Optional("DataSize")?.Trim(),
        RemoteDataSize = row.Optional("RemoteDataSize")?.Trim(),
    };

    private static string? Id(string? text) => string.IsNullOrEmpty(text) ? null : text;

    internal static class ServerTime
    {
        /// <summary>Reads a time as Doris prints it, to the second.</summary>
        internal static DateTime Parse(string text) =>
            DateTime.TryParseExact(
                text.Length > 19 ? text[..19] : text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                ? time
                : throw new DorisException(Sql.DorisErrorKind.UnreadableReply, $"\"{text}\" is no time of the form yyyy-MM-dd HH:mm:ss.");
    }
}
