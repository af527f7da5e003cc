using System.Security.Cryptography;
using System.Text;

namespace DorisDr.Sandbox.ObjectStore.Signature;

/// <summary>The credential of a Signature Version 4 request: access key, day, region and service.</summary>
internal sealed record CredentialScope(string AccessKey, string Day, string Region, string Service)
{
    private const string Terminator = "aws4_request";

    public string Scope => $"{Day}/{Region}/{Service}/{Terminator}";

    /// <summary>Reads <c>key/day/region/service/aws4_request</c>; the key itself may hold slashes.</summary>
    public static CredentialScope? TryParse(string text)
    {
        var parts = text.Split('/');
        return parts.Length >= 5 && parts[^1] == Terminator && parts[^4].Length == 8
            ? new CredentialScope(string.Join('/', parts[..^4]), parts[^4], parts[^3], parts[^2])
            : null;
    }

    /// <summary>Derives the key that signs requests of this scope.</summary>
    public byte[] DeriveKey(string secretKey)
    {
        var key = Encoding.UTF8.GetBytes("AWS4" + secretKey);
        foreach (var step in (ReadOnlySpan<string>)[Day, Region, Service, Terminator])
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(step));
        }

        return key;
    }
}
