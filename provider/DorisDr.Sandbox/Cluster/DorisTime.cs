using System.Globalization;

namespace DorisDr.Sandbox.Cluster;

/// <summary>How Doris prints times.</summary>
internal static class DorisTime
{
    private const string Format = "yyyy-MM-dd HH:mm:ss";

    /// <summary>The time zone of a fresh cluster is UTC.</summary>
    public static string Print(DateTimeOffset time) => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    public static bool TryParse(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
}
