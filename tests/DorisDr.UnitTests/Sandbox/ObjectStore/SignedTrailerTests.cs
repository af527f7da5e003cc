using System.Security.Cryptography;
using System.Text;
using DorisDr.Sandbox.ObjectStore.Payload;
using DorisDr.Sandbox.ObjectStore.Protocol;
using DorisDr.Sandbox.ObjectStore.Signature;
using Xunit;
using static DorisDr.UnitTests.Sandbox.ObjectStore.SignatureExamples;

namespace DorisDr.UnitTests.Sandbox.ObjectStore;

/// <summary>Signed trailing headers, built here step by step from the written definition of the chain.</summary>
public sealed class SignedTrailerTests
{
    private const string Seed = "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e";

    private static readonly byte[] Key = Encoding.ASCII.GetBytes("any signing key");

    [Fact]
    public async Task Read_RightTrailerSignature_YieldsTheTrailer()
    {
        using var signatures = new ChunkSignatures(new VerifiedSignature(Key, Timestamp, Scope, Seed));
        await using var stream = new AwsChunkedStream(new MemoryStream(Body("crc32:AAAA")), signatures);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        Assert.Equal("data"u8.ToArray(), copy.ToArray());
        Assert.Equal("AAAA", stream.Trailers["crc32"]);
    }

    [Fact]
    public async Task Read_TrailerChanged_DoesNotMatch()
    {
        using var signatures = new ChunkSignatures(new VerifiedSignature(Key, Timestamp, Scope, Seed));
        await using var stream = new AwsChunkedStream(new MemoryStream(Body("crc32:AAAB")), signatures);
        var problem = await Assert.ThrowsAsync<S3Exception>(() => stream.CopyToAsync(Stream.Null));
        Assert.Equal(S3Errors.SignatureDoesNotMatch, problem.Error);
    }

    private static byte[] Body(string sentTrailer)
    {
        var chunk = Sign($"AWS4-HMAC-SHA256-PAYLOAD\n{Timestamp}\n{Scope}\n{Seed}\n{EmptyHash}\n{Hash("data")}");
        var end = Sign($"AWS4-HMAC-SHA256-PAYLOAD\n{Timestamp}\n{Scope}\n{chunk}\n{EmptyHash}\n{EmptyHash}");
        var trailer = Sign($"AWS4-HMAC-SHA256-TRAILER\n{Timestamp}\n{Scope}\n{end}\n{Hash("crc32:AAAA\n")}");
        return Encoding.ASCII.GetBytes($"4;chunk-signature={chunk}\r\ndata\r\n0;chunk-signature={end}\r\n{sentTrailer}\r\n" +
            $"x-amz-trailer-signature:{trailer}\r\n\r\n");
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)));

    private static string Sign(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(Key, Encoding.ASCII.GetBytes(text)));
}
