using System.Diagnostics;
using DorisDr.Sandbox;
using Newtonsoft.Json;

namespace DorisDr.Cli.Commands;

/// <summary>Runs a sandbox in the foreground, and steers one that runs in another process.</summary>
internal static class SandboxControl
{
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(20);

    /// <summary>Starts a sandbox, says where it answers, and runs it until the token is cancelled.</summary>
    public static async Task RunAsync(SandboxOptions options, bool json, TimeProvider time, CancellationToken ct)
    {
        await using var host = await SandboxHost.StartAsync(options, time, ct);
        var addresses = host.Addresses.ToJson().ToJsonString();
        SandboxRecord.Write(options.Folder, addresses);
        try
        {
            Console.Out.WriteLine(json ? addresses : Banner(host));
            await Console.Out.FlushAsync(CancellationToken.None);
            await host.StopRequested.WaitAsync(ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // This is how it ends.
        }
        finally
        {
            SandboxRecord.Remove(options.Folder);
        }
    }

    public static int Status(string folder)
    {
        var record = SandboxRecord.Read(folder);
        using var process = record?.Process();
        Console.Out.WriteLine(process is null ? $"No sandbox runs in {folder}." : $"A sandbox runs in {folder}, process {process.Id}.");
        if (process is not null)
        {
            Console.Out.WriteLine(record!.Addresses?.ToString(Formatting.Indented));
        }

        return process is null ? 1 : 0;
    }

    public static async Task<int> StopAsync(string folder, TimeProvider time, CancellationToken ct)
    {
        var record = SandboxRecord.Read(folder);
        using var process = record?.Process();
        if (process is null)
        {
            Console.Out.WriteLine($"No sandbox runs in {folder}.");
            return 0;
        }

        await EndAsync(process, record?.Control, time, ct);
        Console.Out.WriteLine($"The sandbox in {folder} has ended.");
        return 0;
    }

    public static async Task<int> ResetAsync(string folder, TimeProvider time, CancellationToken ct)
    {
        await StopAsync(folder, time, ct);
        if (!Directory.Exists(folder))
        {
            return 0;
        }

        // Only what a sandbox writes is deleted: the option may name any folder.
        foreach (var name in (string[])["primary", "object-store"])
        {
            if (Directory.Exists(Path.Combine(folder, name)))
            {
                Directory.Delete(Path.Combine(folder, name), recursive: true);
            }
        }

        foreach (var name in (string[])["settings.json", "sandbox.json", "lock"])
        {
            File.Delete(Path.Combine(folder, name));
        }

        Console.Out.WriteLine($"The data of the sandbox in {folder} is deleted.");
        return 0;
    }

    private static string Banner(SandboxHost host)
    {
        var frontends = host.Addresses.Clusters[0].Frontends;
        return $"""
            Sandbox for trials and tests. It is no Doris: it knows a part of its statements and none of its speed.

              MySQL protocol  {string.Join(", ", frontends.Select(f => f.MySql))}  (user root, no password)
              Frontend HTTP   {string.Join(", ", frontends.Select(f => f.Http))}
              Backend HTTP    {host.Addresses.Clusters[0].Backends[0].Http}
              Object store    {host.Addresses.ObjectStore}  (keys in settings.json of the folder)
              Control         {host.Addresses.Control}

            Ctrl+C ends it; the folder keeps its data.
            """;
    }

    private static async Task EndAsync(Process process, Uri? control, TimeProvider time, CancellationToken ct)
    {
        using var deadline = new CancellationTokenSource(StopWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, ct);
        try
        {
            using var client = new HttpClient();
            using var answer = await client.PostAsync(new Uri(control!, "/stop"), content: null, either.Token);
            await process.WaitForExitAsync(either.Token);
        }
        catch (Exception problem) when (problem is HttpRequestException || (problem is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw SandboxProblems.DoesNotEnd.Because(problem, process.Id);
        }
    }
}
