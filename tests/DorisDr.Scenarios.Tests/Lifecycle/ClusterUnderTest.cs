using DorisDr.Testing.Frontends;
using MySqlConnector;

namespace DorisDr.Scenarios.Tests.Lifecycle;

/// <summary>A cluster to try resources on. It is looked at by SQL and HTTP calls written by hand over bare connections, never through the client.</summary>
/// <remarks>Everything that tests know of it are the addresses and names here, so that another kind of cluster, such as the sandbox, takes another start only.</remarks>
public sealed class ClusterUnderTest : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly IAsyncDisposable _host;

    private ClusterUnderTest(IAsyncDisposable host) => _host = host;

    /// <summary>Address of the MySQL port of an FE.</summary>
    public required string Endpoint { get; init; }

    /// <summary>HTTP addresses of the FEs, the master first.</summary>
    public required IReadOnlyList<Uri> Frontends { get; init; }

    /// <summary>HTTP addresses of the BEs.</summary>
    public required IReadOnlyList<Uri> Backends { get; init; }

    /// <summary>Address of an object store as the FE sees it.</summary>
    public string Store { get; init; } = "http://127.0.0.1:9000";

    /// <summary>A bucket that exists there.</summary>
    public string Bucket { get; init; } = "dr";

    /// <summary>A key that is good there; no output, log or error may hold it.</summary>
    public string AccessKey { get; init; } = "canary-access-key";

    /// <summary>Its secret; no output, log or error may hold it.</summary>
    public string SecretKey { get; init; } = "canary-secret-key";

    /// <summary>Password of root; no output, log or error may hold it.</summary>
    public string Password { get; init; } = "canary-password";

    /// <summary>Starts one.</summary>
    /// <param name="generation">doris-3.0 or doris-4.0.</param>
    /// <param name="clusterId">Its ClusterId.</param>
    public static Task<ClusterUnderTest> StartAsync(string generation, string clusterId)
    {
        const string password = "canary-password";
        var script = new ClusterScript(isOld: generation == "doris-3.0", clusterId) { Password = password };
        return Task.FromResult(new ClusterUnderTest(script)
        {
            Endpoint = $"127.0.0.1:{script.Port}",
            Frontends = [.. script.Frontends.Select(node => new Uri($"http://{node.Host}:{script.FrontendHttpPort}"))],
            Backends = [.. script.Backends.Select(node => new Uri($"http://{node.Host}:{script.BackendHttpPort}"))],
            Password = password,
        });
    }

    /// <summary>Runs statements on a connection of their own and answers all rows, cells joined by a bar.</summary>
    public async Task<IReadOnlyList<string>> SqlAsync(params IEnumerable<string> statements)
    {
        await using var connection = new MySqlConnection(
            $"Server={Endpoint.Split(':')[0]};Port={Endpoint.Split(':')[1]};User ID=root;Password={Password};SslMode=None;Pooling=false");
        await connection.OpenAsync();
        var rows = new List<string>();
        foreach (var sql in statements)
        {
            await using var command = new MySqlCommand(sql, connection);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "NULL" : $"{reader.GetValue(i)}")));
            }
        }

        return rows;
    }

    /// <summary>Calls the HTTP port of a node as root and answers the body.</summary>
    public async Task<string> HttpAsync(Uri node, HttpMethod method, string path, string? body = null)
    {
        using var client = new HttpClient { Timeout = Patience };
        using var request = new HttpRequestMessage(method, new Uri(node, path));
        request.Headers.Add("Authorization", $"Basic {Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"root:{Password}"))}");
        request.Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
