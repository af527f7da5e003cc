using DorisDr.Sandbox;
using DorisDr.Testing;
using DorisDr.Testing.Processes;
using DorisDr.Testing.Sandbox;
using MySqlConnector;
using Newtonsoft.Json.Linq;
using Xunit;

namespace DorisDr.Conformance.Tests.Stubs;

/// <summary>What the published plugin is tried on: a cluster that offers TLS, and another one beside it.</summary>
public sealed class PluginTrial : IAsyncLifetime, IDisposable
{
    private const string Password = "kanari4711password";
    private static readonly string[] Canaries = ["kanari4711access", "kanari4711secret", "kanari4711token"];

    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(10), TimeProvider.System);
    private SandboxHost _cluster = null!;
    private SandboxHost _other = null!;
    private JObject _place = null!;

    /// <summary>The NativeAOT binary; the test command publishes it.</summary>
    private static string Binary => Environment.GetEnvironmentVariable("DORISDR_PLUGIN") ?? Checkout.PathOf("artifacts", "plugin", "pulumi-resource-dorisdr");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Assert.True(File.Exists(Binary), $"{Binary} is missing: tests/run publishes the plugin.");
        var certificate = TestCertificate.Make(_folder.Path, "server");
        var stranger = TestCertificate.Make(_folder.Path, "stranger");
        _cluster = await StartAsync("cluster", certificate);
        _other = await StartAsync("other", null);
        _place = new JObject
        {
            ["plugin"] = Binary,
            ["mysql"] = MySqlOf(_cluster),
            ["otherMysql"] = MySqlOf(_other),
            ["store"] = _cluster.Addresses.ObjectStore.GetLeftPart(UriPartial.Authority),
            ["bucket"] = SandboxOptions.DefaultBucket,
            ["accessKey"] = _cluster.Credentials.AccessKey,
            ["secretKey"] = _cluster.Credentials.SecretKey,
            ["control"] = _cluster.Addresses.Control.GetLeftPart(UriPartial.Authority),
            ["password"] = Password,
            ["caFile"] = certificate.File,
            ["otherCaFile"] = stranger.File,
            ["secrets"] = new JArray([.. Canaries, Password, _cluster.Credentials.SecretKey]),
        };
    }

    /// <summary>Runs one file of checks and answers what each said: null, or why it failed.</summary>
    public async Task<IReadOnlyList<(string Name, string? Error)>> RunAsync(string checks)
    {
        var environment = new Dictionary<string, string> { ["TRIAL"] = _place.ToString(Newtonsoft.Json.Formatting.None) };
        var results = await NodeScript.RunAsync(environment, "plugin/main.cjs", checks);
        return [.. results.Select(r => ((string)r["name"]!, (string?)r["error"]))];
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await _other.DisposeAsync();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _deadline.Dispose();
        _folder.Dispose();
    }

    private static string MySqlOf(SandboxHost host) => host.Addresses.Clusters[0].Frontends[0].MySql;

    private async Task<SandboxHost> StartAsync(string name, TestCertificate? certificate)
    {
        var options = new SandboxOptions(Path.Combine(_folder.Path, name)) { CertificateFile = certificate?.File, KeyFile = certificate?.KeyFile };
        var host = await SandboxHost.StartAsync(options, TimeProvider.System, _deadline.Token);
        await using var root = new MySqlConnection($"Server=127.0.0.1;Port={MySqlOf(host).Split(':')[1]};User ID=root;Pooling=false;SslMode=None");
        await root.OpenAsync(_deadline.Token);
        foreach (var sql in (string[])[$"CREATE USER 'dr'@'%' IDENTIFIED BY '{Password}'", "GRANT ADMIN_PRIV ON *.*.* TO 'dr'@'%'"])
        {
            await using var command = new MySqlCommand(sql, root);
            await command.ExecuteNonQueryAsync(_deadline.Token);
        }

        return host;
    }
}
