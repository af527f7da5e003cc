using DorisDr.Testing.Processes;
using Xunit;

namespace DorisDr.Scenarios.Tests.Cli;

/// <summary>What is wrong gets one error with code, cause and remedy and exit code 1, and state and cluster stay as they were.</summary>
public sealed class BadInputTests(CliFixture fixture) : IClassFixture<CliFixture>
{
    public static TheoryData<string, string> Places() => new()
    {
        { "bucket", "DDR12" },
        { "secret", "DDR12" },
        { "endpoint", "DDR12" },
        { "scheme", "DDR12" },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Up_PlaceThatCannotBeUsed_FailsAndLeavesNothing(string wrong, string code)
    {
        var program = new RepositoryProgram(fixture.Sandbox, $"bad_{wrong}");
        using var project = await fixture.ProjectAsync(wrong switch
        {
            "bucket" => program with { Location = "s3://no-such-bucket-here/x" },
            "secret" => program with { SecretKey = "wrongwrong" },
            "endpoint" => program with { Endpoint = "http://127.0.0.1:1" },
            _ => program with { Location = "ftp://somewhere/x" },
        });

        await FailsAsync(project, code, "up", "--yes", "--skip-preview");

        Assert.DoesNotContain($"bad_{wrong}", await fixture.Sandbox.RepositoriesAsync());
        Assert.DoesNotContain("dorisdr:index:Repository", project.State("trial"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_WrongPassword_SaysSo()
    {
        await fixture.Sandbox.QueryAsync("CREATE USER 'closed'@'%' IDENTIFIED BY 'right'");
        using var project = await fixture.ProjectAsync(new RepositoryProgram(fixture.Sandbox, "closed"));
        Assert.Equal(0, (await project.RunAsync("config", "set", "dorisdr:username", "closed")).ExitCode);
        project.Environment["DORISDR_PASSWORD"] = "wrong";

        await FailsAsync(project, "DDR1113", "up", "--yes", "--skip-preview");
    }

    [Fact]
    public async Task Up_WithoutPrivilege_NamesTheGrant()
    {
        await fixture.Sandbox.QueryAsync("CREATE USER 'small'@'%' IDENTIFIED BY 'right'");
        using var project = await fixture.ProjectAsync(new RepositoryProgram(fixture.Sandbox, "small"));
        Assert.Equal(0, (await project.RunAsync("config", "set", "dorisdr:username", "small")).ExitCode);
        project.Environment["DORISDR_PASSWORD"] = "right";

        var failed = await FailsAsync(project, "DDR1114", "up", "--yes", "--skip-preview");

        Assert.Contains("GRANT ADMIN_PRIV", failed.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anything_UnreachableCluster_IsAnErrorAndNeverGone()
    {
        using var project = await fixture.ProjectAsync(new RepositoryProgram(fixture.Sandbox, "unreachable"));
        Assert.Equal(0, (await project.RunAsync("up", "--yes")).ExitCode);
        Assert.Equal(0, (await project.RunAsync("config", "set", "dorisdr:endpoints", "127.0.0.1:1")).ExitCode);
        Assert.Equal(0, (await project.RunAsync("config", "set", "dorisdr:connectTimeout", "1s")).ExitCode);
        // A refresh and a destroy go by the provider that the state names, and an up without changes asks no cluster: so it records the new address.
        Assert.Equal(0, (await project.RunAsync("up", "--yes")).ExitCode);
        foreach (var run in (string[][])[["refresh", "--yes"], ["destroy", "--yes"]])
        {
            await FailsAsync(project, "DDR1111", run);
            Assert.Contains("\"type\":\"dorisdr:index:Repository\"", project.State("trial"), StringComparison.Ordinal);
        }

        Assert.Contains("unreachable", await fixture.Sandbox.RepositoriesAsync());
    }

    [Fact]
    public async Task Everything_AnotherClusterBehindTheEndpoint_IsRefused()
    {
        using var project = await fixture.ProjectAsync(new RepositoryProgram(fixture.Sandbox, "moved"));
        Assert.Equal(0, (await project.RunAsync("up", "--yes")).ExitCode);
        using var elsewhere = ProjectFolder.Create();
        await using var other = await SandboxProcess.StartAsync(Path.Combine(elsewhere.Path, "sandbox"));
        Assert.Equal(0, (await project.RunAsync("config", "set", "dorisdr:endpoints", $"127.0.0.1:{other.MySqlPort}")).ExitCode);
        project.WithProgram((new RepositoryProgram(fixture.Sandbox, "moved") { Region = "eu-west-9" }).ToString());

        var failed = await FailsAsync(project, "DDR11", "up", "--yes", "--skip-preview");

        Assert.Contains("acceptClusterId", failed.All, StringComparison.Ordinal);
        Assert.Empty(await other.RepositoriesAsync());
        Assert.Contains("moved", await fixture.Sandbox.RepositoriesAsync());
    }

    [Theory]
    [InlineData("name: trial\nruntime: yaml\nresources:\n  a: [\n", "Pulumi.yaml:")]
    [InlineData("name: trial\nruntime: yaml\nresources:\n  a:\n    type: dorisdr:Repositry\n", "Did you mean \"dorisdr:Repository\"?")]
    [InlineData("name: trial\nruntime: yaml\nresources:\n  a:\n    type: dorisdr:Repository\n    properties:\n      locaton: s3://b/p\n", "\"location\"")]
    [InlineData("name: trial\nruntime: yaml\nresources:\n  a:\n    type: dorisdr:Repository\n    properties:\n      location: ${b.c}\n", "Pulumi.yaml:7,")]
    [InlineData("name: trial\nruntime: yaml\nresources:\n  a:\n    type: aws:s3:Bucket\n", "pulumi")]
    [InlineData("name: trial\nruntime: nodejs\n", "pulumi")]
    public async Task Preview_ProgramThatIsWrong_SaysWhereAndWhatWasMeant(string yaml, string hint)
    {
        using var project = await fixture.ProjectAsync(new RepositoryProgram(fixture.Sandbox, "wrong"));
        var before = project.State("trial");
        project.WithProgram(yaml);

        var failed = await FailsAsync(project, "DDR20", "preview");

        Assert.Contains(hint, failed.All, StringComparison.Ordinal);
        Assert.Equal(before, project.State("trial"));
    }

    [Theory]
    [InlineData("{ \"version\": 3, \"checkpoint\": {", "DDR2410")]
    [InlineData("{\"version\":5,\"checkpoint\":{\"stack\":\"organization/trial/dev\"}}", "DDR24")]
    [InlineData(
        "{\"version\":3,\"checkpoint\":{\"stack\":\"organization/trial/dev\",\"latest\":{\"manifest\":{\"time\":\"2026-01-01T00:00:00Z\",\"magic\":\"x\",\"version\":\"\"},\"metadata\":{}}}}",
        "DDR2412")]
    public async Task Up_StateFileThatIsNotOurs_IsRefusedAndUntouched(string state, string code)
    {
        using var project = await fixture.ProjectAsync(new RepositoryProgram(fixture.Sandbox, "foreign"));
        var file = Path.Combine(project.Path, "backend", ".pulumi", "stacks", "trial", "dev.json");
        await File.WriteAllTextAsync(file, state);

        await FailsAsync(project, code, "up", "--yes", "--skip-preview");

        Assert.Equal(state, await File.ReadAllTextAsync(file));
        Assert.DoesNotContain("foreign", await fixture.Sandbox.RepositoriesAsync());
    }

    [Fact]
    public async Task CommandLine_WrongUse_HasPulumisCodes()
    {
        using var project = await fixture.ProjectAsync(new RepositoryProgram(fixture.Sandbox, "usage"));

        Assert.Equal(2, (await project.RunAsync("up")).ExitCode);
        Assert.Equal(1, (await project.RunAsync("refresh")).ExitCode);
        Assert.Equal(1, (await project.RunAsync("up", "--no-such-flag")).ExitCode);
        Assert.Equal(1, (await project.RunAsync("refresh", "--preview-only", "--yes")).ExitCode);
        Assert.Equal(6, (await project.RunAsync("preview", "--stack", "nope")).ExitCode);
        Assert.Equal(7, (await project.RunAsync("preview", "--expect-no-changes")).ExitCode);
    }

    private static async Task<CliResult> FailsAsync(ProjectFolder project, string code, params string[] arguments)
    {
        var result = await project.RunAsync(arguments);
        Assert.True(result.ExitCode == 1, $"dorisdr {string.Join(' ', arguments)} exited {result.ExitCode}\n{result.All}");
        Assert.Contains(code, result.All, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.All, StringComparison.Ordinal);
        return result;
    }
}
