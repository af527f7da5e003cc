namespace DorisDr.Plugin.Wire;

/// <summary>The user's deadline of an operation, on the wire a number of seconds of which 0 means none.</summary>
internal static class Timeouts
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    /// <summary>Null for none, and for what is no duration.</summary>
    public static TimeSpan? Of(double seconds) =>
        double.IsNaN(seconds) || seconds <= 0 ? null : seconds >= Longest.TotalSeconds ? Longest : TimeSpan.FromSeconds(seconds);
}
