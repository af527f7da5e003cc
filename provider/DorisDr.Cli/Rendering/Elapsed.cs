namespace DorisDr.Cli.Rendering;

/// <summary>Durations as Pulumi writes them.</summary>
internal static class Elapsed
{
    /// <summary>Whole seconds: how long something has been running.</summary>
    public static string Running(TimeSpan elapsed) => $"{Math.Round(elapsed.TotalSeconds):0}s";

    /// <summary>How long something took: hundredths below a second, else whole seconds.</summary>
    public static string Done(TimeSpan elapsed) =>
        elapsed < TimeSpan.FromSeconds(1) ? $"{elapsed.TotalSeconds:0.00}s" : $"{Math.Round(elapsed.TotalSeconds):0}s";

    /// <summary>Whole seconds, rounded up, in Go's style: <c>9s</c>, <c>1m4s</c>, <c>1h0m3s</c>.</summary>
    public static string Total(TimeSpan elapsed)
    {
        var seconds = (long)Math.Ceiling(elapsed.TotalSeconds);
        var (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
        return hours > 0 ? $"{hours}h{minutes}m{seconds % 60}s" : minutes > 0 ? $"{minutes}m{seconds % 60}s" : $"{seconds}s";
    }
}
