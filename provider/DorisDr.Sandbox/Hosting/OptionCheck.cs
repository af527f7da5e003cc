using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DorisDr.Sandbox.Cluster;
using DorisDr.Sandbox.ObjectStore.Protocol;

namespace DorisDr.Sandbox.Hosting;

/// <summary>Refuses options that this sandbox has no way to serve, and says what it has.</summary>
internal static class OptionCheck
{
    /// <summary>A, B and C.</summary>
    public const int MostFrontends = 3;

    public static Personality Run(SandboxOptions options)
    {
        var personality = Personality.All.FirstOrDefault(p => p.Name == options.Personality) ?? throw new SandboxException(
            "DDR3603", $"There is no personality '{options.Personality}'.", $"Supported: {string.Join(", ", Personality.All.Select(p => p.Name))}.");
        if (options.Clusters != 1)
        {
            throw new SandboxException("DDR3604", $"A sandbox of {options.Clusters} clusters is not supported.", "Supported: --clusters 1.");
        }

        if (options.Frontends is < 1 or > MostFrontends)
        {
            throw new SandboxException("DDR3604", $"A cluster of {options.Frontends} frontends is not supported.", $"Supported: --frontends 1 to {MostFrontends}.");
        }

        if (options.Joined is { } joined && (joined < 1 || joined > options.Frontends))
        {
            throw new SandboxException("DDR3604", $"{joined} of {options.Frontends} frontends cannot be members.", $"Supported: --joined 1 to {options.Frontends}.");
        }

        if (options.Syncer is { } syncer)
        {
            throw new SandboxException("DDR3605", $"A syncer of generation '{syncer}' is not supported.", "Leave --syncer out.");
        }

        if (options.Buckets.FirstOrDefault(b => !BucketName.IsValid(b)) is { } bucket)
        {
            throw new SandboxException("DDR3612", $"'{bucket}' is no bucket name.", "Use 3 to 63 lower-case letters, digits, dots and dashes.");
        }

        if (!(options.Speed > 0) || double.IsInfinity(options.Speed))
        {
            throw new SandboxException("DDR3606", $"Time cannot run {options.Speed} times as fast.", "Give a --speed of more than 0.");
        }

        return personality;
    }

    public static X509Certificate2? Certificate(SandboxOptions options)
    {
        if (options.CertificateFile is not { } file)
        {
            return null;
        }

        try
        {
            using var pem = X509Certificate2.CreateFromPemFile(file, options.KeyFile);

            // The TLS stack of Windows needs a key that was loaded from a container.
            return X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
        }
        catch (Exception problem) when (problem is IOException or CryptographicException or UnauthorizedAccessException)
        {
            throw new SandboxException("DDR3607", $"The certificate {file} cannot be used: {problem.Message}", "Give PEM files with a certificate and its key.", problem);
        }
    }
}
