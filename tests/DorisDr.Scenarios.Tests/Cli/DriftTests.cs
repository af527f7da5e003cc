using System.Diagnostics;
using System.Globalization;
using DorisDr.Testing.Processes;
using Newtonsoft.Json.Linq;
using Xunit;

namespace DorisDr.Scenarios.Tests.Cli;

/// <summary>Somebody changes the repository by SQL, with a client that is not ours; the CLI says so, heals it, and is content.</summary>
public sealed class DriftTests(CliFixture fixture) : IClassFixture<CliFixture>
{
    [Fact]
    public async Task Repository_DroppedByMariadb_IsSeenAndHealed()
    {
        using var project = await UpAsync("dropped");

        await MariadbAsync("DROP REPOSITORY dropped");
        var drift = await project.RunAsync("refresh", "--preview-only", "--expect-no-changes");
        var stateBefore = project.State("trial");

        Assert.Equal(7, drift.ExitCode);
        Assert.Contains(" -  dorisdr:index:Repository repository delete", drift.Output, StringComparison.Ordinal);
        Assert.Contains("- 1 to delete", drift.Output, StringComparison.Ordinal);
        Assert.Equal(stateBefore, project.State("trial"));
        await HealsAsync(project, "dropped", "--refresh");
    }

    [Fact]
    public async Task Repository_AlteredByMariadb_IsSeenAndHealed()
    {
        using var project = await UpAsync("altered");

        await MariadbAsync("ALTER REPOSITORY altered PROPERTIES (\"s3.region\"=\"eu-west-9\")");
        var drift = await project.RunAsync("refresh", "--preview-only", "--expect-no-changes");
        var diff = await project.RunAsync("refresh", "--preview-only", "--diff");

        Assert.Equal(7, drift.ExitCode);
        Assert.Contains("update [diff: ~s3]", drift.Output, StringComparison.Ordinal);
        Assert.Contains("eu-west-9", diff.Output, StringComparison.Ordinal);
        await HealsAsync(project, "altered", "--refresh");
        Assert.Contains("us-east-1", Assert.Single(await fixture.Sandbox.QueryAsync("SHOW CREATE REPOSITORY FOR altered")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Repository_Refreshed_IsHealedByAPlainUp()
    {
        using var project = await UpAsync("refreshed");
        await MariadbAsync("DROP REPOSITORY refreshed");

        Assert.Equal(0, (await project.RunAsync("refresh", "--yes")).ExitCode);

        await HealsAsync(project, "refreshed");
    }

    [Fact]
    public async Task Drift_CleanChangedMissingUndeclaredAndUnknown_ExitsAsItFinds()
    {
        using var project = await UpAsync("reported");
        var clean = await project.RunAsync("drift", "--ignore-undeclared");
        Assert.True(clean.ExitCode == 0, clean.All);
        var stateBefore = project.State("trial");

        await MariadbAsync("ALTER REPOSITORY reported PROPERTIES (\"s3.region\"=\"eu-west-9\")");
        var changed = await project.RunAsync("drift", "--format", "json", "--ignore-undeclared");
        var pending = await project.RunAsync("drift", "--target", "urn:pulumi:dev::trial::dorisdr:index:Repository::repository");
        await MariadbAsync("DROP REPOSITORY reported");
        var missing = await project.RunAsync("drift", "--format", "junit", "--output", "drift.xml", "--ignore-undeclared");
        var stateAfter = project.State("trial");
        await project.RunAsync("refresh", "--yes");
        await MariadbAsync(CreateByHand("byhand"));
        var undeclared = await project.RunAsync("drift");
        await MariadbAsync("DROP REPOSITORY byhand");
        await project.RunAsync("up", "--yes");
        await fixture.Sandbox.FaultAsync("""{"refuse":{"match":"SHOW REPOSITORIES","error":{"code":1105,"message":"busy"},"count":100}}""");
        var unknown = await project.RunAsync("drift");
        await fixture.Sandbox.FaultAsync("""{"clear":true}""");

        Assert.Equal((7, 7, 7, 7, 1), (changed.ExitCode, pending.ExitCode, missing.ExitCode, undeclared.ExitCode, unknown.ExitCode));
        var found = JObject.Parse(changed.Output)["findings"]![0]!;
        var property = found["properties"]![0]!;
        Assert.Equal(("changed", "s3.region"), ((string?)found["kind"], (string?)property["path"]));
        Assert.Equal(("us-east-1", "eu-west-9"), ((string?)property["declared"], (string?)property["found"]));
        Assert.Contains("<failure type=\"missing\"", await File.ReadAllTextAsync(Path.Combine(project.Path, "drift.xml")), StringComparison.Ordinal);
        Assert.Empty(missing.Output);
        Assert.Contains("byhand exists and is declared nowhere", undeclared.Output, StringComparison.Ordinal);
        Assert.Contains("repository could not be read", unknown.Output, StringComparison.Ordinal);
        Assert.Contains("busy", unknown.Output, StringComparison.Ordinal);
        Assert.Equal(stateBefore, stateAfter);
        Assert.DoesNotContain(SandboxProcess.SecretKey, changed.All + pending.All + undeclared.All + unknown.All, StringComparison.Ordinal);
    }

    private string CreateByHand(string name) =>
        $"CREATE REPOSITORY {name} WITH S3 ON LOCATION 's3://{SandboxProcess.Bucket}/{name}' PROPERTIES ('s3.endpoint'='{fixture.Sandbox.ObjectStore}',"
        + $"'s3.region'='us-east-1','s3.access_key'='{SandboxProcess.AccessKey}','s3.secret_key'='{SandboxProcess.SecretKey}','use_path_style'='true')";

    private async Task<ProjectFolder> UpAsync(string name)
    {
        var project = await fixture.ProjectAsync(new RepositoryProgram(fixture.Sandbox, name));
        var up = await project.RunAsync("up", "--yes");
        Assert.True(up.ExitCode == 0, up.All);
        return project;
    }

    private async Task HealsAsync(ProjectFolder project, string name, params string[] options)
    {
        var up = await project.RunAsync(["up", "--yes", .. options]);
        Assert.True(up.ExitCode == 0, up.All);
        Assert.Contains(name, await fixture.Sandbox.RepositoriesAsync());
        foreach (var question in (string[][])[["preview"], ["refresh", "--preview-only"]])
        {
            var clean = await project.RunAsync([.. question, "--expect-no-changes"]);
            Assert.True(clean.ExitCode == 0, clean.All);
        }
    }

    private async Task MariadbAsync(string sql)
    {
        var port = fixture.Sandbox.MySqlPort.ToString(CultureInfo.InvariantCulture);
        using var client = Process.Start("mariadb", ["--skip-ssl", "-h", "127.0.0.1", "-P", port, "-u", "root", "-e", sql]);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await client.WaitForExitAsync(deadline.Token);
        Assert.Equal(0, client.ExitCode);
    }
}
