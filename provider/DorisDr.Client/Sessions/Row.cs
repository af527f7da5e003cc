using System.Globalization;
using DorisDr.Client.Sql;

namespace DorisDr.Client.Sessions;

/// <summary>One row, read by column name, since Doris releases add columns and move them.</summary>
internal readonly struct Row(Dictionary<string, int> ordinals, string?[] cells, string source)
{
    /// <summary>The cell of a column that must be there and must not be NULL.</summary>
    internal string Required(string column)
    {
        if (!ordinals.TryGetValue(column, out var at))
        {
            throw Unreadable($"has no column {column}");
        }

        return cells[at] ?? throw Unreadable($"has NULL in column {column}");
    }

    /// <summary>The cell, or null where it is NULL or the column is unknown to this version.</summary>
    internal string? Optional(string column) => ordinals.TryGetValue(column, out var at) ? cells[at] : null;

    /// <summary>The first cell, for a column whose name is an expression.</summary>
    internal string First => cells is [{ } text, ..] ? text : throw Unreadable("has no first cell");

    internal bool RequiredFlag(string column) => IsTrue(Required(column));

    internal bool OptionalFlag(string column) => Optional(column) is { } text && IsTrue(text);

    internal int? OptionalPort(string column) =>
        int.TryParse(Optional(column), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0 ? port : null;

    private static bool IsTrue(string text) =>
        string.Equals(text, "true", StringComparison.OrdinalIgnoreCase) || string.Equals(text, "yes", StringComparison.OrdinalIgnoreCase);

    private DorisException Unreadable(string what) => new(DorisErrorKind.UnreadableReply, $"The answer to {source} {what}.");
}
