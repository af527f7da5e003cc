using System.Net;
using System.Security.Cryptography;
using Amazon.S3;
using Amazon.S3.Model;
using Xunit;

namespace DorisDr.Conformance.Tests.ObjectStore;

/// <summary>Objects through Amazon's own .NET SDK.</summary>
public sealed class AwsSdkObjectTests : IAsyncLifetime
{
    private StoreUnderTest _store = null!;

    private AmazonS3Client Client => _store.Client;

    public async Task InitializeAsync() => _store = await StoreUnderTest.StartAsync();

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Theory]
    [InlineData(true, 0)]
    [InlineData(true, 5)]
    [InlineData(true, 300_000)]
    [InlineData(false, 0)]
    [InlineData(false, 5)]
    [InlineData(false, 300_000)]
    public async Task Put_EitherBodyEncoding_ComesBackByteForByte(bool isChunked, int size)
    {
        var content = Bytes(size);
        var put = await Client.PutObjectAsync(new PutObjectRequest
        {
            BucketName = StoreUnderTest.Bucket,
            Key = "a/b",
            InputStream = new MemoryStream(content),
            UseChunkEncoding = isChunked,
        });

        using var got = await Client.GetObjectAsync(StoreUnderTest.Bucket, "a/b");

        Assert.Equal(content, await ReadAsync(got));
        Assert.Equal(content.Length, got.ContentLength);
        Assert.Equal($"\"{Md5(content)}\"", put.ETag);
        Assert.Equal(put.ETag, got.ETag);
    }

    [Theory]
    [InlineData("CRC32")]
    [InlineData("CRC32C")]
    [InlineData("CRC64NVME")]
    [InlineData("SHA1")]
    [InlineData("SHA256")]
    public async Task Put_WithEachChecksum_IsVerifiedOnBothSides(string algorithm)
    {
        var content = Bytes(70_000);
        await Client.PutObjectAsync(new PutObjectRequest
        {
            BucketName = StoreUnderTest.Bucket,
            Key = "sum",
            InputStream = new MemoryStream(content),
            ChecksumAlgorithm = new ChecksumAlgorithm(algorithm),
        });

        using var got = await Client.GetObjectAsync(new GetObjectRequest
        {
            BucketName = StoreUnderTest.Bucket,
            Key = "sum",
            ChecksumMode = ChecksumMode.ENABLED,
        });

        Assert.Equal(content, await ReadAsync(got));
        string?[] sums = [got.ChecksumCRC32, got.ChecksumCRC32C, got.ChecksumCRC64NVME, got.ChecksumSHA1, got.ChecksumSHA256];
        Assert.Single(sums, sum => sum is not null);
    }

    [Fact]
    public async Task Put_WrongMd5_IsRefusedAndStoresNothing()
    {
        var problem = await Assert.ThrowsAsync<AmazonS3Exception>(() => Client.PutObjectAsync(new PutObjectRequest
        {
            BucketName = StoreUnderTest.Bucket,
            Key = "bad",
            ContentBody = "hello",
            MD5Digest = Convert.ToBase64String(new byte[16]),
        }));

        Assert.Equal("BadDigest", problem.ErrorCode);
        await AssertMissingAsync("bad");
    }

    [Fact]
    public async Task Put_WithHeaders_ReturnsThem()
    {
        var request = new PutObjectRequest { BucketName = StoreUnderTest.Bucket, Key = "h", ContentBody = "x", ContentType = "text/csv" };
        request.Headers.CacheControl = "no-cache";
        request.Metadata["owner"] = "dr team";
        await Client.PutObjectAsync(request);

        var head = await Client.GetObjectMetadataAsync(StoreUnderTest.Bucket, "h");

        Assert.Equal("text/csv", head.Headers.ContentType);
        Assert.Equal("no-cache", head.Headers.CacheControl);
        Assert.Equal("dr team", head.Metadata["owner"]);
        Assert.Equal(1, head.ContentLength);
    }

    [Theory]
    [InlineData(0, 3, "0123")]
    [InlineData(4, 100, "456789")]
    [InlineData(9, 9, "9")]
    public async Task Get_Range_ReturnsThatStretch(long first, long last, string expected)
    {
        await PutAsync("r", "0123456789");
        using var got = await Client.GetObjectAsync(new GetObjectRequest
        {
            BucketName = StoreUnderTest.Bucket,
            Key = "r",
            ByteRange = new ByteRange(first, last),
        });

        Assert.Equal(expected, System.Text.Encoding.ASCII.GetString(await ReadAsync(got)));
        Assert.Equal(HttpStatusCode.PartialContent, got.HttpStatusCode);
        Assert.EndsWith("/10", got.ContentRange, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_RangeBehindTheEnd_IsNotSatisfiable()
    {
        await PutAsync("r", "0123456789");
        var problem = await Assert.ThrowsAsync<AmazonS3Exception>(() => Client.GetObjectAsync(new GetObjectRequest
        {
            BucketName = StoreUnderTest.Bucket,
            Key = "r",
            ByteRange = new ByteRange(10, 20),
        }));

        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, problem.StatusCode);
        Assert.Equal("InvalidRange", problem.ErrorCode);
    }

    [Theory]
    [InlineData("a//b")]
    [InlineData("x//")]
    [InlineData("a/./b/../../../../etc/passwd")]
    [InlineData("тест/日本/😀 +&?#%25=\"'<>")]
    [InlineData("dir/")]
    [InlineData("__palo_repository_r1/__ss_s/__info_2026-11-24-03-44-07.0123456789abcdef0123456789abcdef")]
    public async Task AnyKey_PutListGetDelete_KeepsItsName(string key)
    {
        await PutAsync(key, "content");
        using (var got = await Client.GetObjectAsync(StoreUnderTest.Bucket, key))
        {
            Assert.Equal("content"u8.ToArray(), await ReadAsync(got));
        }

        var listed = await Client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = StoreUnderTest.Bucket });
        Assert.Equal([key], listed.S3Objects.Select(item => item.Key));
        await Client.DeleteObjectAsync(StoreUnderTest.Bucket, key);
        await AssertMissingAsync(key);
    }

    [Fact]
    public async Task PutIfNoneMatch_ExistingObject_FailsThePrecondition()
    {
        var request = new PutObjectRequest { BucketName = StoreUnderTest.Bucket, Key = "once", ContentBody = "1", IfNoneMatch = "*" };
        var first = await Client.PutObjectAsync(request);
        var problem = await Assert.ThrowsAsync<AmazonS3Exception>(() => Client.PutObjectAsync(request));
        Assert.Equal(HttpStatusCode.PreconditionFailed, problem.StatusCode);
        Assert.Equal("PreconditionFailed", problem.ErrorCode);

        var replace = new PutObjectRequest { BucketName = StoreUnderTest.Bucket, Key = "once", ContentBody = "2", IfMatch = first.ETag };
        await Client.PutObjectAsync(replace);
        problem = await Assert.ThrowsAsync<AmazonS3Exception>(() => Client.PutObjectAsync(replace));
        Assert.Equal("PreconditionFailed", problem.ErrorCode);
    }

    [Fact]
    public async Task PutIfNoneMatch_ManyAtOnce_LetsOneThrough()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(async number =>
        {
            try
            {
                await Client.PutObjectAsync(new PutObjectRequest
                {
                    BucketName = StoreUnderTest.Bucket,
                    Key = "lock",
                    ContentBody = number.ToString(),
                    IfNoneMatch = "*",
                });
                return HttpStatusCode.OK;
            }
            catch (AmazonS3Exception problem)
            {
                return problem.StatusCode;
            }
        }));

        Assert.Single(outcomes, HttpStatusCode.OK);
        Assert.Equal(15, outcomes.Count(status => status == HttpStatusCode.PreconditionFailed));
    }

    [Fact]
    public async Task Copy_WithAndWithoutNewMetadata_CopiesContent()
    {
        var put = new PutObjectRequest { BucketName = StoreUnderTest.Bucket, Key = "src é", ContentBody = "copy me" };
        put.Metadata["a"] = "1";
        await Client.PutObjectAsync(put);
        await Client.CopyObjectAsync(StoreUnderTest.Bucket, "src é", StoreUnderTest.Bucket, "same");
        var replace = new CopyObjectRequest
        {
            SourceBucket = StoreUnderTest.Bucket,
            SourceKey = "src é",
            DestinationBucket = StoreUnderTest.Bucket,
            DestinationKey = "new",
            MetadataDirective = S3MetadataDirective.REPLACE,
        };
        replace.Metadata["a"] = "2";
        await Client.CopyObjectAsync(replace);

        Assert.Equal("1", (await Client.GetObjectMetadataAsync(StoreUnderTest.Bucket, "same")).Metadata["a"]);
        using var got = await Client.GetObjectAsync(StoreUnderTest.Bucket, "new");
        Assert.Equal("2", got.Metadata["a"]);
        Assert.Equal("copy me"u8.ToArray(), await ReadAsync(got));
    }

    [Fact]
    public async Task DeleteObjects_PresentAndAbsent_ReportsAll()
    {
        await PutAsync("d/1", "x");
        await PutAsync("d/2", "x");
        await PutAsync("keep", "x");
        var answer = await Client.DeleteObjectsAsync(new DeleteObjectsRequest
        {
            BucketName = StoreUnderTest.Bucket,
            Objects = [new() { Key = "d/1" }, new() { Key = "d/2" }, new() { Key = "never there" }],
        });

        Assert.Equal(["d/1", "d/2", "never there"], answer.DeletedObjects.Select(item => item.Key));
        var left = await Client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = StoreUnderTest.Bucket });
        Assert.Equal(["keep"], left.S3Objects.Select(item => item.Key));
    }

    [Fact]
    public async Task VirtualHostStyle_PutAndGet_ReachesTheBucket()
    {
        using var client = _store.CreateClient(StoreUnderTest.AccessKey, StoreUnderTest.SecretKey, isPathStyle: false);
        await client.PutObjectAsync(new PutObjectRequest { BucketName = StoreUnderTest.Bucket, Key = "v/h", ContentBody = "virtual" });
        using var got = await Client.GetObjectAsync(StoreUnderTest.Bucket, "v/h");
        Assert.Equal("virtual"u8.ToArray(), await ReadAsync(got));
    }

    [Fact]
    public async Task PresignedUrl_PlainHttp_WorksUntilItExpires()
    {
        await PutAsync("pre signed", "by url");
        using var http = new HttpClient();
        var url = await Client.GetPreSignedURLAsync(new GetPreSignedUrlRequest
        {
            BucketName = StoreUnderTest.Bucket,
            Key = "pre signed",
            Protocol = Protocol.HTTP,
            Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(5),
        });

        Assert.Equal("by url", await http.GetStringAsync(url));
        using var tampered = await http.GetAsync(url.Replace("pre%20signed", "other", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Forbidden, tampered.StatusCode);
        Assert.Contains("<Code>SignatureDoesNotMatch</Code>", await tampered.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static byte[] Bytes(int size)
    {
        var result = new byte[size];
        for (var at = 0; at < size; at++)
        {
            result[at] = (byte)((at * 31) ^ (at >> 8));
        }

        return result;
    }

    private static string Md5(byte[] content)
    {
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        md5.AppendData(content);
        return Convert.ToHexStringLower(md5.GetHashAndReset());
    }

    private static async Task<byte[]> ReadAsync(GetObjectResponse response)
    {
        using var copy = new MemoryStream();
        await response.ResponseStream.CopyToAsync(copy);
        return copy.ToArray();
    }

    private Task<PutObjectResponse> PutAsync(string key, string content) =>
        Client.PutObjectAsync(new PutObjectRequest { BucketName = StoreUnderTest.Bucket, Key = key, ContentBody = content });

    private async Task AssertMissingAsync(string key)
    {
        var problem = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => Client.GetObjectAsync(StoreUnderTest.Bucket, key));
        Assert.Equal("NoSuchKey", problem.ErrorCode);
        Assert.Equal("The specified key does not exist.", problem.Message);
    }
}
