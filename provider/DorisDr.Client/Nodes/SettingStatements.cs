using DorisDr.Client.Sql;

namespace DorisDr.Client.Nodes;

/// <summary>The statements about configuration (DorisParser.g4).</summary>
internal static class SettingStatements
{
    private static readonly SqlStatement All = SqlStatement.Of($"ALL FRONTENDS");
    private static readonly SqlStatement One = SqlStatement.Of($"FRONTEND");

    /// <summary>A pattern for all FE keys of <see cref="SettingKeys"/> about the recycle bin, so that one statement is enough.</summary>
    internal static SqlStatement ShowTrash { get; } = SqlStatement.Of($"ADMIN SHOW FRONTEND CONFIG LIKE {new SqlText("%catalog_trash%")}");

    internal static SqlStatement ShowBinlog { get; } = SqlStatement.Of($"ADMIN SHOW FRONTEND CONFIG LIKE {new SqlText("%enable_feature_binlog")}");

    internal static SqlStatement ShowBackends(string key) => SqlStatement.Of($"SHOW BACKEND CONFIG LIKE {new SqlText(key)}");

    internal static SqlStatement Set(string key, string value, bool onAll) =>
        SqlStatement.Of($"ADMIN SET {(onAll ? All : One)} CONFIG ({new SqlProperties().Add(key, value)})");
}
