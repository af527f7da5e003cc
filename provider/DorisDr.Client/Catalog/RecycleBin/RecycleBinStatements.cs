using DorisDr.Client.Sql;

namespace DorisDr.Client.Catalog.RecycleBin;

/// <summary>The statements about the recycle bin (DorisParser.g4).</summary>
internal static class RecycleBinStatements
{
    internal static SqlStatement Show { get; } = SqlStatement.Of($"SHOW CATALOG RECYCLE BIN");

    /// <summary>The clock that drop times are told by.</summary>
    internal static SqlStatement ShowNow { get; } = SqlStatement.Of($"SELECT NOW()");
}
