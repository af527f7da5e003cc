using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DorisDr.Cli.Composition;
using DorisDr.Engine.Configuration;
using DorisDr.Engine.Events;
using DorisDr.Engine.Operations;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Provider;
using DorisDr.Resources;
using DorisDr.Sandbox;
using MySqlConnector;

namespace DorisDr.Benchmarks.Engine;

/// <summary>One stack of so many resources of all kinds: on disk, with secrets encrypted, as a person's.</summary>
internal static partial class EngineSize
{
    private const string Project = "size";

    /// <summary>Makes the resources, refreshes and previews; answers the rows of the table.</summary>
    public static async Task<string> MeasureAsync(int count, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("dorisdr-size-").FullName;
        try
        {
            await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions(Path.Combine(folder, "sandbox")), TimeProvider.System, ct);
            await MakeDatabasesAsync(count, sandbox, ct);
            await File.WriteAllTextAsync(Path.Combine(folder, "Pulumi.yaml"), Program(count, sandbox), ct);
            var machine = new SandboxMachine(new LocalMachine(), folder);
            Directory.CreateDirectory(machine.StateFolder);
            await File.WriteAllTextAsync(machine.PassphraseFile, "correct horse", ct);
            using var workspace = await Workspace.OpenAsync(folder, machine, TimeProvider.System, Path.Combine(folder, "Pulumi.size.yaml"), ct);
            var run = new Run(sandbox, await OpenAsync(workspace, sandbox, ct));
            var rows = new StringBuilder();
            rows.AppendLine(await run.MeasureAsync("up", OperationKind.Update, preview: false, count, ct));
            rows.AppendLine(await run.MeasureAsync("refresh", OperationKind.Refresh, preview: false, count, ct));
            rows.AppendLine(await run.MeasureAsync("preview", OperationKind.Update, preview: true, count, ct));
            return rows.ToString();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<StackSetup> OpenAsync(Workspace workspace, SandboxHost sandbox, CancellationToken ct)
    {
        var stack = new StackName(Project, "size");
        var (secrets, settings) = await workspace.SecretsAsync(stack, fallBackToState: true, ct);
        await workspace.Backend.CreateAsync(stack, secrets, ct);
        settings = settings.WithText(ConfigKey.Parse("dorisdr:endpoints", Project), sandbox.Addresses.Clusters[0].Frontends[0].MySql);
        return new StackSetup
        {
            Project = workspace.Project,
            Store = workspace.Backend.Open(stack, secrets, workspace.Passphrases),
            Config = StackConfig.Resolve(stack.Name, Project, workspace.Declared(), settings, secrets, validate: true),
            Providers = log => DorisProvider.Create(static _ => null, log, TimeProvider.System),
            Time = TimeProvider.System,
            NewId = () => "00000000-0000-4000-8000-000000000001",
        };
    }

    // Of ten resources four are repositories, five are binlog policies with a database of two tables each; one is the policy of the recycle bin.
    private static string Program(int count, SandboxHost sandbox)
    {
        var text = new StringBuilder($"name: {Project}\nruntime: yaml\nresources:\n  bin:\n    type: dorisdr:RecycleBinPolicy\n    properties: {{retention: 7d}}\n");
        for (var i = 1; i < count; i++)
        {
            if (i % 2 == 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"  binlog{i}:\n    type: dorisdr:BinlogPolicy\n    properties: {{database: {DatabaseOf(i)}, ttl: 1d}}\n");
                continue;
            }

            text.Append(CultureInfo.InvariantCulture, $"  repository{i}:\n    type: dorisdr:Repository\n    properties:\n");
            text.Append(CultureInfo.InvariantCulture, $"      location: s3://{SandboxOptions.DefaultBucket}/{i}\n");
            text.Append(CultureInfo.InvariantCulture, $"      s3: {{endpoint: '{sandbox.Addresses.ObjectStore}', region: us-east-1, usePathStyle: true, ");
            text.Append(CultureInfo.InvariantCulture, $"accessKey: {sandbox.Credentials.AccessKey}, secretKey: {sandbox.Credentials.SecretKey}}}\n");
        }

        return text.ToString();
    }

    private static string DatabaseOf(int i) => string.Create(CultureInfo.InvariantCulture, $"db{i}");

    private static async Task MakeDatabasesAsync(int count, SandboxHost sandbox, CancellationToken ct)
    {
        var address = sandbox.Addresses.Clusters[0].Frontends[0].MySql.Split(':');
        await using var connection = new MySqlConnection($"Server={address[0]};Port={address[1]};User ID=root;SslMode=None;Pooling=false");
        await connection.OpenAsync(ct);
        for (var i = 2; i < count; i += 2)
        {
            foreach (var sql in (string[])[$"CREATE DATABASE {DatabaseOf(i)}", Table("a"), Table("b")])
            {
                await using var command = new MySqlCommand(sql, connection);
                await command.ExecuteNonQueryAsync(ct);
            }

            string Table(string name) =>
                $"CREATE TABLE {DatabaseOf(i)}.{name} (k INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES (\"replication_num\"=\"1\")";
        }
    }

    [GeneratedRegex("`[^`]*`|\"[^\"]*\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Literals();

    private sealed class Run(SandboxHost sandbox, StackSetup setup)
    {
        /// <summary>Runs it, and answers its row.</summary>
        public async Task<string> MeasureAsync(string name, OperationKind kind, bool preview, int count, CancellationToken ct)
        {
            var calls = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
            var events = new Failures();
            var counted = setup with { Providers = log => new CountingProvider(setup.Providers(log), calls) };
            sandbox.ForgetStatements();
            var clock = Stopwatch.StartNew();
            RunOutcome outcome;
            await using (await setup.Store.LockAsync(ct))
            {
                outcome = await new StackOperations(counted).RunAsync(kind, new OperationOptions { Preview = preview }, events, ct, ct);
            }

            var seconds = clock.Elapsed.TotalSeconds;
            var isCreate = name == "up";
            if (outcome.Result is not RunResult.Succeeded || outcome.HasChanges != isCreate)
            {
                throw new InvalidOperationException($"{name} of {count}: {outcome.Result}, {string.Join(' ', outcome.Changes)}: {events.First}");
            }

            return string.Create(
                CultureInfo.InvariantCulture,
                $"| {count} | {name} | {seconds:F2} | {Statements()} | {Join(calls)} | {PeakMemory.Of(Environment.ProcessId):F0} |");
        }

        private string Statements() => sandbox.Statements.Count == 0
            ? "none"
            : Join(sandbox.Statements.GroupBy(s => Literals().Replace(s.Sql, "…"), StringComparer.Ordinal).ToDictionary(g => $"`{g.Key}`", g => g.Count()));

        private static string Join(IReadOnlyDictionary<string, int> counts) =>
            string.Join(", ", counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Value.ToString(CultureInfo.InvariantCulture)} {c.Key}"));
    }

    private sealed class Failures : IEventSink
    {
        public string? First { get; private set; }

        public void Raise(EngineEvent engineEvent)
        {
            if (engineEvent is Diagnostic { Severity: LogSeverity.Error } failure)
            {
                First ??= failure.Message;
            }
        }
    }
}
