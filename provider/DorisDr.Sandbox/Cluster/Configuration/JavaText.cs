using System.Globalization;

namespace DorisDr.Sandbox.Cluster.Configuration;

/// <summary>Reads values of Java's simple types as a frontend does, and prints them as Java does.</summary>
internal static class JavaText
{
    /// <summary>The printed form of a value of a type, such as <c>long</c> or <c>String[]</c>.</summary>
    /// <exception cref="FormatException">The text is no such value; the message is Java's.</exception>
    public static string Parse(string type, string text)
    {
        var value = text.Trim();
        if (type.EndsWith("[]", StringComparison.Ordinal))
        {
            var parts = value.Length == 0 ? [] : value.Split(',').Select(p => One(type[..^2], p.Trim()));
            return $"[{string.Join(", ", parts)}]";
        }

        return One(type, value);
    }

    private static string One(string type, string value) => type switch
    {
        "short" => Whole(value, short.MinValue, short.MaxValue),
        "int" => Whole(value, int.MinValue, int.MaxValue),
        "long" => Whole(value, long.MinValue, long.MaxValue),
        "double" => Real(value),
        "boolean" => value.ToUpperInvariant() switch { "TRUE" => "true", "FALSE" => "false", _ => throw new FormatException("type mismatch") },
        _ => value,
    };

    private static string Whole(string value, long least, long most)
    {
        if (!long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            throw new FormatException($"For input string: \"{value}\"");
        }

        if (number >= least && number <= most)
        {
            return number.ToString(CultureInfo.InvariantCulture);
        }

        // Java's short is read as an int first and told apart by its range.
        throw new FormatException(least == short.MinValue && number is >= int.MinValue and <= int.MaxValue
            ? $"Value out of range. Value:\"{value}\" Radix:10"
            : $"For input string: \"{value}\"");
    }

    private static string Real(string value)
    {
        if (value.Length == 0)
        {
            throw new FormatException("empty String");
        }

        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            throw new FormatException($"For input string: \"{value}\"");
        }

        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) || text.Contains('E', StringComparison.Ordinal) ? text : text + ".0";
    }
}
