using System.Globalization;

namespace DorisDr.Sandbox.Cluster.Catalog;

/// <summary>
/// Values of SQL: null, <see cref="bool"/>, <see cref="Int128"/>, <see cref="decimal"/>, <see cref="double"/> or <see cref="string"/>. Dates are
/// strings in the one form that Doris prints, so that they compare as text.
/// </summary>
internal static class SqlValue
{
    private static readonly string[] DateForms = ["yyyy-MM-dd", "yyyyMMdd", "yyyy-M-d"];

    /// <summary>A kept or printed cell as a value of its type.</summary>
    public static object? Read(SqlType type, string? text) => text is null ? null : type switch
    {
        { Kind: SqlTypeKind.Boolean } => text == "1",
        { IsInteger: true } => Int128.Parse(text, CultureInfo.InvariantCulture),
        { Kind: SqlTypeKind.Decimal } => decimal.Parse(text, CultureInfo.InvariantCulture),
        { Kind: SqlTypeKind.Float or SqlTypeKind.Double } => double.Parse(text, CultureInfo.InvariantCulture),
        _ => text,
    };

    /// <summary>A value as Doris prints it.</summary>
    public static string? Print(object? value) => value switch
    {
        null => null,
        bool b => b ? "1" : "0",
        double d => d.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    /// <summary>True, false or null as a condition.</summary>
    public static bool? Truth(object? value) => value switch
    {
        null => null,
        bool b => b,
        string s => double.TryParse(s, CultureInfo.InvariantCulture, out var d) && d != 0,
        _ => Number(value) != 0,
    };

    public static double Number(object? value) => value switch
    {
        bool b => b ? 1 : 0,
        Int128 i => (double)i,
        decimal d => (double)d,
        double d => d,
        string s => double.TryParse(s, NumberStyles.Float, CultureInfo.InvariantCulture, out var d) ? d : 0,
        _ => 0,
    };

    /// <summary>Compares two values that are not null: text with text, else as numbers.</summary>
    public static int Compare(object? left, object? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string a, string b) => string.CompareOrdinal(a, b),
        (Int128 a, Int128 b) => a.CompareTo(b),
        (decimal a, decimal b) => a.CompareTo(b),
        (decimal a, Int128 b) => a.CompareTo((decimal)b),
        (Int128 a, decimal b) => ((decimal)a).CompareTo(b),
        _ => Number(left).CompareTo(Number(right)),
    };

    /// <summary>A value as a cell of a column, in the form that is kept; what does not fit is refused.</summary>
    public static string? Store(SqlType type, string column, object? value)
    {
        if (value is null)
        {
            return null;
        }

        var text = Print(value) ?? "";
        return type.Kind switch
        {
            SqlTypeKind.Boolean => Truth(value is string s && s.Equals("true", StringComparison.OrdinalIgnoreCase) ? true : value) == true ? "1" : "0",
            _ when type.IsInteger => Integer(type, column, value, text),
            SqlTypeKind.Decimal => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var d)
                ? Math.Round(d, Math.Min(type.Scale, 28), MidpointRounding.AwayFromZero).ToString("F" + type.Scale, CultureInfo.InvariantCulture)
                : throw BadValue(type, column, text),
            SqlTypeKind.Float or SqlTypeKind.Double => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var d)
                ? d.ToString("R", CultureInfo.InvariantCulture)
                : throw BadValue(type, column, text),
            SqlTypeKind.Date => Time(text) is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : throw BadValue(type, column, text),
            SqlTypeKind.DateTime => Time(text) is { } time
                ? time.ToString(type.Scale == 0 ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd HH:mm:ss." + new string('f', type.Scale), CultureInfo.InvariantCulture)
                : throw BadValue(type, column, text),
            SqlTypeKind.Char or SqlTypeKind.Varchar when type.Size > 0 && System.Text.Encoding.UTF8.GetByteCount(text) > type.Size =>
                throw DorisError.Detail($"Insert has filtered data in strict mode. url: the length of input is too long than schema. column_name: {column}; schema length: {type.Size}"),
            _ => text,
        };
    }

    private static string Integer(SqlType type, string column, object value, string text)
    {
        var number = value is Int128 i ? i
            : Int128.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed) ? parsed
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var d) ? (Int128)Math.Truncate(d)
            : throw BadValue(type, column, text);
        var (low, high) = type.Kind switch
        {
            SqlTypeKind.TinyInt => ((Int128)sbyte.MinValue, (Int128)sbyte.MaxValue),
            SqlTypeKind.SmallInt => (short.MinValue, short.MaxValue),
            SqlTypeKind.Int => (int.MinValue, int.MaxValue),
            SqlTypeKind.BigInt => (long.MinValue, long.MaxValue),
            _ => (Int128.MinValue, Int128.MaxValue),
        };
        return number >= low && number <= high ? number.ToString(CultureInfo.InvariantCulture) : throw BadValue(type, column, text);
    }

    private static DateTime? Time(string text)
    {
        if (DateTime.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        return DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var time) ? time : null;
    }

    private static DorisError BadValue(SqlType type, string column, string text) =>
        DorisError.Detail($"Insert has filtered data in strict mode. column_name[{column}], value '{text}' can not cast to {type}");
}
