using DorisDr.Testing.Processes;
using Newtonsoft.Json.Linq;
using Xunit;

namespace DorisDr.Scenarios.Tests.Cli;

/// <summary>The doctor on a sound cluster, and on one with something wrong at each place.</summary>
public sealed class DoctorTests : IAsyncLifetime
{
    // A sandbox for each test: nodes that were killed are listed as dead until the next heartbeat.
    private readonly CliFixture _fixture = new();

    public Task InitializeAsync() => _fixture.InitializeAsync();

    public Task DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task SoundCluster_IsGoodEverywhere()
    {
        using var project = await UpAsync("sound");

        var (exitCode, all) = await ExamineAsync(project);

        Assert.True(exitCode == 0, string.Join('\n', all));
        Assert.Equal(
            ["cluster", "configuration", "endpoint", "nodes", "object store", "privileges", "repository"],
            all.Select(e => e.Check).Distinct().Order(StringComparer.Ordinal));
        Assert.DoesNotContain(all, e => e.Verdict != "good");
    }

    [Fact]
    public async Task DeadEndpointDeadBackendAndDeadStore_AreNamed()
    {
        using var project = await UpAsync("broken");
        Assert.Equal(0, (await project.RunAsync("config", "set", "dorisdr:endpoints", $"127.0.0.1:1,127.0.0.1:{_fixture.Sandbox.MySqlPort}")).ExitCode);
        await _fixture.Sandbox.FaultAsync("""{"kill":"objectStore"}""");
        await _fixture.Sandbox.FaultAsync("""{"kill":"primary/be1"}""");
        await _fixture.Sandbox.FaultAsync("""{"refuse":{"match":"SHOW CATALOG RECYCLE BIN","error":{"code":1105,"message":"errCode = 2, detailMessage = Access denied; you need (at least one of) the (Admin_priv) privilege(s) for this operation"},"count":100}}""");

        var (exitCode, all) = await ExamineAsync(project);

        await _fixture.Sandbox.FaultAsync("""{"clear":true}""");
        await _fixture.Sandbox.FaultAsync("""{"start":"objectStore"}""");
        await _fixture.Sandbox.FaultAsync("""{"start":"primary/be1"}""");
        Assert.Equal(1, exitCode);
        Assert.Contains(all, e => e is { Check: "endpoint", Subject: "127.0.0.1:1", Verdict: "bad" } && e.Text.Contains("DDR1111", StringComparison.Ordinal));
        Assert.Contains(all, e => e is { Check: "endpoint", Verdict: "good" });
        Assert.Contains(all, e => e is { Check: "privileges", Subject: "RecycleBinPolicy", Verdict: "bad" } && e.Text.Contains("GRANT", StringComparison.Ordinal));
        Assert.Contains(all, e => e is { Check: "configuration", Verdict: "bad" } && e.Subject.StartsWith("BE", StringComparison.Ordinal));
        Assert.Contains(all, e => e is { Check: "object store", Verdict: "warning" });
        Assert.DoesNotContain(all, e => e.Text.Contains(SandboxProcess.SecretKey, StringComparison.Ordinal));
    }

    private static async Task<(int ExitCode, IReadOnlyList<Finding> All)> ExamineAsync(ProjectFolder project)
    {
        var run = await project.RunAsync("doctor", "--json");
        var examinations = (JArray)JObject.Parse(run.Output)["examinations"]!;
        return (run.ExitCode, [.. examinations.Select(e => new Finding((string)e["check"]!, (string)e["subject"]!, (string)e["verdict"]!, (string)e["text"]!))]);
    }

    private async Task<ProjectFolder> UpAsync(string name)
    {
        var project = await _fixture.ProjectAsync(new RepositoryProgram(_fixture.Sandbox, name));
        var up = await project.RunAsync("up", "--yes");
        Assert.True(up.ExitCode == 0, up.All);
        return project;
    }

    private sealed record Finding(string Check, string Subject, string Verdict, string Text);
}
