using DorisDr.Sandbox.ObjectStore.Protocol;

namespace DorisDr.Sandbox.ObjectStore.Signature;

/// <summary>The claim a request makes: who signed it, when, which headers, with which signature. Not verified yet.</summary>
internal sealed record Authorization(
    CredentialScope Credential, string Timestamp, IReadOnlyList<string> SignedHeaders, string Signature, TimeSpan? Lifetime)
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>Reads the Authorization header or the query of a presigned request.</summary>
    public static Authorization Read(SignableRequest request)
    {
        if (request.Header("authorization") is { Length: > 0 } header)
        {
            return FromHeader(request, header);
        }

        if (request.Query["X-Amz-Algorithm"] is { } algorithm)
        {
            return algorithm == Algorithm ? FromQuery(request.Query) : throw S3Errors.UnsupportedSignature.Thrown();
        }

        throw (request.Query.Has("Signature") ? S3Errors.UnsupportedSignature : S3Errors.AccessDenied).Thrown();
    }

    private static Authorization FromHeader(SignableRequest request, string header)
    {
        if (!header.StartsWith(Algorithm, StringComparison.Ordinal))
        {
            throw S3Errors.UnsupportedSignature.Thrown();
        }

        var fields = header[Algorithm.Length..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(field => field.Split('=', 2))
            .Where(field => field.Length == 2)
            .ToLookup(field => field[0], field => field[1], StringComparer.Ordinal);
        var credential = fields["Credential"].FirstOrDefault() is { } text ? CredentialScope.TryParse(text) : null;
        if (credential is null || fields["SignedHeaders"].FirstOrDefault() is not { } headers
            || fields["Signature"].FirstOrDefault() is not { } signature)
        {
            throw S3Errors.AuthorizationHeaderMalformed.Thrown();
        }

        var timestamp = AmzTime.Timestamp(request.Header("x-amz-date"), request.Header("date")) ?? throw S3Errors.MissingDate.Thrown();
        return new Authorization(credential, timestamp, headers.Split(';'), signature, Lifetime: null);
    }

    private static Authorization FromQuery(QueryParameters query)
    {
        if (CredentialScope.TryParse(query["X-Amz-Credential"] ?? "") is not { } credential
            || AmzTime.Timestamp(query["X-Amz-Date"], null) is not { } timestamp
            || query["X-Amz-SignedHeaders"] is not { Length: > 0 } headers
            || query["X-Amz-Signature"] is not { Length: > 0 } signature
            || !int.TryParse(query["X-Amz-Expires"], out var seconds)
            || seconds is < 1 or > 7 * 24 * 3600)
        {
            throw S3Errors.AuthorizationQueryMalformed.Thrown();
        }

        return new Authorization(credential, timestamp, headers.Split(';'), signature, TimeSpan.FromSeconds(seconds));
    }
}
