using DorisDr.Client.Sql;

namespace DorisDr.Client.Catalog.Repositories;

/// <summary>Reads the properties out of the CreateStmt of SHOW CREATE REPOSITORY.</summary>
/// <remarks>Doris prints keys and values between quotes without escaping them (Repository.getCreateStatement, PrintableMap.java),
/// so only its own separators tell where a value ends.</remarks>
internal static class CreateStatementReader
{
    private const string Start = "PROPERTIES\n(";
    private const string End = "\n)";
    private const string Between = "\",\n\"";
    private const string Equal = "\"  =  \"";

    internal static IReadOnlyList<StoredProperty> Read(string statement)
    {
        var start = statement.LastIndexOf(Start, StringComparison.Ordinal);
        var end = statement.LastIndexOf(End, StringComparison.Ordinal);
        if (start < 0 || end < start + Start.Length)
        {
            throw Unreadable("no list of properties");
        }

        var body = statement[(start + Start.Length)..end];
        if (body.Length == 0)
        {
            return [];
        }

        if (body.Length < 2 || body[0] != '"' || body[^1] != '"')
        {
            throw Unreadable("properties without quotes");
        }

        return [.. body[1..^1].Split(Between).Select(ReadOne)];
    }

    private static StoredProperty ReadOne(string entry)
    {
        var equal = entry.IndexOf(Equal, StringComparison.Ordinal);
        return equal > 0
            ? StoredProperty.Of(entry[..equal], entry[(equal + Equal.Length)..])
            : throw Unreadable("a property without value");
    }

    // The text itself stays out of the message: it may hold keys.
    private static DorisException Unreadable(string what) =>
        new(DorisErrorKind.UnreadableReply, $"SHOW CREATE REPOSITORY answered in an unknown layout: {what}.");
}
