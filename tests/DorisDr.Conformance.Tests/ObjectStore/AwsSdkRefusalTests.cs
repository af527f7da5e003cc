using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Xunit;

namespace DorisDr.Conformance.Tests.ObjectStore;

/// <summary>What the store refuses, with the texts that MinIO gave to the recorded Doris.</summary>
public sealed class AwsSdkRefusalTests : IAsyncLifetime
{
    private StoreUnderTest _store = null!;

    public async Task InitializeAsync() => _store = await StoreUnderTest.StartAsync();

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task WrongAccessKey_AnyRequest_IsUnknown() => await AssertRefusedAsync("wrong", "wrongwrong", StoreUnderTest.Bucket,
        HttpStatusCode.Forbidden, "InvalidAccessKeyId", "The Access Key Id you provided does not exist in our records.");

    [Fact]
    public async Task WrongSecret_AnyRequest_DoesNotMatch() => await AssertRefusedAsync(StoreUnderTest.AccessKey, "wrongwrong",
        StoreUnderTest.Bucket, HttpStatusCode.Forbidden, "SignatureDoesNotMatch",
        "The request signature we calculated does not match the signature you provided. Check your key and signing method.");

    [Fact]
    public async Task MissingBucket_AnyRequest_DoesNotExist() => await AssertRefusedAsync(StoreUnderTest.AccessKey, StoreUnderTest.SecretKey,
        "no-such-bucket-here", HttpStatusCode.NotFound, "NoSuchBucket", "The specified bucket does not exist");

    [Fact]
    public async Task InvalidBucket_AnyRequest_IsNotValid() => await AssertRefusedAsync(StoreUnderTest.AccessKey, StoreUnderTest.SecretKey,
        "http-", HttpStatusCode.BadRequest, "InvalidBucketName", "The specified bucket is not valid.");

    [Fact]
    public async Task WrongSecret_PutInEitherEncoding_StoresNothing()
    {
        using var client = _store.CreateClient(StoreUnderTest.AccessKey, "wrongwrong");
        foreach (var isChunked in (bool[])[true, false])
        {
            var problem = await Assert.ThrowsAsync<AmazonS3Exception>(() => client.PutObjectAsync(new PutObjectRequest
            {
                BucketName = StoreUnderTest.Bucket,
                Key = "k",
                ContentBody = "x",
                UseChunkEncoding = isChunked,
            }));
            Assert.Equal("SignatureDoesNotMatch", problem.ErrorCode);
        }

        var listed = await _store.Client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = StoreUnderTest.Bucket });
        Assert.Equal(0, listed.KeyCount);
    }

    [Fact]
    public async Task Anonymous_GetOfBucket_IsDenied()
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(_store.Server.Endpoint, StoreUnderTest.Bucket));
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>AccessDenied</Code>", text, StringComparison.OrdinalIgnoreCase);
        var requestId = answer.Headers.GetValues("x-amz-request-id").Single();
        Assert.Contains($"<Resource>/{StoreUnderTest.Bucket}</Resource><RequestId>{requestId}</RequestId><HostId>", text, StringComparison.Ordinal);
        Assert.Matches("^[0-9A-F]{16}$", requestId);
        Assert.Matches("^[0-9a-f]{64}$", answer.Headers.GetValues("x-amz-id-2").Single());
    }

    [Fact]
    public async Task Head_Refused_TellsByHeaders()
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(_store.Server.Endpoint, StoreUnderTest.Bucket + "/x"));
        using var answer = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("AccessDenied", answer.Headers.GetValues("x-minio-error-code").Single());
    }

    [Fact]
    public async Task SettingsOfABucket_Read_AnswerAsForAFreshBucket()
    {
        var client = _store.Client;
        var versioning = await client.GetBucketVersioningAsync(StoreUnderTest.Bucket);
        Assert.True(versioning.VersioningConfig.Status is null || versioning.VersioningConfig.Status == VersionStatus.Off);
        Assert.Equal("", (await client.GetBucketLocationAsync(StoreUnderTest.Bucket)).Location?.Value ?? "");
        Assert.Single((await client.GetBucketAclAsync(new GetBucketAclRequest { BucketName = StoreUnderTest.Bucket })).Grants);
        var problem = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => client.GetObjectLockConfigurationAsync(
            new GetObjectLockConfigurationRequest { BucketName = StoreUnderTest.Bucket }));
        Assert.Equal("ObjectLockConfigurationNotFoundError", problem.ErrorCode);
        problem = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => client.PutBucketVersioningAsync(new PutBucketVersioningRequest
        {
            BucketName = StoreUnderTest.Bucket,
            VersioningConfig = new S3BucketVersioningConfig { Status = VersionStatus.Enabled },
        }));
        Assert.Equal((HttpStatusCode.NotImplemented, "NotImplemented"), (problem.StatusCode, problem.ErrorCode));
    }

    private async Task AssertRefusedAsync(
        string accessKey, string secretKey, string bucket, HttpStatusCode status, string code, string message)
    {
        using var client = _store.CreateClient(accessKey, secretKey);
        var problem = await Assert.ThrowsAnyAsync<AmazonS3Exception>(
            () => client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket, Prefix = "one/" }));
        Assert.Equal((status, code, message), (problem.StatusCode, problem.ErrorCode, problem.Message));
        Assert.Matches("^[0-9A-F]{16}$", problem.RequestId);
        Assert.Matches("^[0-9a-f]{64}$", problem.AmazonId2);
        Assert.DoesNotContain(StoreUnderTest.SecretKey, problem.ToString(), StringComparison.Ordinal);
    }
}
