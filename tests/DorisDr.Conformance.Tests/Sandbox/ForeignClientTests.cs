using System.Diagnostics;
using DorisDr.Sandbox;
using DorisDr.Testing;
using DorisDr.Testing.Sandbox;
using MySqlConnector;
using Xunit;

namespace DorisDr.Conformance.Tests.Sandbox;

/// <summary>Clients that others wrote work with the sandbox as they do with Doris.</summary>
public sealed class ForeignClientTests : IAsyncLifetime, IDisposable
{
    private const string Bucket = "foreign";
    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(2), TimeProvider.System);
    private SandboxHost _host = null!;

    public async Task InitializeAsync() =>
        _host = await SandboxHost.StartAsync(new SandboxOptions(_folder.Path) { Buckets = [Bucket] }, TimeProvider.System, _deadline.Token);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose()
    {
        _deadline.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task MariaDbClient_RunsTheRepositoryStatementsAndRows()
    {
        var output = await RunAsync("mariadb", ["-h127.0.0.1", $"-P{Port}", "-uroot", "-N", "-B", "-e", $"""
            SHOW REPOSITORIES;
            {CreateRepository("r1")};
            ALTER REPOSITORY r1 PROPERTIES ("note" = "changed");
            SHOW CREATE REPOSITORY FOR r1;
            CREATE DATABASE d;
            CREATE TABLE d.t (k INT, s STRING) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES ("replication_num" = "1");
            INSERT INTO d.t VALUES (2, 'two'), (1, NULL);
            SELECT k, s FROM d.t ORDER BY k;
            SHOW REPOSITORIES;
            DROP REPOSITORY r1;
            SHOW REPOSITORIES;
            """]);

        Assert.Contains("\"note\"  =  \"changed\"", output, StringComparison.Ordinal);
        Assert.Contains("1\tNULL\n2\ttwo\n", output, StringComparison.Ordinal);
        Assert.Contains($"\tr1\t", output, StringComparison.Ordinal);
        Assert.DoesNotContain(_host.Credentials.SecretKey, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mysql2_RunsStatementsPreparedAndPlain()
    {
        var script = $$"""
            const mysql = require('mysql2/promise');
            (async () => {
              const c = await mysql.createConnection({ host: '127.0.0.1', port: {{Port}}, user: 'root', password: 'any' });
              await c.query({{Json(CreateRepository("r2"))}});
              const [repositories] = await c.execute('SHOW REPOSITORIES');
              await c.query('CREATE DATABASE m');
              await c.query('CREATE TABLE m.t (k BIGINT, d DOUBLE, s VARCHAR(20)) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES ("replication_num" = "1")');
              await c.execute('INSERT INTO m.t VALUES (?, ?, ?)', ['9007199254740993', 1.5, 'é']);
              const [rows] = await c.execute('SELECT d, s FROM m.t WHERE k > ?', [5]);
              const big = 'y'.repeat(17 * 1024 * 1024);
              const [echo] = await c.query("SELECT '" + big + "' AS b");
              let refused;
              try { await c.query('SELEC 1'); } catch (e) { refused = [e.errno, e.sqlState]; }
              await c.query('DROP REPOSITORY r2');
              console.log(JSON.stringify({ name: repositories[0].RepoName, error: repositories[0].ErrMsg, rows, length: echo[0].b.length, refused }));
              await c.end();
            })().catch(e => { console.error(e); process.exit(1); });
            """;

        var output = await RunAsync("node", ["-e", script], Checkout.PathOf("tests", "DorisDr.Conformance.Tests", "js"));

        Assert.Equal("""{"name":"r2","error":null,"rows":[{"d":1.5,"s":"é"}],"length":17825792,"refused":[1105,"HY000"]}""", output.Trim());
    }

    [Fact]
    public async Task MySqlConnector_ReusesPooledConnections_AndKeepsNoDatabase()
    {
        var pooled = $"Server=127.0.0.1;Port={Port};User ID=root;Pooling=true;Maximum Pool Size=1;SslMode=Preferred";
        await using var source = new MySqlDataSource(pooled);
        await using (var first = await source.OpenConnectionAsync(_deadline.Token))
        {
            await first.ChangeDatabaseAsync("mysql", _deadline.Token);
        }

        // COM_CHANGE_USER to root is refused by Doris, so a pooled connection whose database was changed cannot be used again.
        await Assert.ThrowsAsync<MySqlException>(async () => await source.OpenConnectionAsync(_deadline.Token));

        await using var plain = new MySqlDataSource(pooled);
        for (var i = 0; i < 2; i++)
        {
            await using var connection = await plain.OpenConnectionAsync(_deadline.Token);
            await using var command = new MySqlCommand("SELECT DATABASE(), CURRENT_USER()", connection);
            await using var reader = await command.ExecuteReaderAsync(_deadline.Token);
            Assert.True(await reader.ReadAsync(_deadline.Token));
            Assert.Equal(("", "'root'@'%'"), (reader.GetString(0), reader.GetString(1)));
        }
    }

    [Fact]
    public async Task MySqlConnector_ChangesToAUserThatIsNotRoot()
    {
        var settings = $"Server=127.0.0.1;Port={Port};User ID=pooled;Password=pw;Pooling=true;Maximum Pool Size=1";
        await using (var root = new MySqlConnection($"Server=127.0.0.1;Port={Port};User ID=root;Pooling=false"))
        {
            await root.OpenAsync(_deadline.Token);
            await using var create = new MySqlCommand("CREATE USER pooled IDENTIFIED BY 'pw'", root);
            await create.ExecuteNonQueryAsync(_deadline.Token);
        }

        await using var source = new MySqlDataSource(settings);
        for (var i = 0; i < 2; i++)
        {
            // The change of the database makes the next reuse send COM_CHANGE_USER.
            await using var connection = await source.OpenConnectionAsync(_deadline.Token);
            await connection.ChangeDatabaseAsync("mysql", _deadline.Token);
            await using var command = new MySqlCommand("SELECT CURRENT_USER()", connection);
            Assert.Equal("'pooled'@'%'", await command.ExecuteScalarAsync(_deadline.Token));
        }
    }

    private string Port => _host.Addresses.Clusters[0].Frontends[0].MySql.Split(':')[1];

    private string CreateRepository(string name) =>
        $"CREATE REPOSITORY {name} WITH S3 ON LOCATION 's3://{Bucket}/x' PROPERTIES ('s3.endpoint' = '{_host.Addresses.ObjectStore.ToString().TrimEnd('/')}', "
        + $"'s3.access_key' = '{_host.Credentials.AccessKey}', 's3.secret_key' = '{_host.Credentials.SecretKey}', 'use_path_style' = 'true')";

    private static string Json(string text) => Newtonsoft.Json.JsonConvert.ToString(text);

    private async Task<string> RunAsync(string program, IReadOnlyList<string> arguments, string? folder = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = folder ?? _folder.Path };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
        var output = process.StandardOutput.ReadToEndAsync(_deadline.Token);
        var errors = process.StandardError.ReadToEndAsync(_deadline.Token);
        await process.WaitForExitAsync(_deadline.Token);
        Assert.True(process.ExitCode == 0, await errors);
        return await output;
    }
}
