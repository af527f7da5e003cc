using DorisDr.ResourceModel.Records;

namespace DorisDr.Resources.Repositories;

/// <summary>Two locations are the same place when they agree in bucket and path, whatever the object store's scheme and slashes at the end.</summary>
public sealed class LocationNormalizer : INormalizer
{
    // Doris reads all of these as s3 (S3URI.java); the object keys below are the same.
    private static readonly string[] ObjectSchemes = ["s3", "s3a", "s3n", "oss", "cos", "cosn", "obs", "gs", "tos", "bos"];

    /// <inheritdoc/>
    public static string Normalize(string text)
    {
        var trimmed = text.Trim().TrimEnd('/');
        var colon = trimmed.IndexOf("://", StringComparison.Ordinal);
        if (colon < 0)
        {
            return trimmed;
        }

        var scheme = Scheme(trimmed);
        return (IsObjectScheme(scheme) ? "s3" : scheme) + trimmed[colon..];
    }

    internal static bool IsObjectScheme(string scheme) => ObjectSchemes.Contains(scheme, StringComparer.Ordinal);

    internal static string Scheme(string location)
    {
        var colon = location.IndexOf("://", StringComparison.Ordinal);
#pragma warning disable CA1308 // Schemes are written in lower case.
        return colon < 0 ? string.Empty : location[..colon].Trim().ToLowerInvariant();
#pragma warning restore CA1308
    }
}

/// <summary>Endpoints are compared without regard to case and a slash at the end.</summary>
public sealed class EndpointNormalizer : INormalizer
{
    /// <inheritdoc/>
    public static string Normalize(string text) => text.Trim().TrimEnd('/').ToUpperInvariant();
}
