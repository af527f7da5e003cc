using System.Diagnostics;
using System.Globalization;
using MySqlConnector;
using Newtonsoft.Json.Linq;

namespace DorisDr.Testing.Processes;

/// <summary>The sandbox as a process of its own, as people start it.</summary>
public sealed class SandboxProcess : IAsyncDisposable
{
    public const string Bucket = "recovery";
    public const string AccessKey = "sandboxkey";
    public const string SecretKey = "sandboxsecret";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private SandboxProcess(Process process, JObject addresses)
    {
        _process = process;
        MySqlPort = PortOf((string)addresses["clusters"]![0]!["frontends"]![0]!["mysql"]!);
        FrontendHttp = [.. addresses["clusters"]![0]!["frontends"]!.Select(frontend => new Uri((string)frontend["http"]!))];
        ObjectStore = (string)addresses["objectStore"]!;
        Control = (string)addresses["control"]!;
    }

    public int MySqlPort { get; }

    /// <summary>HTTP addresses of the frontends, the master first.</summary>
    public IReadOnlyList<Uri> FrontendHttp { get; }

    public string ObjectStore { get; }

    public string Control { get; }

    /// <summary>Starts it on a folder and waits for its ready line.</summary>
    public static async Task<SandboxProcess> StartAsync(string folder, int frontends = 1, params IEnumerable<string> more)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] fixedArguments =
        [
            CliProcess.Assembly, "sandbox", "start", "--folder", folder, "--personality", "doris-4.0", "--clusters", "1", "--frontends", frontends.ToString(CultureInfo.InvariantCulture),
            "--bucket", Bucket, "--access-key", AccessKey, "--secret-key", SecretKey, "--json",
        ];
        foreach (var argument in fixedArguments.Concat(more))
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        using var deadline = new CancellationTokenSource(Deadline);
        while (await process.StandardOutput.ReadLineAsync(deadline.Token) is { } line)
        {
            if (line.StartsWith('{'))
            {
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
                return new SandboxProcess(process, JObject.Parse(line));
            }
        }

        throw new InvalidOperationException($"The sandbox did not start: {await process.StandardError.ReadToEndAsync(deadline.Token)}");
    }

    /// <summary>Runs hand-written SQL on a connection of its own and answers the rows, cells joined by a bar.</summary>
    public async Task<IReadOnlyList<string>> QueryAsync(string sql, string user = "root", string password = "")
    {
        using var deadline = new CancellationTokenSource(Deadline);
        var text = $"Server=127.0.0.1;Port={MySqlPort};User ID={user};Password={password};SslMode=None;Pooling=false";
        await using var connection = new MySqlConnection(text);
        await connection.OpenAsync(deadline.Token);
        await using var command = new MySqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(deadline.Token);
        var rows = new List<string>();
        while (await reader.ReadAsync(deadline.Token))
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "NULL" : reader.GetValue(i).ToString())));
        }

        return rows;
    }

    /// <summary>Sets a fault, in the JSON form of the control address.</summary>
    public async Task FaultAsync(string json)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        using var client = new HttpClient();
        using var answer = await client.PostAsync(new Uri($"{Control}/faults"), new StringContent(json), deadline.Token);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The names of all repositories.</summary>
    public async Task<IReadOnlyList<string>> RepositoriesAsync() =>
        [.. (await QueryAsync("SHOW REPOSITORIES")).Select(r => r.Split('|')[1]).Order(StringComparer.Ordinal)];

    public async ValueTask DisposeAsync()
    {
        using var term = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        using var deadline = new CancellationTokenSource(Deadline);
        await _process.WaitForExitAsync(deadline.Token);
        _process.Dispose();
    }

    private static int PortOf(string address) => int.Parse(address.AsSpan(address.LastIndexOf(':') + 1), CultureInfo.InvariantCulture);
}
