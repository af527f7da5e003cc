using DorisDr.Sandbox.Cluster.Catalog;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>Comparison and arithmetic of two values; null gives null.</summary>
internal static class Arithmetic
{
    public static bool IsComparison(string sign) => sign is "=" or "<>" or "<" or ">" or "<=" or ">=" or "<=>";

    public static object? Apply(string sign, object? left, object? right)
    {
        if (sign == "<=>")
        {
            return left is null || right is null ? left is null && right is null : SqlValue.Compare(left, right) == 0;
        }

        if (left is null || right is null)
        {
            return null;
        }

        return sign switch
        {
            "=" => SqlValue.Compare(left, right) == 0,
            "<>" => SqlValue.Compare(left, right) != 0,
            "<" => SqlValue.Compare(left, right) < 0,
            ">" => SqlValue.Compare(left, right) > 0,
            "<=" => SqlValue.Compare(left, right) <= 0,
            ">=" => SqlValue.Compare(left, right) >= 0,
            _ => Calculate(sign, Numeric(left), Numeric(right)),
        };
    }

    private static object Numeric(object value) => value is bool or string ? SqlValue.Number(value) is var d && d == Math.Truncate(d) && value is bool ? (Int128)d : d : value;

    private static object? Calculate(string sign, object left, object right)
    {
        if (left is Int128 a && right is Int128 b && sign != "/")
        {
            return sign switch
            {
                "+" => a + b,
                "-" => a - b,
                "*" => a * b,
                _ when b == 0 => null,
                "%" => a % b,
                _ => a / b,
            };
        }

        if (left is Int128 or decimal && right is Int128 or decimal && (left is decimal || right is decimal))
        {
            var (x, y) = (left is decimal m ? m : (decimal)(Int128)left, right is decimal n ? n : (decimal)(Int128)right);
            return sign switch
            {
                "+" => x + y,
                "-" => x - y,
                "*" => x * y,
                _ when y == 0 => null,
                "/" => x / y,
                "%" => x % y,
                _ => (Int128)Math.Truncate(x / y),
            };
        }

        var (p, q) = (SqlValue.Number(left), SqlValue.Number(right));
        return sign switch
        {
            "+" => p + q,
            "-" => p - q,
            "*" => p * q,
            _ when q == 0 => null,
            "/" => p / q,
            "%" => p % q,
            _ => (Int128)Math.Truncate(p / q),
        };
    }
}
