using DorisDr.Sandbox.Wire;

namespace DorisDr.Sandbox.Cluster.Catalog;

internal enum SqlTypeKind
{
    Null,
    Boolean,
    TinyInt,
    SmallInt,
    Int,
    BigInt,
    LargeInt,
    Float,
    Double,
    Decimal,
    Date,
    DateTime,
    Char,
    Varchar,
    String,
}

/// <summary>A type of Doris.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="Size">Length of CHAR and VARCHAR, precision of DECIMAL.</param>
/// <param name="Scale">Digits behind the point of DECIMAL, of the second of DATETIME.</param>
internal sealed record SqlType(SqlTypeKind Kind, int Size = 0, int Scale = 0)
{
    public static SqlType Null { get; } = new(SqlTypeKind.Null);

    public static SqlType Boolean { get; } = new(SqlTypeKind.Boolean);

    public static SqlType BigInt { get; } = new(SqlTypeKind.BigInt);

    public static SqlType Double { get; } = new(SqlTypeKind.Double);

    public static SqlType Varchar { get; } = new(SqlTypeKind.Varchar, -1);

    public static SqlType String { get; } = new(SqlTypeKind.String);

    public bool IsInteger => Kind is >= SqlTypeKind.TinyInt and <= SqlTypeKind.LargeInt;

    public bool IsText => Kind is SqlTypeKind.Char or SqlTypeKind.Varchar or SqlTypeKind.String;

    /// <summary>The column definition on the wire; types, lengths and decimals as Doris sends them.</summary>
    public ResultColumn Column(string name, string originalName)
    {
        var (kind, length, decimals) = Kind switch
        {
            SqlTypeKind.Boolean => (ColumnKind.Tiny, 1, 0),
            SqlTypeKind.TinyInt => (ColumnKind.Tiny, 4, 0),
            SqlTypeKind.SmallInt => (ColumnKind.Short, 6, 0),
            SqlTypeKind.Int => (ColumnKind.Long, 11, 0),
            SqlTypeKind.BigInt => (ColumnKind.LongLong, 20, 0),
            SqlTypeKind.LargeInt => (ColumnKind.String, 40, 0),
            SqlTypeKind.Float => (ColumnKind.Float, 12, 31),
            SqlTypeKind.Double => (ColumnKind.Double, 22, 31),
            SqlTypeKind.Decimal => (ColumnKind.NewDecimal, Size + (Scale > 0 ? 2 : 1), Scale),
            SqlTypeKind.Date => (ColumnKind.Date, 10, 0),
            SqlTypeKind.DateTime => (ColumnKind.DateTime, Scale > 0 ? 20 + Scale : 19, Scale),
            SqlTypeKind.String => (ColumnKind.Blob, 255, 0),
            _ => (ColumnKind.String, 255, 0),
        };
        return new ResultColumn(name, originalName, kind, (uint)length, (byte)decimals);
    }

    /// <summary>As SHOW CREATE TABLE and DESC print it.</summary>
    public override string ToString() => Kind switch
    {
        SqlTypeKind.Decimal => $"decimal({Size},{Scale})",
        SqlTypeKind.DateTime => Scale > 0 ? $"datetime({Scale})" : "datetime",
        SqlTypeKind.Char => $"char({Size})",
        SqlTypeKind.Varchar => $"varchar({(Size < 0 ? 65533 : Size)})",
        SqlTypeKind.String => "text",
        _ => Kind.ToString().ToLowerInvariant(),
    };
}
