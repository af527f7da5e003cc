using System.Security.Cryptography;
using System.Text;

namespace DorisDr.Sandbox.ObjectStore.Signature;

/// <summary>Verifies the chain of chunk signatures in a signed aws-chunked body: each covers its data and the signature before it.</summary>
internal sealed class ChunkSignatures(VerifiedSignature seed) : IDisposable
{
    private readonly IncrementalHash _data = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private string _previous = seed.Signature;

    public void Append(ReadOnlySpan<byte> data) => _data.AppendData(data);

    /// <summary>Ends a chunk and compares its signature.</summary>
    public void RequireChunk(string signature)
    {
        var digest = Convert.ToHexStringLower(_data.GetHashAndReset());
        var empty = Convert.ToHexStringLower(SHA256.HashData([]));
        Require($"AWS4-HMAC-SHA256-PAYLOAD\n{seed.Timestamp}\n{seed.Scope}\n{_previous}\n{empty}\n{digest}", signature);
    }

    /// <summary>Compares the signature of the trailing headers, given as <c>name:value</c> lines.</summary>
    public void RequireTrailer(string lines, string signature)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines)));
        Require($"AWS4-HMAC-SHA256-TRAILER\n{seed.Timestamp}\n{seed.Scope}\n{_previous}\n{digest}", signature);
    }

    public void Dispose() => _data.Dispose();

    private void Require(string stringToSign, string signature)
    {
        VerifiedSignature.Require(seed.SigningKey, stringToSign, signature);
        _previous = signature;
    }
}
