using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;

namespace DorisDr.Sandbox.Hosting;

/// <summary>What a sandbox folder remembers beside the data: ports by use, and the key pair of the store.</summary>
internal sealed record SandboxSettings(IReadOnlyDictionary<string, int> Ports, string? AccessKey, string? SecretKey)
{
    public override string ToString() => "sandbox settings";
}

/// <summary>The folder of a sandbox: one process at a time, and ports and keys that stay the same over restarts.</summary>
internal sealed class SandboxFolder : IDisposable
{
    private const string SettingsName = "settings.json";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private readonly FileStream _lock;
    private readonly Dictionary<string, int> _ports = new(StringComparer.Ordinal);

    private SandboxFolder(string path, FileStream @lock)
    {
        Path = path;
        _lock = @lock;
        var file = SettingsFile;
        var settings = File.Exists(file) ? JsonSerializer.Deserialize<SandboxSettings>(File.ReadAllText(file)) : null;
        foreach (var (use, port) in settings?.Ports ?? new Dictionary<string, int>(StringComparer.Ordinal))
        {
            _ports[use] = port;
        }

        (AccessKey, SecretKey) = (settings?.AccessKey, settings?.SecretKey);
    }

    public string Path { get; }

    public string? AccessKey { get; private set; }

    public string? SecretKey { get; private set; }

    private string SettingsFile => System.IO.Path.Combine(Path, SettingsName);

    /// <summary>Takes the folder for this process.</summary>
    public static SandboxFolder Open(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        Directory.CreateDirectory(full);
        try
        {
            return new SandboxFolder(full, new FileStream(System.IO.Path.Combine(full, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException taken)
        {
            throw SandboxProblems.FolderTaken.Because(taken, full);
        }
    }

    /// <summary>The keys that are kept in a folder, without taking it; null when there are none.</summary>
    public static SandboxCredentials? ReadKeys(string path)
    {
        var file = System.IO.Path.Combine(path, SettingsName);
        return File.Exists(file) && JsonSerializer.Deserialize<SandboxSettings>(File.ReadAllText(file)) is { AccessKey: { } access, SecretKey: { } secret }
            ? new SandboxCredentials(access, secret)
            : null;
    }

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Keeps the keys that were given, else those kept before, else new ones.</summary>
    public SandboxCredentials Keys(string? accessKey, string? secretKey)
    {
        AccessKey = accessKey ?? AccessKey ?? "sandbox" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
        SecretKey = secretKey ?? SecretKey ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));
        return new SandboxCredentials(AccessKey, SecretKey);
    }

    /// <summary>Whether a port was chosen for a use before.</summary>
    public bool HasPort(string use) => _ports.ContainsKey(use);

    /// <summary>Ports by use: the fixed one, else the kept one if it is free, else a free one. Writes them down.</summary>
    public IReadOnlyDictionary<string, int> ChoosePorts(IReadOnlyList<(string Use, int? Fixed)> uses)
    {
        var held = new List<TcpListener>();
        try
        {
            foreach (var (use, fixedPort) in uses)
            {
                var listener = fixedPort is { } wanted
                    ? Listen(wanted) ?? throw SandboxProblems.CannotListen.Of($"port {wanted} is taken.")
                    : Listen(_ports.GetValueOrDefault(use)) ?? Listen(0);
                held.Add(listener!);
                _ports[use] = ((IPEndPoint)listener!.LocalEndpoint).Port;
            }
        }
        finally
        {
            held.ForEach(l => l.Dispose());
        }

        Save();
        return _ports;
    }

    public void Dispose() => _lock.Dispose();

    /// <summary>Writes a file that only its owner may read.</summary>
    public static void WritePrivate(string file, string text)
    {
        var temporary = file + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var writer = new StreamWriter(temporary, options))
        {
            writer.Write(text);
        }

        File.Move(temporary, file, overwrite: true);
    }

    private void Save() => WritePrivate(SettingsFile, JsonSerializer.Serialize(new SandboxSettings(_ports, AccessKey, SecretKey), Indented));

    private static TcpListener? Listen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException)
        {
            listener.Dispose();
            return null;
        }
    }
}
