using DorisDr.Sandbox;
using MySqlConnector;
using Xunit;

namespace DorisDr.Scenarios.Tests.Contract;

/// <summary>A sandbox in this process, looked at by SQL written by hand over a bare connection; and a second cluster, which is another one.</summary>
public sealed class ContractSite : IAsyncLifetime
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(1);

    private readonly string _folder = Directory.CreateTempSubdirectory("dorisdr-contract-").FullName;
    private SandboxHost _own = null!;
    private SandboxHost _other = null!;
    private int _names;

    /// <summary>Address of the FE.</summary>
    public string Endpoint => _own.Addresses.Clusters[0].Frontends[0].MySql;

    /// <summary>Address of the FE of the other cluster.</summary>
    public string OtherEndpoint => _other.Addresses.Clusters[0].Frontends[0].MySql;

    /// <summary>Address of the object store.</summary>
    public string Store => _own.Addresses.ObjectStore.ToString();

    /// <summary>A bucket that exists there.</summary>
    public string Bucket { get; } = "contract";

    /// <summary>A key that is good there; nothing that is said may hold it.</summary>
    public string AccessKey { get; } = "canary-access-key";

    /// <summary>Its secret; nothing that is said may hold it.</summary>
    public string SecretKey { get; } = "canary-secret-key";

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _own = await StartAsync("own");
        _other = await StartAsync("other");
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await _own.DisposeAsync();
        await _other.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A name that no other trial has.</summary>
    public string NewName() => $"subject{Interlocked.Increment(ref _names).ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    /// <summary>Forgets which statements arrived at the other cluster.</summary>
    public void ForgetStatementsOfOther() => _other.ForgetStatements();

    /// <summary>The statements that arrived at the other cluster.</summary>
    public IEnumerable<string> StatementsOfOther => _other.Statements.Select(s => s.Sql);

    /// <summary>Runs SQL on a connection of its own and answers the rows, cells joined by a bar.</summary>
    public async Task<IReadOnlyList<string>> SqlAsync(string sql)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        var address = Endpoint.Split(':');
        await using var connection = new MySqlConnection($"Server={address[0]};Port={address[1]};User ID=root;SslMode=None;Pooling=false");
        await connection.OpenAsync(deadline.Token);
        await using var command = new MySqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(deadline.Token);
        var rows = new List<string>();
        while (await reader.ReadAsync(deadline.Token))
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "NULL" : $"{reader.GetValue(i)}")));
        }

        return rows;
    }

    private async Task<SandboxHost> StartAsync(string name)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        var options = new SandboxOptions(Path.Combine(_folder, name)) { Buckets = [Bucket], AccessKey = AccessKey, SecretKey = SecretKey };
        return await SandboxHost.StartAsync(options, TimeProvider.System, deadline.Token);
    }
}
