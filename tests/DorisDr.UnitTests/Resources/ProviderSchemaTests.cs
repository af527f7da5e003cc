using DorisDr.Resources;
using DorisDr.Testing.Model;
using Newtonsoft.Json.Linq;
using Xunit;

namespace DorisDr.UnitTests.Resources;

public sealed class ProviderSchemaTests
{
    private static readonly JObject Schema = DorisProvider.Create(_ => null, new RecordingLog(), TimeProvider.System).Schema.Document;

    [Fact]
    public void Schema_EveryProperty_IsDescribed()
    {
        var bare = Schema.Descendants().OfType<JProperty>()
            .Where(property => property.Name is "properties" or "inputProperties" or "variables")
            .Where(property => property.Value is JObject bag && bag.Properties().All(entry => entry.Value is JObject)) // Not the input of that name.
            .SelectMany(property => ((JObject)property.Value).Properties())
            .Where(property => property.Value is JObject value && string.IsNullOrWhiteSpace((string?)value["description"]))
            .Select(property => property.Path);

        Assert.Empty(bare);
    }

    [Theory]
    [InlineData("config.variables.password")]
    [InlineData("types['dorisdr:index:ClusterSettings'].properties.password")]
    [InlineData("types['dorisdr:index:S3Storage'].properties.accessKey")]
    [InlineData("types['dorisdr:index:S3Storage'].properties.secretKey")]
    [InlineData("types['dorisdr:index:S3Storage'].properties.sessionToken")]
    public void Schema_Secret_IsMarkedAndHasNoDefault(string path)
    {
        var property = Schema.SelectToken(path);

        Assert.True((bool?)property?["secret"]);
        Assert.Null(property?["defaultInfo"]);
        Assert.Null(property?["default"]);
    }

    [Theory]
    [InlineData("name", true)]
    [InlineData("cluster", true)]
    [InlineData("location", true)]
    [InlineData("readOnly", true)]
    [InlineData("hdfs", true)]
    [InlineData("s3", false)]
    [InlineData("properties", false)]
    public void Schema_RepositoryInput_SaysWhetherItReplaces(string name, bool replaces) =>
        Assert.Equal(replaces, (bool?)Schema.SelectToken($"resources['dorisdr:index:Repository'].inputProperties.{name}.willReplaceOnChanges") ?? false);
}
