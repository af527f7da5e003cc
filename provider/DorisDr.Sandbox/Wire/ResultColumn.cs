namespace DorisDr.Sandbox.Wire;

/// <summary>Type numbers of the MySQL protocol that Doris sends.</summary>
internal enum ColumnKind : byte
{
    Tiny = 1,
    Short = 2,
    Long = 3,
    Float = 4,
    Double = 5,
    LongLong = 8,
    Date = 10,
    DateTime = 12,
    NewDecimal = 246,
    Blob = 252,
    String = 254,
}

/// <summary>A column of a result set. Doris leaves schema and table empty.</summary>
internal sealed record ResultColumn(string Name, string OriginalName, ColumnKind Type, uint Length, byte Decimals = 0)
{
    /// <summary>The default value, sent with COM_FIELD_LIST only.</summary>
    public string? Default { get; init; }

    /// <summary>VARCHAR, the type of most SHOW columns.</summary>
    public static ResultColumn Varchar(string name) => new(name, name, ColumnKind.String, 255);

    /// <summary>STRING, the type of the newer SHOW columns.</summary>
    public static ResultColumn Text(string name) => new(name, name, ColumnKind.Blob, 255);

    public static ResultColumn[] Varchars(params ReadOnlySpan<string> names)
    {
        var columns = new ResultColumn[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            columns[i] = Varchar(names[i]);
        }

        return columns;
    }

    public static ResultColumn[] Texts(params ReadOnlySpan<string> names)
    {
        var columns = new ResultColumn[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            columns[i] = Text(names[i]);
        }

        return columns;
    }
}
