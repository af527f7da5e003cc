using DorisDr.Sandbox.ObjectStore.Payload;
using DorisDr.Sandbox.ObjectStore.Protocol;

namespace DorisDr.Sandbox.ObjectStore.Signature;

/// <summary>Verifies AWS Signature Version 4, in the header or in a presigned query, for the one key pair of this store.</summary>
internal sealed class SignatureVerifier(string accessKey, string secretKey, TimeProvider time)
{
    private static readonly TimeSpan MaximalSkew = TimeSpan.FromMinutes(15);

    /// <summary>Returns the verified signature, or throws the S3 error that says what is wrong with it.</summary>
    public VerifiedSignature Verify(SignableRequest request)
    {
        var claim = Authorization.Read(request);
        var signedAt = AmzTime.TryParse(claim.Timestamp) ?? throw S3Errors.MissingDate.Thrown();
        if (claim.Lifetime is null && (time.GetUtcNow() - signedAt).Duration() > MaximalSkew)
        {
            throw S3Errors.RequestTimeTooSkewed.Thrown();
        }

        if (claim.Credential.AccessKey != accessKey)
        {
            throw S3Errors.InvalidAccessKeyId.Thrown();
        }

        // The one key pair is permanent: a session token with it cannot be genuine.
        if (!string.IsNullOrEmpty(request.Header("x-amz-security-token") ?? request.Query["X-Amz-Security-Token"]))
        {
            throw S3Errors.InvalidTokenId.Thrown();
        }

        if (claim.Credential.Service != "s3" || !claim.Timestamp.StartsWith(claim.Credential.Day, StringComparison.Ordinal))
        {
            throw (claim.Lifetime is null ? S3Errors.AuthorizationHeaderMalformed : S3Errors.AuthorizationQueryMalformed).Thrown();
        }

        if (!claim.SignedHeaders.Contains("host") || claim.SignedHeaders.Any(name => request.Header(name) is null))
        {
            throw S3Errors.UnsignedHeaders.Thrown();
        }

        RequireWithinLifetime(claim, signedAt);
        var payload = request.Header(PayloadMode.HeaderName)
            ?? (claim.Lifetime is null ? PayloadMode.EmptyHash : request.Query["X-Amz-Content-Sha256"] ?? PayloadMode.Unsigned);
        var key = claim.Credential.DeriveKey(secretKey);
        var text = CanonicalRequest.StringToSign(request, claim.Timestamp, claim.Credential, claim.SignedHeaders, payload);
        VerifiedSignature.Require(key, text, claim.Signature);
        return new VerifiedSignature(key, claim.Timestamp, claim.Credential.Scope, claim.Signature);
    }

    private void RequireWithinLifetime(Authorization claim, DateTimeOffset signedAt)
    {
        if (claim.Lifetime is not { } lifetime)
        {
            return;
        }

        var now = time.GetUtcNow();
        if (signedAt > now + MaximalSkew)
        {
            throw S3Errors.RequestNotValidYet.Thrown();
        }

        if (now > signedAt + lifetime)
        {
            throw S3Errors.ExpiredRequest.Thrown();
        }
    }
}
