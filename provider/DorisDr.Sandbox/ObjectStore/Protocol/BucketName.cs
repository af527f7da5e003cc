namespace DorisDr.Sandbox.ObjectStore.Protocol;

/// <summary>The rules for bucket names: a strict one for new buckets, and the older one by which MinIO tells a wrong name from a missing bucket.</summary>
internal static class BucketName
{
    /// <summary>Whether a bucket of this name can be made.</summary>
    public static bool IsValid(string name) =>
        name.Length is >= 3 and <= 63
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-')
        && char.IsAsciiLetterOrDigit(name[0])
        && char.IsAsciiLetterOrDigit(name[^1])
        && !name.Contains("..", StringComparison.Ordinal)
        && !name.Contains(".-", StringComparison.Ordinal)
        && !name.Contains("-.", StringComparison.Ordinal)
        && !LooksLikeAnAddress(name);

    /// <summary>Whether a request may name such a bucket at all.</summary>
    public static bool IsPlausible(string name) =>
        name.Length is >= 3 and <= 63
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or ':')
        && char.IsAsciiLetterOrDigit(name[0])
        && char.IsAsciiLetterOrDigit(name[^1])
        && !name.Contains("..", StringComparison.Ordinal)
        && !LooksLikeAnAddress(name);

    private static bool LooksLikeAnAddress(string name) =>
        name.Count(c => c == '.') == 3 && name.All(c => c == '.' || char.IsAsciiDigit(c));
}
