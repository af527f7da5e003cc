using System.Globalization;

namespace DorisDr.Sandbox.ObjectStore.Signature;

/// <summary>The compact ISO 8601 time stamps of signatures, <c>20130524T000000Z</c>.</summary>
internal static class AmzTime
{
    private const string Format = "yyyyMMdd'T'HHmmss'Z'";

    public static DateTimeOffset? TryParse(string text) =>
        DateTimeOffset.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <summary>The time stamp of a request: x-amz-date, or else its Date header in the compact form; null when there is no valid one.</summary>
    public static string? Timestamp(string? amzDate, string? date)
    {
        if (!string.IsNullOrEmpty(amzDate))
        {
            return TryParse(amzDate) is null ? null : amzDate;
        }

        return DateTimeOffset.TryParseExact(date, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.UtcDateTime.ToString(Format)
            : null;
    }
}
