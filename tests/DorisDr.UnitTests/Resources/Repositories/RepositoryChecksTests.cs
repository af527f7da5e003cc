using DorisDr.ResourceModel.Values;
using Xunit;
using static DorisDr.UnitTests.Resources.RepositoryDriver;

namespace DorisDr.UnitTests.Resources.Repositories;

public sealed class RepositoryChecksTests
{
    public static TheoryData<string, string> Wrong => new()
    {
        { "name=1r", "DDR1201 name" },
        { "name=é", "DDR1201 name" },
        { "cluster=nope", "DDR1110 cluster" },
        { "location=bucket/path", "DDR1203 location" },
        { "location=hdfs://h/p", "DDR1204 location" },
        { "s3.accessKey", "DDR1210 s3.accessKey" },
        { "s3.externalId=x", "DDR1213 s3.externalId" },
        { "s3.provider=aws -endpoint -region", "DDR1211 s3.region" },
        { "s3.provider=azure -endpoint", "DDR1212 s3.endpoint" },
        { "properties.AWS_ENDPOINT=x", "DDR1206 properties.AWS_ENDPOINT" },
        { "properties.my_password=x", "DDR1207 properties.my_password" },
        { "endpoint=x", "DDR1001 endpoint" },
        { "hdfs", "DDR1205 hdfs" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Check_WrongInput_IsToldAtItsPath(string change, string expected)
    {
        await using var driver = await StartAsync();
        var problems = await driver.ProblemsAsync(Change(change));

        Assert.Equal([expected], problems);
    }

    [Fact]
    public async Task Check_ManyWrongInputs_AreToldAtOnce()
    {
        await using var driver = await StartAsync();
        var news = Change("s3.accessKey").With("name", PropertyValue.Of("1r")).With("location", PropertyValue.Of("x"));

        Assert.Equal(["DDR1201 name", "DDR1203 location", "DDR1210 s3.accessKey"], (await driver.ProblemsAsync(news)).Order(StringComparer.Ordinal));
        Assert.Empty(driver.Frontend.Statements);
    }

    [Fact]
    public async Task Check_Unknowns_AreNotJudged()
    {
        await using var driver = await StartAsync();
        var news = WithS3(Declared(), "accessKey", PropertyValue.Unknown).With("location", PropertyValue.Unknown).With("name", PropertyValue.Unknown);

        Assert.Empty(await driver.ProblemsAsync(news));
    }

    [Fact]
    public async Task Check_KeysInAnySpelling_AreWrappedAsSecrets()
    {
        await using var driver = await StartAsync();

        var inputs = await driver.CheckAsync(Declared());

        Assert.DoesNotContain("canary", inputs.ToString(), StringComparison.Ordinal);
        Assert.Equal(PropertyValue.Of("eu"), inputs["name"]);
    }

    private static PropertyMap Change(string change) => change.Split(' ') switch
    {
        ["s3.accessKey"] => WithoutS3(Declared(), "accessKey"),
        ["s3.externalId=x"] => WithS3(Declared(), "externalId", PropertyValue.Of("x")),
        [var provider, .. var removed] when provider.StartsWith("s3.provider=", StringComparison.Ordinal) => removed.Aggregate(
            WithS3(Declared(), "provider", PropertyValue.Of(provider[12..])), (inputs, name) => WithoutS3(inputs, name[1..])),
        ["hdfs"] => Declared().With("hdfs", PropertyValue.Of(PropertyMap.Of(("username", PropertyValue.Of("u"))))).With("location", PropertyValue.Of("file://h/p")),
        [var other] when other.StartsWith("properties.", StringComparison.Ordinal) =>
            Declared().With("properties", PropertyValue.Of(PropertyMap.Of((other[11..^2], PropertyValue.Of("x"))))),
        [var other] => Declared().With(other.Split('=')[0], PropertyValue.Of(other.Split('=')[1])),
        _ => throw new ArgumentException(change, nameof(change)),
    };
}
