using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace DorisDr.Client.Http;

/// <summary>Decides about the certificate of an HTTPS server by the same words as about that of the MySQL port.</summary>
internal static class CertificateCheck
{
    internal static RemoteCertificateValidationCallback For(TlsOptions tls) => (_, certificate, chain, errors) => tls.Mode switch
    {
        TlsMode.VerifyFull => IsTrusted(tls, certificate, chain, errors) && !errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch),
        TlsMode.VerifyCa => IsTrusted(tls, certificate, chain, errors),
        _ => true,
    };

    private static bool IsTrusted(TlsOptions tls, X509Certificate? certificate, X509Chain? given, SslPolicyErrors errors)
    {
        if (certificate is null)
        {
            return false;
        }

        if (tls.CaFile is not { } file)
        {
            return !errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors);
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(file);
        chain.ChainPolicy.ExtraStore.AddRange(new X509Certificate2Collection(given?.ChainElements.Select(element => element.Certificate).ToArray() ?? []));
        using var leaf = new X509Certificate2(certificate);
        return chain.Build(leaf);
    }
}
