using System.Security.Cryptography;
using DorisDr.Cli.Commands;
using DorisDr.Engine.Configuration;
using DorisDr.Engine.State;
using DorisDr.Sandbox;
using Newtonsoft.Json.Linq;

namespace DorisDr.Cli.Composition;

/// <summary>
/// The sandbox that <c>--sandbox</c> means: the one that serves the project's <c>.dorisdr/sandbox</c>, or one that lives as long as this command.
/// </summary>
internal sealed class SandboxSession : IAsyncDisposable
{
    private const int PassphraseBytes = 24;

    private readonly SandboxHost? _own;
    private readonly JObject _addresses;
    private readonly SandboxCredentials _credentials;
    private readonly SandboxMachine _machine;

    private SandboxSession(string folder, SandboxMachine machine, SandboxHost? own, JObject addresses, SandboxCredentials credentials)
    {
        Folder = folder;
        _machine = machine;
        _own = own;
        _addresses = addresses;
        _credentials = credentials;
    }

    /// <summary>The machine that runs on the sandbox see.</summary>
    public IMachine Machine => _machine;

    /// <summary>Everything of the sandbox is below it.</summary>
    public string Folder { get; }

    /// <summary>The settings of its one stack; not beside the project, where they would mix with real ones.</summary>
    public string SettingsFile => Path.Combine(Folder, "Pulumi.sandbox.yaml");

    /// <summary>The folder that belongs to a project folder.</summary>
    public static string FolderOf(string project) => Path.Combine(Path.GetFullPath(project), ".dorisdr", "sandbox");

    /// <summary>Connects to the sandbox of a project, or starts it.</summary>
    public static async Task<SandboxSession> OpenAsync(string project, IMachine machine, TimeProvider time, CancellationToken cancellation)
    {
        var folder = FolderOf(project);
        Directory.CreateDirectory(folder);
        var own = new SandboxMachine(machine, folder);
        Directory.CreateDirectory(own.StateFolder);
        WritePassphrase(own.PassphraseFile);
        var record = SandboxRecord.Read(folder);
        using var process = record?.Process();
        if (process is not null && record is { Addresses: JObject addresses })
        {
            return new SandboxSession(folder, own, null, addresses, SandboxHost.CredentialsOf(folder));
        }

        var host = await SandboxHost.StartAsync(new SandboxOptions(folder), time, cancellation);
        return new SandboxSession(folder, own, host, JObject.Parse(host.Addresses.ToJson().ToJsonString()), host.Credentials);
    }

    /// <summary>Makes the stack, and gives it the sandbox's addresses and keys as configuration: the provider's, and what the project declares.</summary>
    public async Task PrepareAsync(Workspace workspace, CancellationToken cancellation)
    {
        var stack = new StackName(workspace.Project.Name, SandboxMachine.Stack);
        var (secrets, settings) = await workspace.SecretsAsync(stack, fallBackToState: true, cancellation);
        if (!workspace.Backend.Exists(stack))
        {
            await workspace.Backend.CreateAsync(stack, secrets, cancellation);
        }

        var endpoint = (string)_addresses["clusters"]![0]!["frontends"]![0]!["mysql"]!;
        var changed = settings.WithText(ConfigKey.Parse("dorisdr:endpoints", workspace.Project.Name), endpoint);
        var declared = workspace.Project.Config.Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, value, secret) in Offers())
        {
            foreach (var key in declared.Where(d => Means(d, name)).Select(d => ConfigKey.Parse(d, workspace.Project.Name)))
            {
                if (!secret || changed.Find(key) is null)
                {
                    changed = secret ? changed.WithSecret(key, value, secrets) : changed.WithText(key, value);
                }
            }
        }

        await changed.SaveAsync(cancellation);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _own?.DisposeAsync() ?? ValueTask.CompletedTask;

    // A program with two stores calls them s3Bucket and offsiteS3Bucket, or the like; here both are the one of the sandbox.
    private static bool Means(string declared, string offered) =>
        declared == offered || declared.EndsWith(char.ToUpperInvariant(offered[0]) + offered[1..], StringComparison.Ordinal);

    /// <summary>Project configuration that a program may declare to be given the sandbox's object store.</summary>
    private IEnumerable<(string Name, string Value, bool Secret)> Offers() =>
    [
        ("s3Bucket", SandboxOptions.DefaultBucket, false),
        ("s3Endpoint", (string)_addresses["objectStore"]!, false),
        ("s3Region", "us-east-1", false),
        ("s3AccessKey", _credentials.AccessKey, true),
        ("s3SecretKey", _credentials.SecretKey, true),
    ];

    private static void WritePassphrase(string file)
    {
        if (File.Exists(file))
        {
            return;
        }

        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(file, options);
        writer.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(PassphraseBytes)));
    }
}
