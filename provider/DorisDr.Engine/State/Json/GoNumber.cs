using System.Globalization;

namespace DorisDr.Engine.State.Json;

/// <summary>Numbers as Go spells them. Both spellings have the shortest digits that read back as the same double.</summary>
internal static class GoNumber
{
    /// <summary>As <c>encoding/json</c> does: an exponent below 1e-6 and from 1e21 on.</summary>
    public static string Json(double value)
    {
        var size = Math.Abs(value);
        return size != 0 && (size < 1e-6 || size >= 1e21) ? WithExponent(value, minimumDigits: 1) : Plain(value);
    }

    /// <summary>As <c>%v</c> does: an exponent below 1e-4 and from 1e6 on, which has two digits at least.</summary>
    public static string Verb(double value)
    {
        if (double.IsNaN(value))
        {
            return "NaN";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "+Inf" : "-Inf";
        }

        var exponent = Parts(value).Exponent;
        return value != 0 && exponent is < -4 or >= 6 ? WithExponent(value, minimumDigits: 2) : Plain(value);
    }

    private static string Plain(double value)
    {
        var (sign, digits, exponent) = Parts(value);
        if (exponent < 0)
        {
            return $"{sign}0.{new string('0', -exponent - 1)}{digits}";
        }

        return digits.Length <= exponent + 1
            ? sign + digits.PadRight(exponent + 1, '0')
            : $"{sign}{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}";
    }

    private static string WithExponent(double value, int minimumDigits)
    {
        var (sign, digits, exponent) = Parts(value);
        var mantissa = digits.Length == 1 ? digits : $"{digits[0]}.{digits[1..]}";
        return $"{sign}{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent).ToString($"D{minimumDigits}", CultureInfo.InvariantCulture)}";
    }

    /// <summary>Sign, digits without zeros at the ends, and the power of ten of the first digit.</summary>
    private static (string Sign, string Digits, int Exponent) Parts(double value)
    {
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var sign = shortest.StartsWith('-') ? "-" : "";
        var body = shortest[sign.Length..];
        var mark = body.IndexOf('E', StringComparison.Ordinal);
        var power = mark < 0 ? 0 : int.Parse(body.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        body = mark < 0 ? body : body[..mark];
        var point = body.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? body : body[..point];
        var all = whole + (point < 0 ? "" : body[(point + 1)..]);
        var digits = all.TrimStart('0');
        if (digits.Length == 0)
        {
            return (sign, "0", 0);
        }

        var exponent = power + whole.Length - 1 - (all.Length - digits.Length);
        return (sign, digits.TrimEnd('0'), exponent);
    }
}
