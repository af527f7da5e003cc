using DorisDr.Client.Catalog.Repositories;
using DorisDr.Client.Sql;
using Xunit;

namespace DorisDr.UnitTests.Client.Catalog;

public sealed class RepositoryStatementsTests
{
    [Theory]
    [InlineData(false, RepositoryBackend.S3, "CREATE REPOSITORY `r` WITH S3 ON LOCATION \"s3://b/p\" PROPERTIES (\"k\" = \"v\")")]
    [InlineData(true, RepositoryBackend.S3, "CREATE READ ONLY REPOSITORY `r` WITH S3 ON LOCATION \"s3://b/p\" PROPERTIES (\"k\" = \"v\")")]
    [InlineData(false, RepositoryBackend.Hdfs, "CREATE REPOSITORY `r` WITH HDFS ON LOCATION \"s3://b/p\" PROPERTIES (\"k\" = \"v\")")]
    public void Create_Definition_IsDorisGrammar(bool isReadOnly, RepositoryBackend backend, string expected) =>
        Assert.Equal(expected, RepositoryStatements.Create(new RepositoryDefinition
        {
            Name = "r",
            Location = "s3://b/p",
            IsReadOnly = isReadOnly,
            Backend = backend,
            Properties = new SqlProperties().Add("k", "v"),
        }).Text);

    [Fact]
    public void OtherStatements_Name_IsQuoted()
    {
        Assert.Equal("SHOW CREATE REPOSITORY FOR `r``1`", RepositoryStatements.ShowCreate("r`1").Text);
        Assert.Equal("DROP REPOSITORY `r`", RepositoryStatements.Drop("r").Text);
        Assert.Equal("ALTER REPOSITORY `r` PROPERTIES (\"k\" = \"v\")", RepositoryStatements.Alter("r", new SqlProperties().Add("k", "v")).Text);
    }
}
