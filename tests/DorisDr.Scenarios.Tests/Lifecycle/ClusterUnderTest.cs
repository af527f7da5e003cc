using DorisDr.Testing.Frontends;
using MySqlConnector;

namespace DorisDr.Scenarios.Tests.Lifecycle;

/// <summary>A cluster to try resources on. It is looked at by SQL written by hand over a bare connection, never through the client.</summary>
public sealed class ClusterUnderTest : IAsyncDisposable
{
    private readonly ScriptedFrontend _frontend;

    private ClusterUnderTest(ScriptedFrontend frontend) => _frontend = frontend;

    /// <summary>Address of the FE.</summary>
    public string Endpoint => $"127.0.0.1:{_frontend.Port}";

    /// <summary>Address of an object store as the FE sees it.</summary>
    public string Store { get; } = "http://127.0.0.1:9000";

    /// <summary>A bucket that exists there.</summary>
    public string Bucket { get; } = "dr";

    /// <summary>A key that is good there; no output, log or error may hold it.</summary>
    public string AccessKey { get; } = "canary-access-key";

    /// <summary>Its secret; no output, log or error may hold it.</summary>
    public string SecretKey { get; } = "canary-secret-key";

    /// <summary>Starts one.</summary>
    /// <param name="generation">doris-3.0 or doris-4.0.</param>
    /// <param name="clusterId">Its ClusterId.</param>
    public static ClusterUnderTest Start(string generation, string clusterId) =>
        new(new ScriptedFrontend(new RepositoryScript { IsOld = generation == "doris-3.0", ClusterId = clusterId }.Answer));

    /// <summary>Runs SQL on a connection of its own and answers the rows, cells joined by a bar.</summary>
    public async Task<IReadOnlyList<string>> SqlAsync(string sql)
    {
        await using var connection = new MySqlConnection($"Server=127.0.0.1;Port={_frontend.Port};User ID=root;SslMode=None;Pooling=false");
        await connection.OpenAsync();
        await using var command = new MySqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "NULL" : $"{reader.GetValue(i)}")));
        }

        return rows;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _frontend.DisposeAsync();
}
