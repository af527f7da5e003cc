using DorisDr.Sandbox.ObjectStore.Protocol;

namespace DorisDr.Sandbox.ObjectStore.Operations;

/// <summary>A stretch of a content: first byte and length.</summary>
internal sealed record ByteRange(long First, long Length)
{
    private const string Unit = "bytes=";

    /// <summary>
    /// Reads a Range header. Null stands for the whole: no header, another unit, several ranges or a malformed one, which HTTP lets a
    /// server ignore. Throws when the range lies outside of the content.
    /// </summary>
    public static ByteRange? Parse(string? header, long size)
    {
        if (header is null || !header.StartsWith(Unit, StringComparison.Ordinal) || header.Contains(',', StringComparison.Ordinal))
        {
            return null;
        }

        var bounds = header[Unit.Length..].Split('-');
        if (bounds.Length != 2 || !TryBound(bounds[0], out var first) || !TryBound(bounds[1], out var last) || (first is null && last is null)
            || last < first)
        {
            return null;
        }

        if (first is null)
        {
            var length = Math.Min(last!.Value, size);
            return length == 0 ? throw S3Errors.InvalidRange.Thrown() : new ByteRange(size - length, length);
        }

        return first >= size
            ? throw S3Errors.InvalidRange.Thrown()
            : new ByteRange(first.Value, Math.Min(last ?? long.MaxValue, size - 1) - first.Value + 1);
    }

    /// <summary>Reads the range of a copied part, which must be exact.</summary>
    public static ByteRange? ParseCopySource(string? header, long size)
    {
        if (header is null)
        {
            return null;
        }

        var bounds = header.StartsWith(Unit, StringComparison.Ordinal) ? header[Unit.Length..].Split('-') : [];
        return bounds.Length == 2 && long.TryParse(bounds[0], out var first) && long.TryParse(bounds[1], out var last)
            && first >= 0 && first <= last && last < size
            ? new ByteRange(first, last - first + 1)
            : throw S3Errors.InvalidCopySourceRange.Thrown();
    }

    public string ContentRange(long size) => $"bytes {First}-{First + Length - 1}/{size}";

    private static bool TryBound(string text, out long? bound)
    {
        bound = null;
        if (text.Length == 0)
        {
            return true;
        }

        if (!text.All(char.IsAsciiDigit) || !long.TryParse(text, out var value))
        {
            return false;
        }

        bound = value;
        return true;
    }
}
