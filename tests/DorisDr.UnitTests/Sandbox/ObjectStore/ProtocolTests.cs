using System.Text;
using CsCheck;
using DorisDr.Sandbox.ObjectStore;
using DorisDr.Sandbox.ObjectStore.Operations;
using DorisDr.Sandbox.ObjectStore.Payload;
using DorisDr.Sandbox.ObjectStore.Protocol;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace DorisDr.UnitTests.Sandbox.ObjectStore;

public sealed class ProtocolTests
{
    [Fact]
    public void PercentEncoding_AnyText_SurvivesTheRoundTrip() =>
        Gen.String.Where(text => text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar)).Sample(text =>
        {
            var encoded = PercentEncoding.Encode(text, keepSlash: false);
            Assert.All(encoded, c => Assert.True(char.IsAsciiLetterOrDigit(c) || "-_.~%".Contains(c)));
            Assert.Equal(text, PercentEncoding.TryDecode(encoded, plusIsSpace: true));
        });

    [Theory]
    [InlineData("%zz%", "%zz%")]
    [InlineData("a+b", "a b")]
    [InlineData("%FF", null)]
    [InlineData("%C3%A9", "é")]
    public void PercentEncoding_Decode_FollowsTheRules(string text, string? expected) =>
        Assert.Equal(expected, PercentEncoding.TryDecode(text, plusIsSpace: true));

    [Theory]
    [InlineData("/b/k//../x?acl", "127.0.0.1:9000", "b", "k//../x")]
    [InlineData("/b", "127.0.0.1", "b", "")]
    [InlineData("/b//lead", "localhost", "b", "/lead")]
    [InlineData("/", "localhost:1", "", "")]
    [InlineData("/k/l", "my.bucket.localhost:9000", "my.bucket", "k/l")]
    [InlineData("http://h:1/b/%C3%A9", "h:1", "b", "é")]
    public void RequestTarget_EitherStyle_NamesBucketAndKey(string target, string host, string bucket, string key)
    {
        var parsed = RequestTarget.Parse(target, host);
        Assert.Equal((bucket, key), (parsed.Bucket, parsed.Key));
    }

    [Theory]
    [InlineData("truth", true)]
    [InlineData("a.b-c", true)]
    [InlineData("ab", false)]
    [InlineData("Truth", false)]
    [InlineData("a..b", false)]
    [InlineData("-abc", false)]
    [InlineData("127.0.0.1", false)]
    public void BucketName_New_FollowsTheStrictRule(string name, bool isValid) => Assert.Equal(isValid, BucketName.IsValid(name));

    // The check values of the catalogue of CRC algorithms, over the text 123456789.
    [Theory]
    [InlineData("crc32", "CBF43926")]
    [InlineData("crc32c", "E3069283")]
    [InlineData("crc64nvme", "AE8B14860A799888")]
    public void Checksum_OfTheCheckText_IsTheCheckValue(string algorithm, string expected)
    {
        using var checksum = Checksum.TryCreate("x-amz-checksum-" + algorithm);
        checksum!.Append("1234"u8);
        checksum.Append("56789"u8);
        Assert.Equal(expected, Convert.ToHexString(checksum.Finish()));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("bytes=0-0", "0+1")]
    [InlineData("bytes=5-", "5+5")]
    [InlineData("bytes=-3", "7+3")]
    [InlineData("bytes=-30", "0+10")]
    [InlineData("bytes=8-99", "8+2")]
    [InlineData("bytes=5-4", null)]
    [InlineData("bytes=1-2,4-5", null)]
    [InlineData("bytes=a-b", null)]
    [InlineData("bytes=-", null)]
    [InlineData("lines=1-2", null)]
    public void ByteRange_OfTenBytes_IsReadAsHttpSays(string? header, string? expected) =>
        Assert.Equal(expected, ByteRange.Parse(header, 10) is { } range ? $"{range.First}+{range.Length}" : null);

    [Theory]
    [InlineData("bytes=10-")]
    [InlineData("bytes=10-12")]
    [InlineData("bytes=-0")]
    public void ByteRange_OutsideOfTenBytes_IsRefused(string header) =>
        Assert.Equal(S3Errors.InvalidRange, Assert.Throws<S3Exception>(() => ByteRange.Parse(header, 10)).Error);

    [Fact]
    public void ServerIdentity_OfTheRecordedAddress_IsTheRecordedHostId()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 3, 44, 7, TimeSpan.Zero));
        var identity = new ServerIdentity(time);
        Assert.Equal("eebde05e62ef5a4f337938d1fcf4bd071bdc4600ab441d10f7f9bc9999a8bf8f", identity.HostId(9900));
        var first = identity.NextRequestId();
        Assert.StartsWith("18EADE52", first, StringComparison.Ordinal);
        Assert.NotEqual(first, identity.NextRequestId());
    }

    [Fact]
    public void Options_Printed_HideTheSecret() => Assert.DoesNotContain("hush",
        new ObjectStoreOptions("/f", 1, "key", "hush", ["bucket"]).ToString(), StringComparison.Ordinal);
}
