using Amazon.S3;
using Amazon.S3.Model;
using Xunit;

namespace DorisDr.Conformance.Tests.ObjectStore;

/// <summary>Listings and buckets through Amazon's own .NET SDK.</summary>
public sealed class AwsSdkListingTests : IAsyncLifetime
{
    // In the order of their UTF-8 bytes, which is not that of UTF-16: U+FF5E sorts before the emoji.
    private static readonly string[] Keys = ["a", "a/1", "a/2", "a/b/3", "a0", "b/1", "c", "z&<>", "\uFF5E", "😀"];

    private StoreUnderTest _store = null!;

    private AmazonS3Client Client => _store.Client;

    public async Task InitializeAsync()
    {
        _store = await StoreUnderTest.StartAsync();
        foreach (var key in Keys.Reverse())
        {
            await Client.PutObjectAsync(new PutObjectRequest { BucketName = StoreUnderTest.Bucket, Key = key, ContentBody = key });
        }
    }

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    public async Task ListV2_AnyPageSize_YieldsAllInByteOrder(int pageSize)
    {
        var request = new ListObjectsV2Request { BucketName = StoreUnderTest.Bucket, MaxKeys = pageSize };
        var keys = new List<string>();
        await foreach (var item in Client.Paginators.ListObjectsV2(request).S3Objects)
        {
            keys.Add(item.Key);
            Assert.Equal(System.Text.Encoding.UTF8.GetByteCount(item.Key), item.Size);
        }

        Assert.Equal(Keys, keys);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1000)]
    public async Task ListV1_WithDelimiterAndAnyPageSize_RollsUpOnce(int pageSize)
    {
        var keys = new List<string>();
        var prefixes = new List<string>();
        var request = new ListObjectsRequest { BucketName = StoreUnderTest.Bucket, Delimiter = "/", MaxKeys = pageSize };
        ListObjectsResponse page;
        do
        {
            page = await Client.ListObjectsAsync(request);
            keys.AddRange(page.S3Objects?.Select(item => item.Key) ?? []);
            prefixes.AddRange(page.CommonPrefixes ?? []);
            request.Marker = page.NextMarker;
        }
        while (page.IsTruncated == true);

        Assert.Equal(Keys.Where(key => !key.Contains('/', StringComparison.Ordinal)), keys);
        Assert.Equal(["a/", "b/"], prefixes);
    }

    [Fact]
    public async Task ListV2_UrlEncodedWithPrefixAndStartAfter_EncodesNames()
    {
        var answer = await Client.ListObjectsV2Async(new ListObjectsV2Request
        {
            BucketName = StoreUnderTest.Bucket,
            StartAfter = "c",
            Encoding = EncodingType.Url,
            FetchOwner = true,
        });

        Assert.Equal(["z&<>", "\uFF5E", "😀"], answer.S3Objects.Select(item => Uri.UnescapeDataString(item.Key)));
        Assert.All(answer.S3Objects, item => Assert.Equal("minio", item.Owner.DisplayName));
        answer = await Client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = StoreUnderTest.Bucket, Prefix = "a/", Delimiter = "/" });
        Assert.Equal(["a/1", "a/2"], answer.S3Objects.Select(item => item.Key));
        Assert.Equal(["a/b/"], answer.CommonPrefixes);
        Assert.Equal(3, answer.KeyCount);
    }

    [Fact]
    public async Task ListVersions_EveryObject_HasTheNullVersion()
    {
        var answer = await Client.ListVersionsAsync(new ListVersionsRequest { BucketName = StoreUnderTest.Bucket });
        Assert.Equal(Keys, answer.Versions.Select(item => item.Key));
        Assert.All(answer.Versions, item => Assert.True(item.IsLatest));
    }

    [Fact]
    public async Task Buckets_CreateListDelete_FollowTheRules()
    {
        await Client.PutBucketAsync("another.bucket");
        Assert.Equal(["another.bucket", StoreUnderTest.Bucket], (await Client.ListBucketsAsync()).Buckets.Select(bucket => bucket.BucketName));
        var problem = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => Client.PutBucketAsync(StoreUnderTest.Bucket));
        Assert.Equal("BucketAlreadyOwnedByYou", problem.ErrorCode);
        problem = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => Client.DeleteBucketAsync(StoreUnderTest.Bucket));
        Assert.Equal("BucketNotEmpty", problem.ErrorCode);

        await Client.HeadBucketAsync(new HeadBucketRequest { BucketName = "another.bucket" });
        await Client.DeleteBucketAsync("another.bucket");
        problem = await Assert.ThrowsAnyAsync<AmazonS3Exception>(
            () => Client.HeadBucketAsync(new HeadBucketRequest { BucketName = "another.bucket" }));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, problem.StatusCode);
    }
}
