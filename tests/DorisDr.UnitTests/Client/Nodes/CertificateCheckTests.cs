using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DorisDr.Client;
using DorisDr.Client.Http;
using Xunit;

namespace DorisDr.UnitTests.Client.Nodes;

public sealed class CertificateCheckTests : IDisposable
{
    private readonly X509Certificate2 _authority = Authority("CN=authority");
    private readonly X509Certificate2 _stranger = Authority("CN=stranger");
    private readonly X509Certificate2 _leaf;
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.pem");

    public CertificateCheckTests()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=fe1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        _leaf = request.Create(_authority, new DateTimeOffset(_authority.NotBefore), new DateTimeOffset(_authority.NotAfter), [1, 2, 3]);
        File.WriteAllText(_file, _authority.ExportCertificatePem());
    }

    [Theory]
    [InlineData(TlsMode.Preferred, SslPolicyErrors.RemoteCertificateChainErrors, true)]
    [InlineData(TlsMode.Required, SslPolicyErrors.RemoteCertificateNameMismatch, true)]
    [InlineData(TlsMode.VerifyCa, SslPolicyErrors.RemoteCertificateNameMismatch, true)]
    [InlineData(TlsMode.VerifyFull, SslPolicyErrors.RemoteCertificateNameMismatch, false)]
    [InlineData(TlsMode.VerifyFull, SslPolicyErrors.RemoteCertificateChainErrors, true)] // Unknown to the machine, known to the file.
    public void Check_CertificateOfTheAuthority_IsAcceptedAsTheModeSays(TlsMode mode, SslPolicyErrors errors, bool accepted)
    {
        using var chain = new X509Chain();

        Assert.Equal(accepted, CertificateCheck.For(new TlsOptions(mode, _file))(this, _leaf, chain, errors));
    }

    [Theory]
    [InlineData(TlsMode.VerifyCa)]
    [InlineData(TlsMode.VerifyFull)]
    public void Check_AnotherAuthority_IsRefused(TlsMode mode)
    {
        File.WriteAllText(_file, _stranger.ExportCertificatePem());
        using var chain = new X509Chain();

        Assert.False(CertificateCheck.For(new TlsOptions(mode, _file))(this, _leaf, chain, SslPolicyErrors.None));
        Assert.False(CertificateCheck.For(new TlsOptions(mode))(this, _leaf, chain, SslPolicyErrors.RemoteCertificateChainErrors));
    }

    public void Dispose()
    {
        File.Delete(_file);
        _leaf.Dispose();
        _authority.Dispose();
        _stranger.Dispose();
    }

    private static X509Certificate2 Authority(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
