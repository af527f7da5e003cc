using DorisDr.Client.Sql;

namespace DorisDr.Client.Catalog.Binlogs;

/// <summary>The statements about binlogs (DorisParser.g4).</summary>
internal static class BinlogStatements
{
    internal static SqlStatement ShowDatabases { get; } = SqlStatement.Of($"SHOW DATABASES");

    internal static SqlStatement ShowDatabase(string database) => SqlStatement.Of($"SHOW CREATE DATABASE {SqlName.Of(database)}");

    internal static SqlStatement ShowTables(string database) => SqlStatement.Of($"SHOW FULL TABLES FROM {SqlName.Of(database)}");

    internal static SqlStatement ShowTable(string database, string table) => SqlStatement.Of($"SHOW CREATE TABLE {SqlName.Of(database, table)}");

    internal static SqlStatement SetDatabase(string database, BinlogProperties properties) =>
        SqlStatement.Of($"ALTER DATABASE {SqlName.Of(database)} SET PROPERTIES ({properties.ToSql()})");

    internal static SqlStatement SetTable(string database, string table, BinlogProperties properties) =>
        SqlStatement.Of($"ALTER TABLE {SqlName.Of(database, table)} SET ({properties.ToSql()})");
}
