using System.Text;
using DorisDr.Testing;
using DorisDr.Testing.Processes;
using Xunit;

namespace DorisDr.Scenarios.Tests.Secrets;

/// <summary>A canary in every secret input and in the password of the environment: no file and no stream that a run leaves may hold it.</summary>
public sealed class CanaryTests
{
    private const string Secret = "kanari4711";

    [Fact]
    public async Task Run_WithSecretsEverywhere_LeavesNoneBehind()
    {
        using var folder = ProjectFolder.Create();
        await using var sandbox = await SandboxProcess.StartAsync(Path.Combine(folder.Path, "sandbox"));
        await sandbox.QueryAsync($"CREATE USER 'dr'@'%' IDENTIFIED BY '{Secret}password'");
        await sandbox.QueryAsync("GRANT ADMIN_PRIV ON *.*.* TO 'dr'@'%'");
        using var project = ProjectFolder.Create();
        project.Environment["DORISDR_PASSWORD"] = $"{Secret}password";
        Write(project, sandbox, SandboxProcess.SecretKey, "");
        var streams = new StringBuilder();

        async Task RunAsync(int exitCode, params string[] arguments)
        {
            var result = await project.RunAsync(arguments);
            Assert.True(result.ExitCode == exitCode, $"dorisdr {string.Join(' ', arguments)} exited {result.ExitCode}\n{result.All}");
            streams.Append(result.All);
        }

        await RunAsync(0, "stack", "init", "dev");
        await RunAsync(0, "config", "set", "dorisdr:endpoints", $"127.0.0.1:{sandbox.MySqlPort}", "--stack", "dev");
        await RunAsync(0, "config", "set", "dorisdr:username", "dr", "--stack", "dev");
        await RunAsync(0, "up", "--yes", "--stack", "dev", "--diff");
        await RunAsync(0, "preview", "--json", "--stack", "dev");
        await RunAsync(0, "refresh", "--yes", "--stack", "dev");

        // Every secret input at once, with values that the store refuses: the error must not tell them either.
        Write(project, sandbox, $"{Secret}secretkey", $"\n        sessionToken: {Secret}token");
        await RunAsync(0, "preview", "--stack", "dev", "--diff");
        await RunAsync(1, "up", "--yes", "--stack", "dev");
        await RunAsync(1, "up", "--yes", "--skip-preview", "--json", "--stack", "dev");
        await RunAsync(0, "stack", "export", "--stack", "dev");
        Write(project, sandbox, SandboxProcess.SecretKey, "");
        await RunAsync(0, "destroy", "--yes", "--stack", "dev");
        project.Environment["DORISDR_PASSWORD"] = $"{Secret}wrong";
        await RunAsync(1, "up", "--yes", "--stack", "dev");

        Assert.DoesNotContain(Secret, streams.ToString(), StringComparison.Ordinal);
        var looked = 0;
        foreach (var file in Directory.EnumerateFiles(project.Path, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "Pulumi.yaml"))
        {
            Assert.DoesNotContain(Secret, await File.ReadAllTextAsync(file), StringComparison.Ordinal);
            looked++;
        }

        Assert.True(looked > 5, $"Only {looked} files were looked at.");
        Figures.Note($"Canary: {looked} files and {streams.Length} characters of output looked at, no secret found");
    }

    private static void Write(ProjectFolder project, SandboxProcess sandbox, string secretKey, string more) => project.WithProgram($$"""
        name: canary
        runtime: yaml
        resources:
          repository:
            type: dorisdr:Repository
            properties:
              name: canary
              location: s3://{{SandboxProcess.Bucket}}/canary
              s3:
                endpoint: {{sandbox.ObjectStore}}
                region: us-east-1
                accessKey: {{SandboxProcess.AccessKey}}
                secretKey: {{secretKey}}
                usePathStyle: true{{more}}
        outputs:
          keys: ${repository.s3}
          location: ${repository.location}
        """);
}
