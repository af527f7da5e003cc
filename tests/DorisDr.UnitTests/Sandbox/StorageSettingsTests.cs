using DorisDr.Sandbox;
using DorisDr.Sandbox.Cluster.Storage;
using Xunit;

namespace DorisDr.UnitTests.Sandbox;

public sealed class StorageSettingsTests
{
    private const string Keys = "s3.access_key=a;s3.secret_key=b";

    [Theory]
    [InlineData("s3.endpoint=http://h:9000;" + Keys, "Minio", "http://h:9000", "us-east-1")]
    [InlineData("s3.endpoint=h:9000;s3.region=eu-1;" + Keys, "Minio", "http://h:9000", "us-east-1")]
    [InlineData("AWS_ENDPOINT=http://h;AWS_ACCESS_KEY=a;AWS_SECRET_KEY=b", "Minio", "http://h", "us-east-1")]
    [InlineData("s3.endpoint=https://s3.eu-central-1.amazonaws.com;" + Keys, "S3", "https://s3.eu-central-1.amazonaws.com", "eu-central-1")]
    [InlineData("s3.region=eu-west-1;" + Keys, "S3", "https://s3.eu-west-1.amazonaws.com", "eu-west-1")]
    [InlineData("s3.endpoint=https://oss-cn-beijing.aliyuncs.com;" + Keys, "Oss", "https://oss-cn-beijing.aliyuncs.com", "cn-beijing")]
    [InlineData("fs.defaultFS=hdfs://n:8020;s3.endpoint=http://h", "Hdfs", "http://h", "us-east-1")]
    [InlineData("provider=AZURE;s3.endpoint=http://h;" + Keys, "Azure", "http://h", "us-east-1")]
    [InlineData("s3.endpoint=https://acc.blob.core.windows.net;" + Keys, "Azure", "https://acc.blob.core.windows.net", "us-east-1")]
    public void Kind_IsGuessedFromTheProperties(string properties, string kind, string endpoint, string region)
    {
        var settings = StorageSettings.Read(Parse(properties));

        Assert.Equal((kind, endpoint, region), (settings.Kind.ToString(), settings.Endpoint, settings.Region));
    }

    [Theory]
    [InlineData("a=b", "No supported storage type found. Please check your configuration.")]
    [InlineData(Keys, "Property minio.endpoint is required.")]
    [InlineData("AWS_REGION=eu-1;AWS_ACCESS_KEY=a;AWS_SECRET_KEY=b", "Property minio.endpoint is required.")]
    [InlineData("s3.endpoint=http://h;s3.access_key=a", "Both the access key and the secret key must be set.")]
    [InlineData("s3.endpoint=https://s3.amazonaws.com;" + Keys,
        "Region is not set. If you are using a standard endpoint, the region will be detected automatically. Otherwise, please specify it explicitly.")]
    [InlineData("s3.region=x;s3.external_id=e", "s3.external_id must be used with s3.role_arn")]
    [InlineData("provider=azure;s3.endpoint=http://h", "When auth_type is SharedKey, account_name and account_key are required.")]
    [InlineData("fs.defaultFS=hdfs://n;hadoop.security.authentication=kerberos", "HDFS authentication type is kerberos, but principal or keytab is not set.")]
    [InlineData("S3.ENDPOINT=http://h", "No supported storage type found. Please check your configuration.")]
    public void Properties_ThatDoNotDo_AreRefusedInTheWordsOfDoris(string properties, string text)
    {
        var error = Assert.Throws<DorisError>(() => StorageSettings.Read(Parse(properties)));

        Assert.Equal("errCode = 2, detailMessage = " + text, error.Message);
    }

    [Fact]
    public void Settings_PrintNoSecret() =>
        Assert.DoesNotContain("CANARY", StorageSettings.Read(Parse("s3.endpoint=http://h;s3.access_key=CANARY;s3.secret_key=CANARY")).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("s3://b/p//q/", "b", "p/q")]
    [InlineData("s3://b", "b", "")]
    [InlineData("oss://b/x", "b", "x")]
    [InlineData("http://b/p", "b", "p")]
    public void Location_IsBucketAndKey(string location, string bucket, string key) => Assert.Equal(new StorageLocation(bucket, key), StorageLocation.Parse(location));

    private static Dictionary<string, string> Parse(string properties) => properties.Split(';').Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => p[1]);
}
