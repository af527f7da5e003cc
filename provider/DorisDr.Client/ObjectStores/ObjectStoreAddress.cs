namespace DorisDr.Client.ObjectStores;

/// <summary>A place in an object store that speaks the S3 protocol, and how to get there. Its text leaves the keys out.</summary>
/// <param name="Endpoint">Address of the store, with its scheme.</param>
/// <param name="Bucket">The bucket.</param>
/// <param name="Prefix">The path below it, without slashes at its ends; empty for the whole bucket.</param>
public sealed record ObjectStoreAddress(Uri Endpoint, string Bucket, string Prefix)
{
    /// <summary>Region that requests are signed for; us-east-1 where a store has none.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>Whether the bucket stands in the path and not in the host.</summary>
    public bool UsePathStyle { get; init; }

    /// <summary>Access key.</summary>
    public required string AccessKey { get; init; }

    /// <summary>Secret key.</summary>
    public required Password SecretKey { get; init; }

    /// <summary>Token of temporary keys.</summary>
    public Password? SessionToken { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Endpoint.GetLeftPart(UriPartial.Authority)}/{Bucket}/{Prefix}";
}
