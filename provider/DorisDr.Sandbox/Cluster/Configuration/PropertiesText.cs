using System.Globalization;
using System.Text;

namespace DorisDr.Sandbox.Cluster.Configuration;

/// <summary>The text form of Java properties, in which a node keeps persisted configuration.</summary>
internal static class PropertiesText
{
    private const string Special = "=:#!\\";

    public static IReadOnlyDictionary<string, string> Parse(string text)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Trim();
            if (line.Length == 0 || line[0] is '#' or '!')
            {
                continue;
            }

            var end = EndOfKey(line);
            var rest = line[end..].TrimStart();
            rest = rest.StartsWith('=') || rest.StartsWith(':') ? rest[1..].TrimStart() : rest;
            values[Unescape(line[..end])] = Unescape(rest);
        }

        return values;
    }

    /// <summary>A head, the date, then one line per value, by key.</summary>
    public static string Print(IReadOnlyDictionary<string, string> values, DateTimeOffset now)
    {
        var text = new StringBuilder("# Values that were persisted while the node ran. It writes this file itself.\n#")
            .Append(now.UtcDateTime.ToString("ddd MMM dd HH:mm:ss 'UTC' yyyy", CultureInfo.InvariantCulture)).Append('\n');
        foreach (var (key, value) in values.OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            text.Append(Escape(key)).Append('=').Append(Escape(value)).Append('\n');
        }

        return text.ToString();
    }

    private static int EndOfKey(string line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\')
            {
                i++;
            }
            else if (line[i] is '=' or ':' or ' ' or '\t')
            {
                return i;
            }
        }

        return line.Length;
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in text)
        {
            _ = c switch
            {
                '\n' => escaped.Append("\\n"),
                '\r' => escaped.Append("\\r"),
                _ when Special.Contains(c, StringComparison.Ordinal) => escaped.Append('\\').Append(c),
                ' ' when escaped.Length == 0 => escaped.Append("\\ "),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    private static string Unescape(string text)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            _ = text[i] != '\\' || i + 1 == text.Length ? plain.Append(text[i]) : plain.Append(text[++i] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', var c => c });
        }

        return plain.ToString();
    }
}
