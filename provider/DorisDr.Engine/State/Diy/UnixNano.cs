using System.Globalization;

namespace DorisDr.Engine.State.Diy;

/// <summary>Nanoseconds since 1970, the number in names of history and backup files.</summary>
internal static class UnixNano
{
    public static string Of(DateTimeOffset time) => ((time - DateTimeOffset.UnixEpoch).Ticks * 100).ToString(CultureInfo.InvariantCulture);
}
