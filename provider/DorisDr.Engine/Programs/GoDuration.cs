using System.Globalization;

namespace DorisDr.Engine.Programs;

/// <summary>Durations as Go spells them: <c>1h30m</c>, <c>1.5s</c>, <c>300ms</c>.</summary>
internal static class GoDuration
{
    /// <summary>Reads a duration into seconds; false when it is none or is negative.</summary>
    public static bool TrySeconds(string text, out double seconds)
    {
        seconds = 0;
        if (text == "0")
        {
            return true;
        }

        var at = 0;
        while (at < text.Length)
        {
            var start = at;
            while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
            {
                at++;
            }

            var number = text[start..at];
            start = at;
            while (at < text.Length && !char.IsAsciiDigit(text[at]) && text[at] != '.')
            {
                at++;
            }

            var unit = text[start..at] switch
            {
                "h" => 3600.0,
                "m" => 60,
                "s" => 1,
                "ms" => 1e-3,
                "us" or "µs" or "μs" => 1e-6,
                "ns" => 1e-9,
                _ => 0,
            };
            if (unit == 0 || !double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
            {
                return false;
            }

            seconds += amount * unit;
        }

        return text.Length > 0;
    }
}
