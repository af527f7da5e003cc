using DorisDr.Sandbox;
using DorisDr.Testing.Sandbox;
using MySqlConnector;
using Xunit;

namespace DorisDr.Conformance.Tests.Sandbox;

/// <summary>What a sandbox keeps, what it loses, and what its control address does.</summary>
public sealed class SandboxLifeTests : IDisposable
{
    private const string Table = "CREATE TABLE d.t (k INT, v STRING) UNIQUE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES (\"replication_num\"=\"1\")";
    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(2), TimeProvider.System);

    public void Dispose()
    {
        _deadline.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Restart_OfTheWholeSandbox_KeepsStateAddressesAndKeys()
    {
        SandboxAddresses addresses;
        SandboxCredentials credentials;
        IReadOnlyList<IReadOnlyList<string?>> repositories;
        await using (var host = await StartAsync())
        {
            (addresses, credentials) = (host.Addresses, host.Credentials);
            Run(host, "CREATE DATABASE d", Table, "INSERT INTO d.t VALUES (1,'a'),(2,'b')", "INSERT INTO d.t VALUES (2,'c')", "SET GLOBAL query_timeout = 77",
                "CREATE USER u IDENTIFIED BY 'p'", "GRANT SELECT_PRIV ON d.* TO u", CreateRepository(host));
            repositories = Query(host, "SHOW REPOSITORIES").Rows;
        }

        await using var again = await StartAsync();
        Assert.Equal(addresses.ToJson().ToJsonString(), again.Addresses.ToJson().ToJsonString());
        Assert.Equal(credentials, again.Credentials);
        Assert.Equal(repositories, Query(again, "SHOW REPOSITORIES").Rows);
        Assert.Equal(["1|a", "2|c"], Query(again, "SELECT k, v FROM d.t ORDER BY k").Rows.Select(r => string.Join('|', r)));
        Assert.Equal("77", Query(again, "SHOW VARIABLES LIKE 'query_timeout'").Rows[0][1]);
        using var client = new RawMySqlClient(again.Addresses.Clusters[0].Frontends[0].MySql);
        client.Login("u", "p", "d");
        Assert.Equal(0, client.Required()[0]);
        Assert.StartsWith("errCode = 2, detailMessage = Access denied;", client.Query("SHOW REPOSITORIES").Error?.Message, StringComparison.Ordinal);
        Assert.Equal("2", client.Query("SELECT COUNT(*) FROM t").Rows[0][0]);
    }

    [Fact]
    public async Task Folder_InUse_IsRefused()
    {
        await using var host = await StartAsync();

        var problem = await Assert.ThrowsAsync<SandboxException>(() => StartAsync());

        Assert.Equal("DDR3601", problem.Code);
    }

    [Fact]
    public async Task Kill_OfTheFrontend_BreaksConnections_AndStartBringsItBackOnItsPort()
    {
        await using var host = await StartAsync();
        Run(host, "CREATE DATABASE d");
        using var client = Connect(host);
        await FaultAsync(host, """{"kill":"primary/A"}""");

        Assert.ThrowsAny<IOException>(() => client.Query("SELECT 1"));
        Assert.ThrowsAny<System.Net.Sockets.SocketException>(() => Connect(host));

        await FaultAsync(host, """{"start":"primary/A"}""");
        await FaultAsync(host, """{"start":"primary/A"}""");
        Assert.Contains("d", Query(host, "SHOW DATABASES").Rows.Select(r => r[0]));
    }

    [Fact]
    public async Task Kill_OfTheStoreAndTheBackend_IsSeenInTheAnswers()
    {
        await using var host = await StartAsync();
        await FaultAsync(host, """{"kill":"objectStore"}""");
        await FaultAsync(host, """{"kill":"primary/be1"}""");

        Assert.Equal("errCode = 2, detailMessage = Failed to create repository: Errors while getting file status java.net.ConnectException: Connection refused",
            Query(host, CreateRepository(host)).Error?.Message);
        Assert.Equal("true", Alive(host));
        host.ChangeSpeed(1000);
        while (Alive(host) == "true")
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, _deadline.Token);
        }

        await FaultAsync(host, """{"start":"objectStore"}""");
        Assert.Null(Query(host, CreateRepository(host)).Error);
    }

    [Fact]
    public async Task Drop_AfterAStatement_LeavesItDone_AndBefore_LeavesItUndone()
    {
        await using var host = await StartAsync();
        await FaultAsync(host, """{"drop":{"match":"^CREATE DATABASE after$","when":"after"}}""");
        await FaultAsync(host, """{"drop":{"match":"^CREATE DATABASE before$","when":"before"}}""");

        Assert.ThrowsAny<IOException>(() => Query(host, "CREATE DATABASE after"));
        Assert.ThrowsAny<IOException>(() => Query(host, "CREATE DATABASE before"));

        var databases = Query(host, "SHOW DATABASES").Rows.Select(r => r[0]).ToList();
        Assert.Contains("after", databases);
        Assert.DoesNotContain("before", databases);
        Assert.Null(Query(host, "CREATE DATABASE before").Error);
    }

    [Fact]
    public async Task Refuse_AnswersTheGivenError_AsOftenAsAsked()
    {
        await using var host = await StartAsync();
        await FaultAsync(host, """{"refuse":{"match":"SHOW REPOSITORIES","error":{"code":1105,"message":"not now"},"count":2}}""");

        Assert.Equal("not now", Query(host, "SHOW REPOSITORIES").Error?.Message);
        Assert.Equal("not now", Query(host, "show repositories").Error?.Message);
        Assert.Null(Query(host, "SHOW REPOSITORIES").Error);
    }

    [Fact]
    public async Task Fault_ThatIsNone_IsRefused()
    {
        await using var host = await StartAsync();
        using var client = new HttpClient();
        foreach (var body in (string[])["""{"explode":1}""", "[]", """{"kill":"primary/Z"}""", """{"speed":-1}""", "x"])
        {
            using var answer = await client.PostAsync(new Uri(host.Addresses.Control, "/faults"), new StringContent(body), _deadline.Token);
            Assert.False(answer.IsSuccessStatusCode, body);
        }
    }

    [Fact]
    public async Task Statements_AreLoggedWithoutSecrets()
    {
        await using var host = await StartAsync();
        Run(host, CreateRepository(host), "CREATE USER u IDENTIFIED BY 'canary-password'");
        using var client = new HttpClient();

        var log = await client.GetStringAsync(new Uri(host.Addresses.Control, "/statements"), _deadline.Token);

        Assert.Contains("CREATE REPOSITORY r", log, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Credentials.SecretKey, log, StringComparison.Ordinal);
        Assert.DoesNotContain("canary-password", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Certificate_WhenGiven_IsOfferedAndVerified()
    {
        var (certificate, key) = TestCertificate.Make(_folder.Path, "server");
        await using var host = await StartAsync(o => o with { CertificateFile = certificate, KeyFile = key });
        var address = host.Addresses.Clusters[0].Frontends[0].MySql.Split(':');
        var connectionString = $"Server=localhost;Port={address[1]};User ID=root;Pooling=false;SslMode=VerifyFull;SslCa={certificate}";

        await using var connection = new MySqlConnection(connectionString);
        await connection.OpenAsync(_deadline.Token);
        await using var command = new MySqlCommand("SELECT 1", connection);

        Assert.Equal(1, Convert.ToInt32(await command.ExecuteScalarAsync(_deadline.Token)));
        await using var wrongName = new MySqlConnection(connectionString.Replace("localhost", "127.0.0.1", StringComparison.Ordinal));
        await Assert.ThrowsAsync<MySqlException>(() => wrongName.OpenAsync(_deadline.Token));
    }

    [Theory]
    [InlineData("doris-9.9", 1, 1, null, "DDR3603")]
    [InlineData("doris-4.0", 2, 1, null, "DDR3604")]
    [InlineData("doris-4.0", 1, 4, null, "DDR3604")]
    [InlineData("doris-4.0", 1, 0, null, "DDR3604")]
    [InlineData("doris-4.0", 1, 1, "2024-10", "DDR3605")]
    public async Task Options_ThatAreNotSupported_AreRefusedByCode(string personality, int clusters, int frontends, string? syncer, string code)
    {
        var problem = await Assert.ThrowsAsync<SandboxException>(
            () => StartAsync(o => o with { Personality = personality, Clusters = clusters, Frontends = frontends, Syncer = syncer }));

        Assert.Equal(code, problem.Code);
    }

    private Task<SandboxHost> StartAsync(Func<SandboxOptions, SandboxOptions>? change = null)
    {
        var options = new SandboxOptions(_folder.Path);
        return SandboxHost.StartAsync(change?.Invoke(options) ?? options, TimeProvider.System, _deadline.Token);
    }

    private async Task FaultAsync(SandboxHost host, string body)
    {
        using var client = new HttpClient();
        using var answer = await client.PostAsync(new Uri(host.Addresses.Control, "/faults"), new StringContent(body), _deadline.Token);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(_deadline.Token));
    }

    private static string CreateRepository(SandboxHost host) =>
        $"CREATE REPOSITORY r WITH S3 ON LOCATION 's3://{SandboxOptions.DefaultBucket}/p' PROPERTIES (\"s3.endpoint\"=\"{host.Addresses.ObjectStore}\","
        + $"\"s3.access_key\"=\"{host.Credentials.AccessKey}\",\"s3.secret_key\"=\"{host.Credentials.SecretKey}\",\"use_path_style\"=\"true\")";

    private static RawMySqlClient Connect(SandboxHost host)
    {
        var client = new RawMySqlClient(host.Addresses.Clusters[0].Frontends[0].MySql);
        client.Login();
        client.Required();
        return client;
    }

    private static RawAnswer Query(SandboxHost host, string sql)
    {
        using var client = Connect(host);
        return client.Query(sql);
    }

    /// <summary>What the last heartbeat saw of the backend.</summary>
    private static string? Alive(SandboxHost host)
    {
        var backends = Query(host, "SHOW BACKENDS");
        return backends.Rows[0][backends.Columns.ToList().IndexOf("Alive")];
    }

    private static void Run(SandboxHost host, params IEnumerable<string> statements) => Assert.All(statements, sql => Assert.Null(Query(host, sql).Error?.Message));
}
