using System.Globalization;
using DorisDr.Sandbox.ObjectStore.Protocol;
using DorisDr.Sandbox.ObjectStore.Storage;
using Microsoft.AspNetCore.Http;

namespace DorisDr.Sandbox.ObjectStore.Operations;

/// <summary>The conditional headers of a request.</summary>
internal sealed class Conditions(IHeaderDictionary headers, string prefix = "")
{
    private readonly string? _match = headers[prefix + "if-match"];
    private readonly string? _noneMatch = headers[prefix + "if-none-match"];
    private readonly DateTimeOffset? _modifiedSince = Time(headers[prefix + "if-modified-since"]);
    private readonly DateTimeOffset? _unmodifiedSince = Time(headers[prefix + "if-unmodified-since"]);

    /// <summary>Conditions of a read: false when the reader has this version already; throws when it wanted another one.</summary>
    public bool IsWanted(StoredObject item)
    {
        // Dates on the wire have whole seconds.
        var modified = DateTimeOffset.FromUnixTimeSeconds(item.Modified.ToUnixTimeSeconds());
        if (_match is not null ? !Matches(_match, item) : modified > _unmodifiedSince)
        {
            throw S3Errors.PreconditionFailed.Thrown();
        }

        return !(_noneMatch is not null ? Matches(_noneMatch, item) : modified <= _modifiedSince);
    }

    /// <summary>Conditions of the source of a copy: anything unwanted is an error.</summary>
    public void RequireWanted(StoredObject item)
    {
        if (!IsWanted(item))
        {
            throw S3Errors.PreconditionFailed.Thrown();
        }
    }

    /// <summary>Conditions of a write, given what it would replace.</summary>
    public void RequireReplaceable(StoredObject? existing)
    {
        if (_match is not null && existing is null)
        {
            throw S3Errors.NoSuchKey.Thrown();
        }

        if ((_match is not null && !Matches(_match, existing!)) || (_noneMatch is not null && existing is not null && Matches(_noneMatch, existing)))
        {
            throw S3Errors.PreconditionFailed.Thrown();
        }
    }

    private static bool Matches(string header, StoredObject item) => header.Split(',', StringSplitOptions.TrimEntries)
        .Any(etag => etag == "*" || etag.Trim('"') == item.ETag);

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
