using DorisDr.Sandbox.Statements;

namespace DorisDr.Sandbox.Cluster.Catalog;

/// <summary>Turns a type as written into a type.</summary>
internal static class SqlTypeReader
{
    private static readonly Dictionary<string, SqlTypeKind> Plain = new(StringComparer.Ordinal)
    {
        ["boolean"] = SqlTypeKind.Boolean,
        ["tinyint"] = SqlTypeKind.TinyInt,
        ["smallint"] = SqlTypeKind.SmallInt,
        ["int"] = SqlTypeKind.Int,
        ["integer"] = SqlTypeKind.Int,
        ["bigint"] = SqlTypeKind.BigInt,
        ["largeint"] = SqlTypeKind.LargeInt,
        ["float"] = SqlTypeKind.Float,
        ["double"] = SqlTypeKind.Double,
        ["date"] = SqlTypeKind.Date,
        ["datev2"] = SqlTypeKind.Date,
        ["string"] = SqlTypeKind.String,
        ["text"] = SqlTypeKind.String,
        ["json"] = SqlTypeKind.String,
        ["jsonb"] = SqlTypeKind.String,
    };

    public static SqlType Read(TypeText text)
    {
        var arguments = text.Arguments;
        if (Plain.TryGetValue(text.Name, out var kind))
        {
            return new SqlType(kind);
        }

        switch (text.Name)
        {
            case "char" or "character":
                return new SqlType(SqlTypeKind.Char, Argument(arguments, 0, 1));
            case "varchar":
                return new SqlType(SqlTypeKind.Varchar, Argument(arguments, 0, -1));
            case "datetime" or "datetimev2":
                return new SqlType(SqlTypeKind.DateTime, 0, InRange(Argument(arguments, 0, 0), 0, 6, "Scale of Datetime/Time must between 0 and 6. Scale was set to: "));
            case "decimal" or "decimalv2" or "decimalv3" or "numeric":
                var precision = InRange(Argument(arguments, 0, 38), 1, 38, "Precision of decimal must between 1 and 38. Precision was set to: ");
                var scale = Argument(arguments, 1, arguments.Count == 0 ? 9 : 0);
                return new SqlType(SqlTypeKind.Decimal, precision, InRange(scale, 0, precision, "Scale of decimal must not be larger than precision. Scale was set to: "));
            default:
                throw DorisError.Detail($"Unsupported data type: {text.Name.ToUpperInvariant()}");
        }
    }

    private static int Argument(IReadOnlyList<int> arguments, int index, int otherwise) => index < arguments.Count ? arguments[index] : otherwise;

    private static int InRange(int value, int low, int high, string otherwise) => value >= low && value <= high ? value : throw DorisError.Detail(otherwise + value);
}
