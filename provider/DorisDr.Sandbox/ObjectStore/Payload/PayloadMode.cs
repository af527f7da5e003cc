using DorisDr.Sandbox.ObjectStore.Protocol;

namespace DorisDr.Sandbox.ObjectStore.Payload;

/// <summary>How a body travels, as x-amz-content-sha256 declares it.</summary>
internal sealed record PayloadMode(bool IsChunked, bool ChunksAreSigned, string? Sha256)
{
    public const string HeaderName = "x-amz-content-sha256";
    public const string Unsigned = "UNSIGNED-PAYLOAD";
    public const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    public static PayloadMode Parse(string? value) => value switch
    {
        null or "" or Unsigned => new(false, false, null),
        "STREAMING-AWS4-HMAC-SHA256-PAYLOAD" or "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER" => new(true, true, null),
        "STREAMING-UNSIGNED-PAYLOAD-TRAILER" => new(true, false, null),
        { Length: 64 } when value.All(char.IsAsciiHexDigit) => new(false, false, value.ToLowerInvariant()),
        _ => throw S3Errors.InvalidContentHash.Thrown(),
    };
}
