using System.Text;
using DorisDr.Sandbox.ObjectStore.Payload;
using DorisDr.Sandbox.ObjectStore.Protocol;
using DorisDr.Sandbox.ObjectStore.Signature;
using Xunit;
using static DorisDr.UnitTests.Sandbox.ObjectStore.SignatureExamples;

namespace DorisDr.UnitTests.Sandbox.ObjectStore;

public sealed class AwsChunkedStreamTests
{
    private const string SignedBody = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(100_000)]
    public async Task Read_DocumentedSignedUpload_YieldsItsData(int step)
    {
        using var signatures = new ChunkSignatures(Seed());
        await using var stream = new AwsChunkedStream(new StepStream(DocumentedBody(), step), signatures);
        Assert.Equal(new string('a', 66_560), Encoding.ASCII.GetString(await ReadAsync(stream)));
        Assert.Empty(stream.Trailers);
    }

    [Fact]
    public async Task Read_DocumentedUploadWithOneByteChanged_DoesNotMatch()
    {
        var body = DocumentedBody();
        body[66_000] ^= 1;
        using var signatures = new ChunkSignatures(Seed());
        await using var stream = new AwsChunkedStream(new MemoryStream(body), signatures);
        Assert.Equal(S3Errors.SignatureDoesNotMatch, (await Assert.ThrowsAsync<S3Exception>(() => ReadAsync(stream))).Error);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4096)]
    public async Task Read_UnsignedWithTrailer_YieldsDataAndTrailer(int step)
    {
        var body = "5\r\nhello\r\n6\r\n world\r\n0\r\nX-Amz-Checksum-Crc32: DUoRhQ==\r\n\r\n"u8.ToArray();
        await using var stream = new AwsChunkedStream(new StepStream(body, step), signatures: null);
        Assert.Equal("hello world", Encoding.ASCII.GetString(await ReadAsync(stream)));
        Assert.Equal("DUoRhQ==", stream.Trailers["x-amz-checksum-crc32"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5\r\nhel")]
    [InlineData("5\r\nhello")]
    [InlineData("5\r\nhelloXX0\r\n\r\n")]
    [InlineData("x\r\n")]
    [InlineData("-1\r\n")]
    [InlineData("ffffffffffffffff\r\n")]
    [InlineData("0\r\nno colon\r\n\r\n")]
    public async Task Read_BrokenFraming_IsIncomplete(string body)
    {
        await using var stream = new AwsChunkedStream(new MemoryStream(Encoding.ASCII.GetBytes(body)), signatures: null);
        Assert.Equal(S3Errors.IncompleteBody, (await Assert.ThrowsAsync<S3Exception>(() => ReadAsync(stream))).Error);
    }

    private static VerifiedSignature Seed() => Verifier(Time()).Verify(Request("PUT", "/examplebucket/chunkObject.txt",
        ("host", "s3.amazonaws.com"),
        ("x-amz-date", Timestamp),
        ("x-amz-storage-class", "REDUCED_REDUNDANCY"),
        ("x-amz-content-sha256", SignedBody),
        ("content-encoding", "aws-chunked"),
        ("x-amz-decoded-content-length", "66560"),
        ("content-length", "66824"),
        Authorization("content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class",
            "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9")));

    private static byte[] DocumentedBody() => Encoding.ASCII.GetBytes(
        "10000;chunk-signature=ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648\r\n" + new string('a', 65_536) +
        "\r\n400;chunk-signature=0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497\r\n" + new string('a', 1024) +
        "\r\n0;chunk-signature=b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9\r\n\r\n");

    private static async Task<byte[]> ReadAsync(Stream stream)
    {
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }

    /// <summary>Hands out a few bytes at a time, as a network does.</summary>
    private sealed class StepStream(byte[] content, int step) : ForwardReadStream
    {
        private int _at;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = Math.Min(Math.Min(step, buffer.Length), content.Length - _at);
            content.AsMemory(_at, count).CopyTo(buffer);
            _at += count;
            return ValueTask.FromResult(count);
        }
    }
}
