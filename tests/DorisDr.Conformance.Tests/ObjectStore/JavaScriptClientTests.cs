using DorisDr.Testing.Processes;
using Newtonsoft.Json.Linq;
using Xunit;

namespace DorisDr.Conformance.Tests.ObjectStore;

/// <summary>The store driven by JavaScript clients: Amazon's SDK and MinIO's own.</summary>
public sealed class JavaScriptClientTests : IAsyncLifetime
{
    private const string WrongSecret =
        "SignatureDoesNotMatch: The request signature we calculated does not match the signature you provided. Check your key and signing method.";

    private const string WrongKey = "InvalidAccessKeyId: The Access Key Id you provided does not exist in our records.";

    private StoreUnderTest _store = null!;

    public async Task InitializeAsync() => _store = await StoreUnderTest.StartAsync();

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task AwsSdk_AllItsOperations_SeesAnS3Store()
    {
        var seen = await RunAsync("s3-aws.mjs");
        string[] keys = ["/lead//trail/", "a b+c%2F", "colon:at@", "x/../y", "\uFF5E", "😀"];

        Assert.Equal(keys.Select(key => $"<{key}>"), seen["contents"]!.Values<string>());
        Assert.Equal(keys, seen["listed"]!.Values<string>());
        Assert.True((bool)seen["streamed"]!);
        Assert.Equal("""{"length":180000,"encoding":null,"crc32c":"string"}""", Compact(seen["streamedHead"]));
        Assert.Equal("""["ppend","bytes 5242878-5242882/5242883"]""", Compact(seen["ranged"]));
        Assert.Equal("</lead//trail/>", (string?)seen["copied"]);
        Assert.Equal("404 NoSuchKey: The specified key does not exist.", (string?)seen["gone"]);
        Assert.Equal(8, (int)seen["deleted"]!);
        Assert.Equal("403 " + WrongKey, (string?)seen["wrongKey"]);
        Assert.Equal("403 " + WrongSecret, (string?)seen["wrongSecret"]);
        Assert.Equal("404 NoSuchBucket: The specified bucket does not exist", (string?)seen["noBucket"]);
    }

    [Fact]
    public async Task MinioClient_AllItsOperations_SeesAnS3Store()
    {
        var seen = await RunAsync("s3-minio.mjs");
        string[] keys = ["a/1", "a/2", "b c", "ключ", "😀"];

        Assert.Equal("[true,false]", Compact(seen["exists"]));
        Assert.Equal(keys.Select(key => $"<{key}>"), seen["contents"]!.Values<string>());
        Assert.Equal(keys, seen["listedV2"]!.Values<string>());
        Assert.Equal(["a/", "b c", "ключ", "😀"], seen["listedV1"]!.Values<string>().Order(StringComparer.Ordinal));
        Assert.Equal("""{"size":5,"n":"1"}""", Compact(seen["stat"]));
        Assert.Equal(70 << 20, (int)seen["large"]!["size"]!);
        Assert.Equal("lll", (string?)seen["partial"]);
        Assert.Equal("<b c>", (string?)seen["copied"]);
        Assert.Equal("<ключ>", (string?)seen["presigned"]);
        Assert.Equal(200, (int)seen["presignedPut"]!);
        Assert.Equal(0, (int)seen["left"]!);
        Assert.Equal("NoSuchKey: The specified key does not exist.", (string?)seen["gone"]);
        Assert.Equal(WrongKey, (string?)seen["wrongKey"]);
        Assert.Equal(WrongSecret, (string?)seen["wrongSecret"]);
    }

    private static string Compact(JToken? token) => token!.ToString(Newtonsoft.Json.Formatting.None);

    private async Task<JObject> RunAsync(string script)
    {
        var environment = new Dictionary<string, string>
        {
            ["S3_ENDPOINT"] = _store.Server.Endpoint.GetLeftPart(UriPartial.Authority),
            ["S3_ACCESS_KEY"] = StoreUnderTest.AccessKey,
            ["S3_SECRET_KEY"] = StoreUnderTest.SecretKey,
            ["S3_BUCKET"] = StoreUnderTest.Bucket,
        };
        return (JObject)await NodeScript.RunAsync(environment, script);
    }
}
