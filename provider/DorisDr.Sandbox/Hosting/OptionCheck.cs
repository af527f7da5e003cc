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
        var personality = Personality.All.FirstOrDefault(p => p.Name == options.Personality) ?? throw SandboxProblems.NoPersonality.Of(
            options.Personality, string.Join(", ", Personality.All.Select(p => p.Name)));
        if (options.Clusters != 1)
        {
            throw SandboxProblems.NoTopology.Of($"{options.Clusters} clusters", "--clusters 1");
        }

        if (options.Frontends is < 1 or > MostFrontends)
        {
            throw SandboxProblems.NoTopology.Of($"{options.Frontends} frontends", $"--frontends 1 to {MostFrontends}");
        }

        if (options.Joined is { } joined && (joined < 1 || joined > options.Frontends))
        {
            throw SandboxProblems.NoTopology.Of($"{joined} members among {options.Frontends} frontends", $"--joined 1 to {options.Frontends}");
        }

        if (options.Syncer is { } syncer)
        {
            throw SandboxProblems.NoSyncer.Of(syncer);
        }

        if (options.Buckets.FirstOrDefault(b => !BucketName.IsValid(b)) is { } bucket)
        {
            throw SandboxProblems.BucketName.Of(bucket);
        }

        if (!(options.Speed > 0) || double.IsInfinity(options.Speed))
        {
            throw SandboxProblems.Speed.Of(options.Speed);
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
            throw SandboxProblems.Certificate.Because(problem, file, problem.Message);
        }
    }
}
