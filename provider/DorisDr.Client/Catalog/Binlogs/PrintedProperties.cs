namespace DorisDr.Client.Catalog.Binlogs;

/// <summary>Reads the properties out of SHOW CREATE DATABASE and SHOW CREATE TABLE: the last block of the text, one property a line.</summary>
internal static class PrintedProperties
{
    private const string Start = "\nPROPERTIES (\n";
    private const string Equal = "\" = \"";

    internal static IReadOnlyDictionary<string, string> Read(string statement)
    {
        var properties = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var start = statement.LastIndexOf(Start, StringComparison.Ordinal);
        if (start < 0)
        {
            return properties;
        }

        foreach (var line in statement[(start + Start.Length)..].Split('\n'))
        {
            var entry = line.TrimEnd().TrimEnd(',');
            var equal = entry.IndexOf(Equal, StringComparison.Ordinal);
            if (equal > 0 && entry[0] == '"' && entry[^1] == '"')
            {
                properties[entry[1..equal]] = entry[(equal + Equal.Length)..^1];
            }
        }

        return properties;
    }
}
