using System.CommandLine;
using DorisDr.Sandbox;

namespace DorisDr.Cli.Commands;

/// <summary><c>dorisdr sandbox</c>: start, status, stop, reset.</summary>
internal static class SandboxCommand
{
    private const int Failure = 1;

    public static Command Create(TimeProvider time)
    {
        var folder = new Option<string>("--folder") { Description = "Where the sandbox keeps everything.", DefaultValueFactory = _ => Path.Combine(".dorisdr", "sandbox") };
        return new Command("sandbox", "A local Doris-compatible cluster for trials and tests. It is no Doris.")
        {
            Start(folder, time),
            Simple("status", "Say whether a sandbox runs in the folder, and where it answers.", folder, (directory, _) => Task.FromResult(SandboxControl.Status(directory))),
            Simple("stop", "Stop the sandbox that runs in the folder; its data stays.", folder, (directory, ct) => SandboxControl.StopAsync(directory, time, ct)),
            Simple("reset", "Stop the sandbox that runs in the folder and delete its data.", folder, (directory, ct) => SandboxControl.ResetAsync(directory, time, ct)),
        };
    }

    private static Command Start(Option<string> folder, TimeProvider time)
    {
        var personality = new Option<string>("--personality") { Description = "The generation of Doris: doris-4.0.", DefaultValueFactory = _ => "doris-4.0" };
        var clusters = new Option<int>("--clusters") { Description = "How many clusters.", DefaultValueFactory = _ => 1 };
        var frontends = new Option<int>("--frontends") { Description = "How many frontends per cluster: 1 to 3.", DefaultValueFactory = _ => 1 };
        var joined = new Option<int?>("--joined") { Description = "How many of them are members of a new cluster and run at the start; all by default." };
        var syncer = new Option<string?>("--syncer") { Description = "The generation of the syncer; none by default." };
        var buckets = new Option<string[]>("--bucket") { Description = $"A bucket of the object store; {SandboxOptions.DefaultBucket} by default." };
        var accessKey = new Option<string?>("--access-key") { Description = "The access key of the object store; made and kept by default." };
        var secretKey = new Option<string?>("--secret-key") { Description = "The secret key of the object store; made and kept by default." };
        var speed = new Option<double>("--speed") { Description = "Run sandbox time so many times as fast.", DefaultValueFactory = _ => 1 };
        var certificate = new Option<string?>("--tls-cert") { Description = "A PEM file with a certificate: offer TLS on the query port." };
        var key = new Option<string?>("--tls-key") { Description = "The PEM file with the key of --tls-cert." };
        var port = new Option<int?>("--port") { Description = "The query port; the one of the last start or a free one by default." };
        var json = new Option<bool>("--json") { Description = "Print the addresses as one line of JSON." };
        var command = new Command("start", "Start a sandbox and keep it running until Ctrl+C.")
        {
            folder, personality, clusters, frontends, joined, syncer, buckets, accessKey, secretKey, speed, certificate, key, port, json,
        };
        command.SetAction((parsed, ct) => GuardAsync(async () =>
        {
            var options = new SandboxOptions(parsed.GetRequiredValue(folder))
            {
                Personality = parsed.GetRequiredValue(personality),
                Clusters = parsed.GetRequiredValue(clusters),
                Frontends = parsed.GetRequiredValue(frontends),
                Joined = parsed.GetValue(joined),
                Syncer = parsed.GetValue(syncer),
                Buckets = parsed.GetValue(buckets) is { Length: > 0 } given ? given : [SandboxOptions.DefaultBucket],
                AccessKey = parsed.GetValue(accessKey),
                SecretKey = parsed.GetValue(secretKey),
                Speed = parsed.GetRequiredValue(speed),
                CertificateFile = parsed.GetValue(certificate),
                KeyFile = parsed.GetValue(key),
                QueryPort = parsed.GetValue(port),
            };
            await SandboxControl.RunAsync(options, parsed.GetValue(json), time, ct);
            return 0;
        }));
        return command;
    }

    private static Command Simple(string name, string description, Option<string> folder, Func<string, CancellationToken, Task<int>> run)
    {
        var command = new Command(name, description) { folder };
        command.SetAction((parsed, ct) => GuardAsync(() => run(parsed.GetRequiredValue(folder), ct)));
        return command;
    }

    private static async Task<int> GuardAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (SandboxException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return Failure;
        }
    }
}
