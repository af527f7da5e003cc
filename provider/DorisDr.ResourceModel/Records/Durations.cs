using System.Buffers;
using System.Globalization;
using System.Text;

namespace DorisDr.ResourceModel.Records;

/// <summary>Durations as people of this field write them: <c>300ms</c>, <c>90s</c>, <c>5m</c>, <c>1h30m</c>, <c>2d</c>.</summary>
public static class Durations
{
    private static readonly (string Unit, double Seconds)[] Units = [("ms", 0.001), ("d", 86400), ("h", 3600), ("m", 60), ("s", 1)];

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    /// <summary>Reads a duration; false when it is none. A plain 0 needs no unit.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        var seconds = 0.0;
        var rest = text.AsSpan().Trim();
        if (rest is "0")
        {
            return true;
        }

        while (!rest.IsEmpty)
        {
            var digits = rest.IndexOfAnyExcept(Digits);
            if (digits <= 0 || !double.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
            {
                return false;
            }

            rest = rest[digits..];
            var matched = false;
            foreach (var (unit, worth) in Units)
            {
                if (rest.StartsWith(unit, StringComparison.Ordinal))
                {
                    seconds += amount * worth;
                    rest = rest[unit.Length..];
                    matched = true;
                    break;
                }
            }

            if (!matched)
            {
                return false;
            }
        }

        if (text.Length == 0 || seconds > TimeSpan.MaxValue.TotalSeconds / 2)
        {
            return false;
        }

        duration = TimeSpan.FromSeconds(seconds);
        return true;
    }

    /// <summary>Writes a duration in the shortest such form; days only where there are whole ones and nothing else.</summary>
    public static string Format(TimeSpan duration)
    {
        if (duration == TimeSpan.Zero)
        {
            return "0s";
        }

        if (duration.Ticks % TimeSpan.TicksPerDay == 0)
        {
            return duration.Days.ToString(CultureInfo.InvariantCulture) + "d";
        }

        var text = new StringBuilder();
        void Part(long amount, string unit) => text.Append(amount == 0 ? "" : amount.ToString(CultureInfo.InvariantCulture) + unit);
        Part((long)duration.TotalHours, "h");
        Part(duration.Minutes, "m");
        Part(duration.Seconds, "s");
        Part(duration.Milliseconds, "ms");
        return text.ToString();
    }
}
