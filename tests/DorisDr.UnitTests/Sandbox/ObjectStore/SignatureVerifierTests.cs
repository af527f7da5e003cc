using DorisDr.Sandbox.ObjectStore.Protocol;
using DorisDr.Sandbox.ObjectStore.Signature;
using Xunit;
using static DorisDr.UnitTests.Sandbox.ObjectStore.SignatureExamples;

namespace DorisDr.UnitTests.Sandbox.ObjectStore;

public sealed class SignatureVerifierTests
{
    private const string ListSignature = "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7";

    private static readonly (string Name, string Value)[] Common =
        [("host", Host), ("x-amz-date", Timestamp), ("x-amz-content-sha256", EmptyHash)];

    private const string CommonNames = "host;x-amz-content-sha256;x-amz-date";

    [Fact]
    public void Verify_GetWithRange_MatchesTheDocumentedSignature() => Verifier(Time()).Verify(Request("GET", "/test.txt",
    [
        .. Common,
        ("range", "bytes=0-9"),
        Authorization("host;range;x-amz-content-sha256;x-amz-date", "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"),
    ]));

    [Fact]
    public void Verify_PutWithDateHeader_MatchesTheDocumentedSignature() => Verifier(Time()).Verify(Request("PUT", "/test$file.text",
        ("host", Host),
        ("date", "Fri, 24 May 2013 00:00:00 GMT"),
        ("x-amz-date", Timestamp),
        ("x-amz-storage-class", "REDUCED_REDUNDANCY"),
        ("x-amz-content-sha256", "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072"),
        Authorization("date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class",
            "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd")));

    [Theory]
    [InlineData("/?lifecycle", "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543")]
    [InlineData("/?max-keys=2&prefix=J", ListSignature)]
    [InlineData("/?prefix=J&max-keys=2", ListSignature)]
    public void Verify_GetOfBucket_MatchesTheDocumentedSignature(string target, string signature) =>
        Verifier(Time()).Verify(Request("GET", target, [.. Common, Authorization(CommonNames, signature)]));

    [Fact]
    public void Verify_Presigned_MatchesTheDocumentedSignatureUntilItExpires()
    {
        var request = Request("GET", Presigned(), ("host", Host));
        var time = Time();
        Verifier(time).Verify(request);
        time.Advance(TimeSpan.FromSeconds(86400));
        Verifier(time).Verify(request);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(S3Errors.ExpiredRequest, Refusal(time, request));
    }

    [Fact]
    public void Verify_PresignedFromTheFuture_IsNotValidYet()
    {
        var time = Time();
        time.AdjustTime(time.GetUtcNow().AddHours(-1));
        Assert.Equal(S3Errors.RequestNotValidYet, Refusal(time, Request("GET", Presigned(), ("host", Host))));
    }

    [Theory]
    [InlineData(14, true)]
    [InlineData(-14, true)]
    [InlineData(16, false)]
    [InlineData(-16, false)]
    public void Verify_ClockOff_IsToleratedForAQuarterOfAnHour(int minutes, bool isTolerated)
    {
        var time = Time();
        time.AdjustTime(time.GetUtcNow().AddMinutes(minutes));
        var request = Request("GET", "/?max-keys=2&prefix=J", [.. Common, Authorization(CommonNames, ListSignature)]);
        Assert.Equal(isTolerated ? null : S3Errors.RequestTimeTooSkewed, Refusal(time, request));
    }

    [Fact]
    public void Verify_AnythingChanged_DoesNotMatch()
    {
        SignableRequest[] changed =
        [
            Request("PUT", "/?max-keys=2&prefix=J", [.. Common, Authorization(CommonNames, ListSignature)]),
            Request("GET", "/x?max-keys=2&prefix=J", [.. Common, Authorization(CommonNames, ListSignature)]),
            Request("GET", "/?max-keys=3&prefix=J", [.. Common, Authorization(CommonNames, ListSignature)]),
            Request("GET", "/?max-keys=2&prefix=J&uploads", [.. Common, Authorization(CommonNames, ListSignature)]),
            Request("GET", "/?max-keys=2&prefix=J", [.. Common, Authorization(CommonNames, ListSignature[..^1])]),
            Request("GET", "/?max-keys=2&prefix=J", [.. Common, Authorization(CommonNames, ListSignature[..^1] + "0")]),
        ];
        Assert.All(changed, request => Assert.Equal(S3Errors.SignatureDoesNotMatch, Refusal(Time(), request)));
    }

    [Fact]
    public void Verify_WithoutValidClaim_SaysWhatIsWrong()
    {
        var good = Authorization(CommonNames, ListSignature).Value;
        Assert.Equal(S3Errors.AccessDenied, Refusal(Time(), Request("GET", "/", Common)));
        Assert.Equal(S3Errors.UnsupportedSignature, RefusalOf("AWS AKIA:c2ln"));
        Assert.Equal(S3Errors.AuthorizationHeaderMalformed, RefusalOf("AWS4-HMAC-SHA256 Credential=x"));
        Assert.Equal(S3Errors.InvalidAccessKeyId, RefusalOf(good.Replace(AccessKey, "other", StringComparison.Ordinal)));
        Assert.Equal(S3Errors.AuthorizationHeaderMalformed, RefusalOf(good.Replace("/s3/", "/sts/", StringComparison.Ordinal)));
        Assert.Equal(S3Errors.AuthorizationHeaderMalformed, RefusalOf(good.Replace("=AKIAIOSFODNN7EXAMPLE/20130524", "=AKIAIOSFODNN7EXAMPLE/20130525", StringComparison.Ordinal)));
        Assert.Equal(S3Errors.UnsignedHeaders, RefusalOf(good.Replace("=host;", "=", StringComparison.Ordinal)));
        Assert.Equal(S3Errors.MissingDate, Refusal(Time(), Request("GET", "/", ("host", Host), ("authorization", good))));
        Assert.Equal(S3Errors.InvalidTokenId,
            Refusal(Time(), Request("GET", "/", [.. Common, ("authorization", good), ("x-amz-security-token", "t")])));

        static S3Error? RefusalOf(string authorization) =>
            Refusal(Time(), Request("GET", "/?max-keys=2&prefix=J", [.. Common, ("authorization", authorization)]));
    }

    [Fact]
    public void VerifiedSignature_Printed_HidesItsKey()
    {
        var verified = Verifier(Time()).Verify(Request("GET", "/?max-keys=2&prefix=J", [.. Common, Authorization(CommonNames, ListSignature)]));
        Assert.DoesNotContain("System.Byte", verified.ToString(), StringComparison.Ordinal);
        Assert.Contains("***", verified.ToString(), StringComparison.Ordinal);
    }

    private static string Presigned() =>
        "/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=" + Uri.EscapeDataString($"{AccessKey}/{Scope}") +
        $"&X-Amz-Date={Timestamp}&X-Amz-Expires=86400&X-Amz-SignedHeaders=host" +
        "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404";

    private static S3Error? Refusal(TimeProvider time, SignableRequest request)
    {
        try
        {
            Verifier(time).Verify(request);
            return null;
        }
        catch (S3Exception problem)
        {
            return problem.Error;
        }
    }
}
