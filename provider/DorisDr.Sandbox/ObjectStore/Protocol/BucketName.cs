namespace DorisDr.Sandbox.ObjectStore.Protocol;

/// <summary>The rule for bucket names that every S3 store shares.</summary>
internal static class BucketName
{
    public static bool IsValid(string name) =>
        name.Length is >= 3 and <= 63
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-')
        && char.IsAsciiLetterOrDigit(name[0])
        && char.IsAsciiLetterOrDigit(name[^1])
        && !name.Contains("..", StringComparison.Ordinal)
        && !name.Contains(".-", StringComparison.Ordinal)
        && !name.Contains("-.", StringComparison.Ordinal)
        && !LooksLikeAnAddress(name);

    private static bool LooksLikeAnAddress(string name) =>
        name.Count(c => c == '.') == 3 && name.All(c => c == '.' || char.IsAsciiDigit(c));
}
