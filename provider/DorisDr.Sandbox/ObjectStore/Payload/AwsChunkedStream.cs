using System.Globalization;
using System.Text;
using DorisDr.Sandbox.ObjectStore.Protocol;
using DorisDr.Sandbox.ObjectStore.Signature;

namespace DorisDr.Sandbox.ObjectStore.Payload;

/// <summary>
/// Unwraps an aws-chunked body: <c>size[;chunk-signature=..]</c>, data, line end, until a chunk of size zero, then trailing headers.
/// Signatures are verified as they pass, so data may be believed only when the end was reached.
/// </summary>
internal sealed class AwsChunkedStream(Stream inner, ChunkSignatures? signatures) : ForwardReadStream
{
    private const int LongestLine = 8 * 1024;
    private const long LargestChunk = 5L << 30;

    private readonly BufferedReader _reader = new(inner);
    private readonly Dictionary<string, string> _trailers = new(StringComparer.OrdinalIgnoreCase);
    private long _left;
    private string _signature = "";
    private bool _finished;

    /// <summary>The trailing headers; complete once a read returned zero.</summary>
    public IReadOnlyDictionary<string, string> Trailers => _trailers;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty || _finished)
        {
            return 0;
        }

        if (_left == 0)
        {
            await BeginChunkAsync(cancellationToken);
            if (_finished)
            {
                return 0;
            }
        }

        var wanted = (int)Math.Min(_left, buffer.Length);
        var read = await _reader.ReadAsync(buffer[..wanted], cancellationToken);
        if (read == 0)
        {
            throw S3Errors.IncompleteBody.Thrown();
        }

        signatures?.Append(buffer.Span[..read]);
        _left -= read;
        if (_left == 0)
        {
            if (await _reader.ReadLineAsync(LongestLine, cancellationToken) is not "")
            {
                throw S3Errors.IncompleteBody.Thrown();
            }

            signatures?.RequireChunk(_signature);
        }

        return read;
    }

    private async Task BeginChunkAsync(CancellationToken ct)
    {
        var line = await _reader.ReadLineAsync(LongestLine, ct) ?? throw S3Errors.IncompleteBody.Thrown();
        var fields = line.Split(';', StringSplitOptions.TrimEntries);
        if (!long.TryParse(fields[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _left)
            || _left is < 0 or > LargestChunk)
        {
            throw S3Errors.IncompleteBody.Thrown();
        }

        const string SignatureField = "chunk-signature=";
        _signature = fields.FirstOrDefault(f => f.StartsWith(SignatureField, StringComparison.Ordinal))?[SignatureField.Length..] ?? "";
        if (_left == 0)
        {
            signatures?.RequireChunk(_signature);
            await ReadTrailersAsync(ct);
            _finished = true;
        }
    }

    private async Task ReadTrailersAsync(CancellationToken ct)
    {
        const string TrailerSignature = "x-amz-trailer-signature";
        var signed = new StringBuilder();
        string? signature = null;
        while (await _reader.ReadLineAsync(LongestLine, ct) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
            {
                throw S3Errors.IncompleteBody.Thrown();
            }

            var name = line[..colon].Trim().ToLowerInvariant();
            var value = line[(colon + 1)..].Trim();
            if (name == TrailerSignature)
            {
                signature = value;
            }
            else
            {
                _trailers[name] = value;
                signed.Append(name).Append(':').Append(value).Append('\n');
            }
        }

        if (_trailers.Count > 0)
        {
            signatures?.RequireTrailer(signed.ToString(), signature ?? "");
        }
    }
}
