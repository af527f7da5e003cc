using DorisDr.Client.Sql;

namespace DorisDr.Client.Catalog.Repositories;

/// <summary>The statements about repositories (DorisParser.g4). There is no IF EXISTS in any of them.</summary>
internal static class RepositoryStatements
{
    private static readonly SqlStatement ReadOnly = SqlStatement.Of($"READ ONLY ");
    private static readonly SqlStatement S3 = SqlStatement.Of($"S3");
    private static readonly SqlStatement Hdfs = SqlStatement.Of($"HDFS");

    internal static SqlStatement ShowAll { get; } = SqlStatement.Of($"SHOW REPOSITORIES");

    internal static SqlStatement ShowCreate(string name) => SqlStatement.Of($"SHOW CREATE REPOSITORY FOR {SqlName.Of(name)}");

    internal static SqlStatement Create(RepositoryDefinition wanted)
    {
        var readOnly = wanted.IsReadOnly ? ReadOnly : SqlStatement.Empty;
        var backend = wanted.Backend is RepositoryBackend.Hdfs ? Hdfs : S3;
        return SqlStatement.Of(
            $"CREATE {readOnly}REPOSITORY {SqlName.Of(wanted.Name)} WITH {backend} ON LOCATION {new SqlText(wanted.Location)} PROPERTIES ({wanted.Properties})");
    }

    internal static SqlStatement Alter(string name, SqlProperties properties) =>
        SqlStatement.Of($"ALTER REPOSITORY {SqlName.Of(name)} PROPERTIES ({properties})");

    internal static SqlStatement Drop(string name) => SqlStatement.Of($"DROP REPOSITORY {SqlName.Of(name)}");
}
