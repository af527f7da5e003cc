using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DorisDr.Testing.Sandbox;

/// <summary>A certificate made out to <c>localhost</c> that is its own authority, as PEM files.</summary>
public sealed record TestCertificate(string File, string KeyFile)
{
    /// <summary>Makes one; it is good for an hour.</summary>
    public static TestCertificate Make(string folder, string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddHours(-1), now.AddHours(1));
        var made = new TestCertificate(Path.Combine(folder, $"{name}.pem"), Path.Combine(folder, $"{name}.key"));
        System.IO.File.WriteAllText(made.File, certificate.ExportCertificatePem());
        System.IO.File.WriteAllText(made.KeyFile, key.ExportPkcs8PrivateKeyPem());
        return made;
    }
}
