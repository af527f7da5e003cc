using System.Globalization;
using System.Text;

namespace DorisDr.Engine.Programs.Expressions;

/// <summary>Writes doubles as Go does (strconv's shortest form); Pulumi's texts and JSON follow it, so they are part of inputs and state.</summary>
internal static class GoNumber
{
    /// <summary>Go's <c>%v</c>: exponent form below 1e-4 and from 1e6 on.</summary>
    public static string ToText(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
        }

        var (sign, digits, exponent) = Split(value);
        return sign + (exponent is < -4 or >= 6 ? Scientific(digits, exponent, 2) : Plain(digits, exponent));
    }

    /// <summary>Go's <c>encoding/json</c>: exponent form below 1e-6 and from 1e21 on. Finite values only.</summary>
    public static string ToJson(double value)
    {
        var (sign, digits, exponent) = Split(value);
        return sign + (exponent is < -6 or >= 21 ? Scientific(digits, exponent, 1) : Plain(digits, exponent));
    }

    // The shortest digits that read back as the same number, and the power of ten of the first one.
    private static (string Sign, string Digits, int Exponent) Split(double value)
    {
        var text = Math.Abs(value).ToString("E16", CultureInfo.InvariantCulture);
        var shortest = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        var mantissa = shortest.Split('E')[0].Replace(".", "", StringComparison.Ordinal).TrimStart('0').TrimEnd('0');
        var exponent = int.Parse(text[(text.IndexOf('E', StringComparison.Ordinal) + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

        // Seventeen digits may round up to the next power of ten where the shortest ones do not, or the other way round.
        var probe = double.Parse($"{(mantissa.Length == 0 ? "0" : mantissa)}E{exponent - Math.Max(mantissa.Length - 1, 0)}", CultureInfo.InvariantCulture);
        exponent += probe == Math.Abs(value) ? 0 : probe > Math.Abs(value) ? -1 : 1;
        return (value < 0 ? "-" : "", mantissa.Length == 0 ? "0" : mantissa, exponent);
    }

    private static string Plain(string digits, int exponent)
    {
        if (exponent < 0)
        {
            return "0." + new string('0', -exponent - 1) + digits;
        }

        return digits.Length <= exponent + 1
            ? digits.PadRight(exponent + 1, '0')
            : $"{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}";
    }

    private static string Scientific(string digits, int exponent, int exponentDigits)
    {
        var text = new StringBuilder().Append(digits[0]);
        if (digits.Length > 1)
        {
            text.Append('.').Append(digits, 1, digits.Length - 1);
        }

        return text.Append('e').Append(exponent < 0 ? '-' : '+')
            .Append(Math.Abs(exponent).ToString(CultureInfo.InvariantCulture).PadLeft(exponentDigits, '0'))
            .ToString();
    }
}
