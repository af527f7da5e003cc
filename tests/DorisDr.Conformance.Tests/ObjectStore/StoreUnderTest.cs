using Amazon.Runtime;
using Amazon.S3;
using DorisDr.Sandbox.ObjectStore;

namespace DorisDr.Conformance.Tests.ObjectStore;

/// <summary>A running store in a folder of its own, and foreign clients for it.</summary>
public sealed class StoreUnderTest : IAsyncDisposable
{
    public const string Bucket = "truth";
    public const string AccessKey = "dorisadmin";
    public const string SecretKey = "dorissecret";

    private StoreUnderTest(ObjectStoreServer server, string folder)
    {
        Server = server;
        Folder = folder;
        Client = CreateClient(AccessKey, SecretKey);
    }

    public ObjectStoreServer Server { get; }

    public string Folder { get; }

    public AmazonS3Client Client { get; }

    public static async Task<StoreUnderTest> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("dorisdr-store-").FullName;
        var options = new ObjectStoreOptions(folder, 0, AccessKey, SecretKey, [Bucket]);
        return new StoreUnderTest(await ObjectStoreServer.StartAsync(options, TimeProvider.System, CancellationToken.None), folder);
    }

    public AmazonS3Client CreateClient(string accessKey, string secretKey, bool isPathStyle = true) => new(
        new BasicAWSCredentials(accessKey, secretKey),
        new AmazonS3Config
        {
            ServiceURL = isPathStyle ? Server.Endpoint.ToString() : $"http://localhost:{Server.Endpoint.Port}",
            ForcePathStyle = isPathStyle,
            AuthenticationRegion = "us-east-1",
            MaxErrorRetry = 0,
            HttpClientFactory = isPathStyle ? null : new LoopbackClientFactory(),
            Timeout = TimeSpan.FromSeconds(30),
        });

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
