using DorisDr.Testing;
using DorisDr.Testing.Processes;
using Xunit;

namespace DorisDr.Scenarios.Tests.Kill;

/// <summary>
/// The CLI is killed with SIGKILL at every statement boundary of a create, an update and a destroy; the next run must converge: nothing twice,
/// nothing forgotten. The sandbox is a process of its own, so that it outlives the killed one.
/// </summary>
public sealed class KillTests
{
    private enum Moment
    {
        /// <summary>The server never saw the statement.</summary>
        Before,

        /// <summary>The server answered, the client never heard of it.</summary>
        After,
    }

    [Fact]
    public Task Kill_InUp_NextUpConverges() => AtEveryBoundaryAsync("create", CreateAsync);

    [Fact]
    public Task Kill_InUpdate_NextUpConverges() => AtEveryBoundaryAsync("update", UpdateAsync);

    [Fact]
    public Task Kill_InDestroy_NextDestroyConverges() => AtEveryBoundaryAsync("destroy", DestroyAsync);

    private static async Task AtEveryBoundaryAsync(string what, Func<Trial, Task> trial)
    {
        using var folder = ProjectFolder.Create();
        await using var sandbox = await SandboxProcess.StartAsync(Path.Combine(folder.Path, "sandbox"));
        var tried = 0;
        foreach (var moment in Enum.GetValues<Moment>())
        {
            // One number further than there are statements, so that it is known that all were tried.
            for (var number = 1; ; number++)
            {
                using var project = ProjectFolder.Create();
                await using var proxy = new StatementProxy(sandbox.MySqlPort);
                var run = new Trial(sandbox, proxy, project, $"{what}_{moment}_{number}".ToLowerInvariant(), number, moment);
                await trial(run);
                Assert.Empty(await sandbox.RepositoriesAsync());
                if (!run.WasKilled)
                {
                    break;
                }

                tried++;
            }
        }

        Assert.True(tried >= 4, $"Only {tried} boundaries were found in {what}.");
        Figures.Note($"Kill: {what}: {tried} statement boundaries tried, all converged");
    }

    private static async Task CreateAsync(Trial trial)
    {
        await trial.PrepareAsync("us-east-1");
        await trial.KilledAsync("up", "--yes", "--stack", "dev");
        await trial.ConvergesAsync();
        await trial.EndsAsync();
    }

    private static async Task UpdateAsync(Trial trial)
    {
        await trial.PrepareAsync("us-east-1");
        await trial.SucceedsAsync("up", "--yes", "--stack", "dev");
        trial.Write("eu-central-1");
        await trial.KilledAsync("up", "--yes", "--stack", "dev");
        await trial.ConvergesAsync();
        var created = Assert.Single(await trial.Sandbox.QueryAsync($"SHOW CREATE REPOSITORY FOR `{trial.Name}`"));
        Assert.Contains("eu-central-1", created, StringComparison.Ordinal);
        await trial.EndsAsync();
    }

    private static async Task DestroyAsync(Trial trial)
    {
        await trial.PrepareAsync("us-east-1");
        await trial.SucceedsAsync("up", "--yes", "--stack", "dev");
        await trial.KilledAsync("destroy", "--yes", "--stack", "dev");
        await trial.EndsAsync();
    }

    private sealed class Trial(SandboxProcess sandbox, StatementProxy proxy, ProjectFolder project, string name, int number, Moment moment)
    {
        public SandboxProcess Sandbox { get; } = sandbox;

        public string Name { get; } = name;

        public bool WasKilled { get; private set; }

        public void Write(string region) => project.WithProgram($$"""
            name: kill
            runtime: yaml
            resources:
              repository:
                type: dorisdr:Repository
                properties:
                  name: {{Name}}
                  location: s3://{{SandboxProcess.Bucket}}/{{Name}}
                  s3:
                    endpoint: {{Sandbox.ObjectStore}}
                    region: {{region}}
                    accessKey: {{SandboxProcess.AccessKey}}
                    secretKey: {{SandboxProcess.SecretKey}}
                    usePathStyle: true
            outputs:
              id: ${repository.id}
            """);

        public async Task PrepareAsync(string region)
        {
            Write(region);
            await SucceedsAsync("stack", "init", "dev");
            await SucceedsAsync("config", "set", "dorisdr:endpoints", $"127.0.0.1:{proxy.Port}", "--stack", "dev");
        }

        /// <summary>Runs it and kills it at this trial's boundary, if the run has that many statements.</summary>
        public async Task KilledAsync(params string[] arguments)
        {
            var first = proxy.Count;
            using var run = project.Start(arguments);
            void At(int statement)
            {
                if (statement == first + number)
                {
                    WasKilled = true;
                    run.Kill();
                }
            }

            proxy.BeforeStatement = (statement, _) => { if (moment == Moment.Before) { At(statement); } };
            proxy.AfterReply = statement => { if (moment == Moment.After) { At(statement); } };
            await run.EndAsync();
            proxy.BeforeStatement = (_, _) => { };
            proxy.AfterReply = _ => { };
        }

        public async Task ConvergesAsync()
        {
            await SucceedsAsync("up", "--yes", "--stack", "dev");
            Assert.Equal([Name], await Sandbox.RepositoriesAsync());
            await SucceedsAsync("preview", "--expect-no-changes", "--stack", "dev");
            Assert.DoesNotContain("pending_operations", project.State("kill"), StringComparison.Ordinal);
            Assert.Single(project.State("kill").Split("\"type\":\"dorisdr:index:Repository\"").Skip(1));
        }

        public async Task EndsAsync()
        {
            await SucceedsAsync("destroy", "--yes", "--stack", "dev");
            Assert.DoesNotContain("dorisdr:index:Repository", project.State("kill"), StringComparison.Ordinal);
        }

        public async Task SucceedsAsync(params string[] arguments)
        {
            var result = await project.RunAsync(arguments);
            Assert.True(result.ExitCode == 0, $"{Name}: dorisdr {string.Join(' ', arguments)} exited {result.ExitCode}\n{result.All}");
        }
    }
}
