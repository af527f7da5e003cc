using System.Net.Http.Headers;
using System.Text;
using DorisDr.Sandbox;
using DorisDr.Testing.Sandbox;
using Newtonsoft.Json.Linq;
using Xunit;

namespace DorisDr.Conformance.Tests.Sandbox;

/// <summary>A sandbox with several frontends, asked one by one.</summary>
public abstract class ClusterFixture : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(2), TimeProvider.System);
    private readonly HttpClient _client = new();

    /// <summary>Gives up a test that hangs.</summary>
    protected CancellationToken Deadline => _deadline.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected Task<SandboxHost> StartAsync(int frontends = 3, int? joined = null, double speed = 1) =>
        SandboxHost.StartAsync(new SandboxOptions(_folder.Path) { Frontends = frontends, Joined = joined, Speed = speed }, TimeProvider.System, Deadline);

    /// <summary>Asks one frontend on a connection of its own.</summary>
    protected static RawAnswer Query(SandboxHost host, string frontend, string sql, params IEnumerable<string> before)
    {
        using var client = new RawMySqlClient(AddressOf(host, frontend).MySql);
        client.Login();
        client.Required();
        Assert.All(before, first => Assert.Null(client.Query(first).Error?.Message));
        return client.Query(sql);
    }

    protected static void Run(SandboxHost host, string frontend, params IEnumerable<string> statements) =>
        Assert.All(statements, sql => Assert.Null(Query(host, frontend, sql).Error?.Message));

    /// <summary>The cells of a column, by the first column's order.</summary>
    protected static IReadOnlyList<string?> Column(RawAnswer answer, string name)
    {
        Assert.Null(answer.Error?.Message);
        var at = answer.Columns.ToList().IndexOf(name);
        return [.. answer.Rows.Select(r => r[at])];
    }

    protected static FrontendAddress AddressOf(SandboxHost host, string frontend) => host.Addresses.Clusters[0].Frontends.Single(f => f.Name == frontend);

    /// <summary>What one frontend says about the value of a configuration key.</summary>
    protected static string? Config(SandboxHost host, string frontend, string key, params IEnumerable<string> before) =>
        Column(Query(host, frontend, $"SHOW FRONTEND CONFIG LIKE '{key}'", before), "Value").Single();

    /// <summary>The edit log ports of those that SHOW FRONTENDS calls masters, as names.</summary>
    protected static IReadOnlyList<string> Masters(SandboxHost host, string frontend)
    {
        var answer = Query(host, frontend, "SHOW FRONTENDS");
        return [.. Column(answer, "IsMaster").Zip(Column(answer, "EditLogPort")).Where(r => r.First == "true")
            .Select(r => host.Addresses.Clusters[0].Frontends.Single(f => f.EditLog.EndsWith(":" + r.Second, StringComparison.Ordinal)).Name)];
    }

    /// <summary>Waits for what the sandbox does by itself.</summary>
    protected async Task EventuallyAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, Deadline);
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, either.Token);
        }
    }

    protected Task<JObject> GetAsync(Uri address, string path, string? user = "root", string password = "") => SendAsync(HttpMethod.Get, address, path, null, user, password);

    protected async Task<JObject> SendAsync(HttpMethod method, Uri address, string path, string? body = null, string? user = "root", string password = "") =>
        JObject.Parse(await TextAsync(method, address, path, body, user, password));

    protected async Task<string> TextAsync(HttpMethod method, Uri address, string path, string? body = null, string? user = "root", string password = "")
    {
        using var request = new HttpRequestMessage(method, new Uri(address, path));
        if (user is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
        }

        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        using var answer = await _client.SendAsync(request, Deadline);
        return await answer.Content.ReadAsStringAsync(Deadline);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _client.Dispose();
            _deadline.Dispose();
            _folder.Dispose();
        }
    }
}
