using System.Security.Cryptography;
using DorisDr.Sandbox.ObjectStore.Protocol;
using Microsoft.AspNetCore.Http;

namespace DorisDr.Sandbox.ObjectStore.Payload;

/// <summary>Everything that is computed over one body, and what the client declared about it in headers or trailers.</summary>
internal sealed class BodyDigests : IDisposable
{
    private readonly IncrementalHash _md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
    private readonly IncrementalHash? _sha256;
    private readonly string? _declaredSha256;
    private readonly byte[]? _declaredMd5;
    private readonly Dictionary<string, Checksum> _checksums = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _declared = new(StringComparer.OrdinalIgnoreCase);

    public BodyDigests(IHeaderDictionary headers, string? sha256)
    {
        _declaredSha256 = sha256;
        _sha256 = sha256 is null ? null : IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        _declaredMd5 = ParseMd5(headers.ContentMD5);
        foreach (var header in headers)
        {
            if (AddChecksum(header.Key))
            {
                _declared[header.Key] = header.Value.ToString();
            }
        }

        foreach (var name in headers["x-amz-trailer"].ToString().Split(',', StringSplitOptions.TrimEntries))
        {
            AddChecksum(name);
        }
    }

    public void Append(ReadOnlySpan<byte> data)
    {
        _md5.AppendData(data);
        _sha256?.AppendData(data);
        foreach (var checksum in _checksums.Values)
        {
            checksum.Append(data);
        }
    }

    /// <summary>Compares what was computed with what was declared, and returns the facts.</summary>
    public ReceivedBody Finish(long size, IReadOnlyDictionary<string, string>? trailers)
    {
        var md5 = _md5.GetHashAndReset();
        if (_declaredMd5 is not null && !_declaredMd5.AsSpan().SequenceEqual(md5))
        {
            throw S3Errors.BadDigest.Thrown();
        }

        if (_sha256 is not null && Convert.ToHexStringLower(_sha256.GetHashAndReset()) != _declaredSha256)
        {
            throw S3Errors.ContentHashMismatch.Thrown();
        }

        var verified = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, checksum) in _checksums)
        {
            if (trailers?.GetValueOrDefault(name) is { } trailer)
            {
                _declared[name] = trailer;
            }

            if (!_declared.TryGetValue(name, out var value))
            {
                throw S3Errors.InvalidChecksum.Thrown();
            }

            checksum.Require(value);
            verified[name.ToLowerInvariant()] = value;
        }

        return new ReceivedBody(size, Convert.ToHexStringLower(md5), verified);
    }

    public void Dispose()
    {
        _md5.Dispose();
        _sha256?.Dispose();
        foreach (var checksum in _checksums.Values)
        {
            checksum.Dispose();
        }
    }

    private bool AddChecksum(string header)
    {
        if (Checksum.TryCreate(header) is not { } checksum)
        {
            return false;
        }

        _checksums[header] = checksum;
        return true;
    }

    private static byte[]? ParseMd5(string? header)
    {
        if (header is null)
        {
            return null;
        }

        var bytes = new byte[16];
        return Convert.TryFromBase64String(header, bytes, out var length) && length == 16 ? bytes : throw S3Errors.InvalidDigest.Thrown();
    }
}
