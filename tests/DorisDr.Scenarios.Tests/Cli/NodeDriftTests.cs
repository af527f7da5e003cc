using System.Text;
using DorisDr.Testing.Processes;
using Xunit;

namespace DorisDr.Scenarios.Tests.Cli;

/// <summary>Somebody changes one of three frontends by HTTP, where no statement shows it; the drift report names that frontend, and an update heals it.</summary>
public sealed class NodeDriftTests
{
    private const string Key = "catalog_trash_expire_second";

    [Fact]
    public async Task OneFollowerChangedByHttp_IsNamedAndHealed()
    {
        using var project = ProjectFolder.Create().WithProgram("""
            name: trial
            runtime: yaml
            resources:
              bin:
                type: dorisdr:RecycleBinPolicy
                properties:
                  retention: 7d
            """);
        await using var sandbox = await SandboxProcess.StartAsync(Path.Combine(project.Path, "sandbox"), frontends: 3);
        await SucceedAsync(project, "stack", "init", "dev");
        await SucceedAsync(project, "config", "set", "dorisdr:endpoints", $"127.0.0.1:{sandbox.MySqlPort}");
        await SucceedAsync(project, "up", "--yes");
        await SucceedAsync(project, "drift", "--ignore-undeclared");
        var follower = sandbox.FrontendHttp[2];

        await CallAsync(follower, $"/api/_set_config?{Key}=3600");
        var drift = await project.RunAsync("drift", "--ignore-undeclared");
        await SucceedAsync(project, "up", "--yes", "--refresh");
        await SucceedAsync(project, "drift", "--ignore-undeclared");

        Assert.True(drift.ExitCode == 7, drift.All);
        Assert.Contains("retention: declared \"7d\", found \"1h\"", drift.Output, StringComparison.Ordinal);
        Assert.Contains("DDR1258", drift.Output, StringComparison.Ordinal);
        Assert.Contains("NODE", drift.Output, StringComparison.Ordinal);
        foreach (var frontend in sandbox.FrontendHttp)
        {
            Assert.Contains("604800", await CallAsync(frontend, $"/api/_get_config?conf_item={Key}"), StringComparison.Ordinal);
        }
    }

    private static async Task SucceedAsync(ProjectFolder project, params IEnumerable<string> arguments)
    {
        var run = await project.RunAsync(arguments);
        Assert.True(run.ExitCode == 0, run.All);
    }

    private static async Task<string> CallAsync(Uri node, string path)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(node, path));
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("root:")));
        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }
}
