using System.Security.Cryptography;
using System.Text;
using DorisDr.Sandbox.ObjectStore.Protocol;

namespace DorisDr.Sandbox.ObjectStore.Signature;

/// <summary>Renders a request in the canonical form that both sides sign.</summary>
internal static class CanonicalRequest
{
    /// <summary>The string to sign of a whole request.</summary>
    public static string StringToSign(SignableRequest request, string timestamp, CredentialScope credential,
        IReadOnlyList<string> signedHeaders, string payloadHash)
    {
        var canonical = Render(request, signedHeaders, payloadHash);
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
        return $"AWS4-HMAC-SHA256\n{timestamp}\n{credential.Scope}\n{digest}";
    }

    public static string Render(SignableRequest request, IReadOnlyList<string> signedHeaders, string payloadHash)
    {
        var text = new StringBuilder()
            .Append(request.Method).Append('\n')
            .Append(PercentEncoding.Encode(request.Path, keepSlash: true)).Append('\n')
            .Append(Query(request.Query)).Append('\n');
        foreach (var name in signedHeaders)
        {
            text.Append(name).Append(':').Append(Trim(request.Header(name) ?? "")).Append('\n');
        }

        return text.Append('\n').AppendJoin(';', signedHeaders).Append('\n').Append(payloadHash).ToString();
    }

    private static string Query(QueryParameters query) => string.Join('&', query.Items
        .Where(item => item.Key != "X-Amz-Signature")
        .Select(item => (Name: PercentEncoding.Encode(item.Key, keepSlash: false), Value: PercentEncoding.Encode(item.Value, keepSlash: false)))
        .OrderBy(item => item.Name, StringComparer.Ordinal)
        .ThenBy(item => item.Value, StringComparer.Ordinal)
        .Select(item => $"{item.Name}={item.Value}"));

    private static string Trim(string value)
    {
        var result = value.Trim();
        while (result.Contains("  ", StringComparison.Ordinal))
        {
            result = result.Replace("  ", " ", StringComparison.Ordinal);
        }

        return result;
    }
}
