using CsCheck;
using DorisDr.Client;
using DorisDr.Client.Catalog.Repositories;
using Xunit;

namespace DorisDr.UnitTests.Client.Catalog;

public sealed class CreateStatementReaderTests
{
    [Fact]
    public void Read_RecordedStatementOf4_FindsValuesAndMasks()
    {
        var properties = CreateStatementReader.Read(
            "CREATE READ ONLY REPOSITORY ro \nWITH  S3  \nON LOCATION \"s3://truth/ro\"\nPROPERTIES\n(\"s3.access_key\"  =  \"*XXX\",\n\"s3.region\"  =  \"us-east-1\",\n"
            + "\"use_path_style\"  =  \"true\",\n\"s3.endpoint\"  =  \"http://127.0.0.1:9900\",\n\"s3.secret_key\"  =  \"*XXX\"\n)");

        Assert.Equal(
            [
                new("s3.access_key", null), new("s3.region", "us-east-1"), new("use_path_style", "true"),
                new("s3.endpoint", "http://127.0.0.1:9900"), new("s3.secret_key", null),
            ],
            properties);
    }

    [Fact]
    public void Read_StatementOf3_FindsTheKeyInClearAndPrintsItNowhere()
    {
        var properties = CreateStatementReader.Read(
            "CREATE REPOSITORY r1 \nWITH  S3  \nON LOCATION \"s3://truth3/one\"\nPROPERTIES\n(\"s3.access_key\"  =  \"dorisadmin\",\n\"_DORIS_STORAGE_TYPE_\"  =  \"S3\"\n)");

        Assert.Equal("dorisadmin", properties[0].Value);
        Assert.DoesNotContain("dorisadmin", properties[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AnyValues_AreFoundAgain()
    {
        // No line ends: Doris escapes nothing, so a value with quotes around a line end cannot be told from two properties by anybody.
        var text = Gen.String[Gen.OneOf(Gen.Char['a', 'd'], Gen.OneOf('"', '\\', '=', ',', ')', '(')), 0, 10];
        var key = Gen.String[Gen.Char['a', 'z'], 1, 8];
        Gen.Select(key, text).Array[1, 5]
            .Sample(pairs =>
            {
                var printed = "CREATE REPOSITORY r \nWITH  S3  \nON LOCATION \"s3://b\"\nPROPERTIES\n("
                    + string.Join(",\n", pairs.Select(pair => $"\"{pair.Item1}\"  =  \"{pair.Item2}\"")) + "\n)";
                return CreateStatementReader.Read(printed).Select(property => (property.Key, property.Value))
                    .SequenceEqual(pairs.Select(pair => (pair.Item1, (string?)pair.Item2)));
            });
    }

    [Theory]
    [InlineData("")]
    [InlineData("CREATE REPOSITORY canary")]
    [InlineData("CREATE REPOSITORY r \nPROPERTIES\n(canary\n)")]
    [InlineData("CREATE REPOSITORY r \nPROPERTIES\n(\"canary\"\n)")]
    public void Read_UnknownLayout_IsAnErrorWithoutTheText(string statement)
    {
        var error = Assert.Throws<DorisException>(() => CreateStatementReader.Read(statement));

        Assert.DoesNotContain("canary", error.Message, StringComparison.Ordinal);
    }
}
