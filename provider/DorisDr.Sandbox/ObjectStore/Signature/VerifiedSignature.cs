using System.Security.Cryptography;
using System.Text;
using DorisDr.Sandbox.ObjectStore.Protocol;

namespace DorisDr.Sandbox.ObjectStore.Signature;

/// <summary>A signature that was found right, with what is needed to verify the chunks that follow it in the body.</summary>
internal sealed record VerifiedSignature(byte[] SigningKey, string Timestamp, string Scope, string Signature)
{
    public override string ToString() => $"signature of {Timestamp}, key ***";

    /// <summary>Signs a text and compares, in time that does not depend on where the two differ.</summary>
    public static void Require(byte[] signingKey, string stringToSign, string signature)
    {
        var expected = HMACSHA256.HashData(signingKey, Encoding.UTF8.GetBytes(stringToSign));
        if (!CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(Convert.ToHexStringLower(expected)), Encoding.UTF8.GetBytes(signature)))
        {
            throw S3Errors.SignatureDoesNotMatch.Thrown();
        }
    }
}
