using DorisDr.Sandbox.ObjectStore.Protocol;
using DorisDr.Sandbox.ObjectStore.Signature;
using Microsoft.Extensions.Time.Testing;

namespace DorisDr.UnitTests.Sandbox.ObjectStore;

/// <summary>The account, the moment and the requests of the worked examples in Amazon's documentation of Signature Version 4 for S3.</summary>
internal static class SignatureExamples
{
    public const string AccessKey = "AKIAIOSFODNN7EXAMPLE";
    public const string SecretKey = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    public const string Timestamp = "20130524T000000Z";
    public const string Scope = "20130524/us-east-1/s3/aws4_request";
    public const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    public const string Host = "examplebucket.s3.amazonaws.com";

    public static FakeTimeProvider Time() => new(new DateTimeOffset(2013, 5, 24, 0, 0, 0, TimeSpan.Zero));

    public static SignatureVerifier Verifier(TimeProvider time) => new(AccessKey, SecretKey, time);

    public static SignableRequest Request(string method, string target, params (string Name, string Value)[] headers)
    {
        var parsed = RequestTarget.Parse(target, Host);
        var byName = headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.Ordinal);
        return new SignableRequest(method, parsed.Path, parsed.Query, byName.GetValueOrDefault);
    }

    public static (string Name, string Value) Authorization(string signedHeaders, string signature) => ("authorization",
        $"AWS4-HMAC-SHA256 Credential={AccessKey}/{Scope},SignedHeaders={signedHeaders},Signature={signature}");
}
