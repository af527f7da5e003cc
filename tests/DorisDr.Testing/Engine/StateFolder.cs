using System.Security.Cryptography;
using DorisDr.Engine.Secrets;
using DorisDr.Engine.State;
using Microsoft.Extensions.Time.Testing;

namespace DorisDr.Testing.Engine;

/// <summary>A folder of its own for a <c>file://</c> backend, gone when the test ends.</summary>
public sealed class StateFolder : IDisposable
{
    public StateFolder(params string[] packages)
    {
        Path = Directory.CreateTempSubdirectory("dorisdr-state-").FullName;
        Options = new BackendOptions
        {
            Machine = Machine,
            Time = Time,
            Chance = Chance,
            Packages = packages.Length == 0 ? ["dorisdr"] : [.. packages],
            WriterVersion = "v0.1.0-test",
        };
        Machine.CurrentDirectory = Path;
        Machine.HomeDirectory = Path;
        Machine.Variables["PULUMI_CONFIG_PASSPHRASE"] = "correct horse";
        Secrets = new PassphraseSecrets(new PassphraseSource(Machine), Chance);
    }

    public string Path { get; }

    public FakeMachine Machine { get; } = new();

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 25, 4, 0, 0, TimeSpan.Zero).AddTicks(1234567));

    public RandomNumberGenerator Chance { get; } = RandomNumberGenerator.Create();

    public BackendOptions Options { get; set; }

    public PassphraseSecrets Secrets { get; }

    public string Url => $"file://{Path}";

    /// <summary>Full path of a file below <c>.pulumi</c>.</summary>
    public string File(string path) => System.IO.Path.Combine(Path, ".pulumi", path);

    /// <summary>Names of the files in a folder below <c>.pulumi</c>.</summary>
    public string[] Files(string folder) =>
        Directory.Exists(File(folder))
            ? [.. Directory.GetFiles(File(folder)).Select(f => System.IO.Path.GetFileName(f)).Order(StringComparer.Ordinal)]
            : [];

    public Task<DiyBackend> OpenAsync() => DiyBackend.OpenAsync(Url, Options, CancellationToken.None);

    public void Dispose()
    {
        Secrets.Dispose();
        Chance.Dispose();
        Directory.Delete(Path, recursive: true);
    }
}
