using Amazon.S3;
using Amazon.S3.Model;
using Amazon.S3.Transfer;
using Xunit;

namespace DorisDr.Conformance.Tests.ObjectStore;

/// <summary>Multipart uploads through Amazon's own .NET SDK.</summary>
public sealed class AwsSdkMultipartTests : IAsyncLifetime
{
    private const int PartSize = 5 << 20;

    private StoreUnderTest _store = null!;

    private AmazonS3Client Client => _store.Client;

    public async Task InitializeAsync() => _store = await StoreUnderTest.StartAsync();

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task TransferUtility_LargeFile_ComesBackByteForByte()
    {
        var content = Content((2 * PartSize) + 12_345);
        using var transfer = new TransferUtility(Client, new TransferUtilityConfig { MinSizeBeforePartUpload = PartSize });
        await transfer.UploadAsync(new TransferUtilityUploadRequest
        {
            BucketName = StoreUnderTest.Bucket,
            Key = "large",
            InputStream = new MemoryStream(content),
            PartSize = PartSize,
        });

        using var got = await Client.GetObjectAsync(StoreUnderTest.Bucket, "large");
        using var copy = new MemoryStream();
        await got.ResponseStream.CopyToAsync(copy);
        Assert.True(content.AsSpan().SequenceEqual(copy.ToArray()));
        Assert.EndsWith("-3\"", got.ETag, StringComparison.Ordinal);

        var part = await Client.GetObjectMetadataAsync(new GetObjectMetadataRequest
        {
            BucketName = StoreUnderTest.Bucket,
            Key = "large",
            PartNumber = 3,
        });
        Assert.Equal((3, 12_345), (part.PartsCount ?? 0, part.ContentLength));
    }

    [Fact]
    public async Task Parts_UploadedOutOfOrderAndCopied_AreListedAndJoinedInOrder()
    {
        await Client.PutObjectAsync(new PutObjectRequest { BucketName = StoreUnderTest.Bucket, Key = "tail", ContentBody = "0123456789" });
        var upload = await BeginAsync("joined");
        var copied = await Client.CopyPartAsync(new CopyPartRequest
        {
            SourceBucket = StoreUnderTest.Bucket,
            SourceKey = "tail",
            DestinationBucket = StoreUnderTest.Bucket,
            DestinationKey = "joined",
            UploadId = upload,
            PartNumber = 7,
            FirstByte = 2,
            LastByte = 4,
        });
        var first = await PutPartAsync("joined", upload, 2, new byte[PartSize]);
        var listed = await Client.ListPartsAsync(new ListPartsRequest { BucketName = StoreUnderTest.Bucket, Key = "joined", UploadId = upload });
        Assert.Equal([2, 7], listed.Parts.Select(part => part.PartNumber ?? 0));

        await CompleteAsync("joined", upload, new PartETag(2, first.ETag), new PartETag(7, copied.ETag));

        using var got = await Client.GetObjectAsync(StoreUnderTest.Bucket, "joined");
        using var copy = new MemoryStream();
        await got.ResponseStream.CopyToAsync(copy);
        Assert.Equal("234", System.Text.Encoding.ASCII.GetString(copy.ToArray(), PartSize, 3));
        Assert.Equal(PartSize + 3, copy.Length);
        Assert.Empty(await UploadsAsync());
    }

    [Fact]
    public async Task Complete_WhatDoesNotFit_IsRefusedByName()
    {
        var upload = await BeginAsync("k");
        var one = await PutPartAsync("k", upload, 1, [1]);
        var two = await PutPartAsync("k", upload, 2, [2]);

        Assert.Equal("EntityTooSmall", await CodeAsync(() => CompleteAsync("k", upload, new(1, one.ETag), new(2, two.ETag))));
        Assert.Equal("InvalidPart", await CodeAsync(() => CompleteAsync("k", upload, new PartETag(3, two.ETag))));
        Assert.Equal("InvalidPart", await CodeAsync(() => CompleteAsync("k", upload, new PartETag(1, two.ETag))));
        Assert.Equal("NoSuchUpload", await CodeAsync(() => CompleteAsync("k", "unknown", new PartETag(1, one.ETag))));
        Assert.Single(await UploadsAsync());
    }

    [Fact]
    public async Task Abort_Upload_LeavesNothing()
    {
        var upload = await BeginAsync("k");
        await PutPartAsync("k", upload, 1, [1, 2, 3]);
        await Client.AbortMultipartUploadAsync(StoreUnderTest.Bucket, "k", upload);

        Assert.Empty(await UploadsAsync());
        Assert.Equal("NoSuchUpload", await CodeAsync(() => PutPartAsync("k", upload, 2, [1])));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_store.Folder, "blobs"), "*", SearchOption.AllDirectories));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_store.Folder, "incoming")));
    }

    [Fact]
    public async Task ListUploads_SmallPages_YieldsEachOnce()
    {
        var begun = new List<(string Key, string Id)>();
        foreach (var key in (string[])["x/1", "b", "a", "b", "x/2"])
        {
            begun.Add((key, await BeginAsync(key)));
        }

        var request = new ListMultipartUploadsRequest { BucketName = StoreUnderTest.Bucket, MaxUploads = 1, Delimiter = "/" };
        var seen = new List<(string Key, string Id)>();
        var prefixes = new List<string>();
        ListMultipartUploadsResponse page;
        do
        {
            page = await Client.ListMultipartUploadsAsync(request);
            seen.AddRange(page.MultipartUploads?.Select(upload => (upload.Key, upload.UploadId)) ?? []);
            prefixes.AddRange(page.CommonPrefixes ?? []);
            request.KeyMarker = page.NextKeyMarker;
            request.UploadIdMarker = page.NextUploadIdMarker;
        }
        while (page.IsTruncated == true);

        Assert.Equal(begun.Where(item => item.Key[0] != 'x').OrderBy(item => item.Key).ThenBy(item => item.Id, StringComparer.Ordinal), seen);
        Assert.Equal(["x/"], prefixes);
    }

    private static byte[] Content(int size)
    {
        var result = new byte[size];
        for (var at = 0; at < size; at++)
        {
            result[at] = (byte)((at * 131) ^ (at >> 11));
        }

        return result;
    }

    private static async Task<string> CodeAsync<T>(Func<Task<T>> call) =>
        (await Assert.ThrowsAnyAsync<AmazonS3Exception>(call)).ErrorCode;

    private async Task<string> BeginAsync(string key) =>
        (await Client.InitiateMultipartUploadAsync(StoreUnderTest.Bucket, key)).UploadId;

    private Task<UploadPartResponse> PutPartAsync(string key, string upload, int number, byte[] content) =>
        Client.UploadPartAsync(new UploadPartRequest
        {
            BucketName = StoreUnderTest.Bucket,
            Key = key,
            UploadId = upload,
            PartNumber = number,
            InputStream = new MemoryStream(content),
            PartSize = content.Length,
        });

    private Task<CompleteMultipartUploadResponse> CompleteAsync(string key, string upload, params PartETag[] parts) =>
        Client.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest
        {
            BucketName = StoreUnderTest.Bucket,
            Key = key,
            UploadId = upload,
            PartETags = [.. parts],
        });

    private async Task<List<MultipartUpload>> UploadsAsync() =>
        (await Client.ListMultipartUploadsAsync(StoreUnderTest.Bucket)).MultipartUploads ?? [];
}
