using System.Security.Cryptography;
using DorisDr.Sandbox.ObjectStore.Protocol;

namespace DorisDr.Sandbox.ObjectStore.Payload;

/// <summary>One of the x-amz-checksum algorithms, computed over data as it passes.</summary>
internal abstract class Checksum : IDisposable
{
    public const string HeaderPrefix = "x-amz-checksum-";

    public abstract void Append(ReadOnlySpan<byte> data);

    public abstract byte[] Finish();

    /// <summary>The algorithm of a header such as <c>x-amz-checksum-crc32c</c>; null for other headers.</summary>
    public static Checksum? TryCreate(string header) => header.ToLowerInvariant() switch
    {
        HeaderPrefix + "crc32" => new CyclicChecksum(CyclicTable.Crc32),
        HeaderPrefix + "crc32c" => new CyclicChecksum(CyclicTable.Crc32C),
        HeaderPrefix + "crc64nvme" => new CyclicChecksum(CyclicTable.Crc64Nvme),
        HeaderPrefix + "sha1" => new HashChecksum(HashAlgorithmName.SHA1),
        HeaderPrefix + "sha256" => new HashChecksum(HashAlgorithmName.SHA256),
        _ => null,
    };

    /// <summary>Throws when the computed value is not the given base64 text.</summary>
    public void Require(string value)
    {
        var expected = new byte[64];
        if (!Convert.TryFromBase64String(value, expected, out var length))
        {
            throw S3Errors.InvalidChecksum.Thrown();
        }

        if (!Finish().AsSpan().SequenceEqual(expected.AsSpan(0, length)))
        {
            throw S3Errors.ChecksumMismatch.Thrown();
        }
    }

    public abstract void Dispose();

    private sealed class HashChecksum(HashAlgorithmName name) : Checksum
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(name);

        public override void Append(ReadOnlySpan<byte> data) => _hash.AppendData(data);

        public override byte[] Finish() => _hash.GetHashAndReset();

        public override void Dispose() => _hash.Dispose();
    }

    private sealed class CyclicChecksum(CyclicTable table) : Checksum
    {
        private ulong _state = table.Initial;

        public override void Append(ReadOnlySpan<byte> data) => _state = table.Update(_state, data);

        public override byte[] Finish() => table.Finish(_state);

        public override void Dispose()
        {
            // A number needs no care.
        }
    }
}
