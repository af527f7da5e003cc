using System.Globalization;

namespace DorisDr.Engine.State.Json;

/// <summary>Times as Go's JSON spells them: RFC 3339, up to nine digits of a second, zeros at their end cut, <c>Z</c> for UTC.</summary>
internal static class GoTime
{
    /// <summary>Go's zero time, which stands for "never".</summary>
    public const string Zero = "0001-01-01T00:00:00Z";

    public static string Text(DateTimeOffset time) =>
        time.Offset == TimeSpan.Zero
            ? time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)
            : time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);

    /// <summary>The text as it was written when it still stands for the time, else the time's own.</summary>
    public static string Text(DateTimeOffset time, string asWritten) =>
        TryParse(asWritten, out var written) && written.EqualsExact(time) ? asWritten : Text(time);

    /// <summary>Reads a time; digits beyond .NET's seven are cut, not rounded.</summary>
    public static bool TryParse(string text, out DateTimeOffset time)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot >= 0)
        {
            var end = dot + 1;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            text = string.Concat(text.AsSpan(0, Math.Min(end, dot + 8)), text.AsSpan(end));
        }

        return DateTimeOffset.TryParseExact(
            text,
            ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out time);
    }
}
