using System.Globalization;
using System.Text.RegularExpressions;
using DorisDr.Testing.Processes;
using Xunit;

namespace DorisDr.Scenarios.Tests.Cli;

/// <summary>An account without privileges gets what each denial says is missing, as it is printed, until the whole life of a resource works: no denial is without
/// its GRANT, and nothing more than documented is asked for.</summary>
public sealed partial class LeastPrivilegeTests(CliFixture fixture) : IClassFixture<CliFixture>
{
    private const int MostDenials = 8;

    [Fact]
    public Task Repository_NeedsAdmin() => LiveAsync(
        "p_repository",
        $$"""
        type: dorisdr:Repository
            properties:
              name: privileged
              location: s3://{{SandboxProcess.Bucket}}/privileged
              s3: {endpoint: '{{fixture.Sandbox.ObjectStore}}', region: us-east-1, accessKey: {{SandboxProcess.AccessKey}}, secretKey: {{SandboxProcess.SecretKey}}, usePathStyle: true}
        """,
        "GRANT ADMIN_PRIV ON *.*.* TO 'p_repository';");

    [Fact]
    public Task RecycleBinPolicy_NeedsAdmin() =>
        LiveAsync("p_bin", "type: dorisdr:RecycleBinPolicy\n    properties: {retention: 2d}", "GRANT ADMIN_PRIV ON *.*.* TO 'p_bin';");

    [Theory]
    [InlineData("tables: [t]", "GRANT ALTER_PRIV ON `internal`.`{0}`.`t` TO '{1}'")]
    [InlineData("ttl: 1d", "GRANT ADMIN_PRIV ON *.*.* TO '{1}'")]
    public async Task BinlogPolicy_WithTheDocumentedPrivilege_LivesWithoutADenial(string scope, string grant)
    {
        var (database, user) = (grant.Contains("ALTER", StringComparison.Ordinal) ? "ptables" : "pdatabase", $"p_{scope[..3]}");
        await MakeDatabaseAsync(database);
        await fixture.Sandbox.QueryAsync($"CREATE USER '{user}'@'%' IDENTIFIED BY 'pw'");
        await fixture.Sandbox.QueryAsync(string.Format(CultureInfo.InvariantCulture, grant, database, user));

        await LiveAsync(user, $"type: dorisdr:BinlogPolicy\n    properties: {{database: {database}, {scope}, onDelete: disable}}");
    }

    [Fact]
    public async Task BinlogPolicy_WithoutAnyPrivilege_IsToldEachOne()
    {
        await MakeDatabaseAsync("pnothing");

        await LiveAsync(
            "p_binlog",
            "type: dorisdr:BinlogPolicy\n    properties: {database: pnothing, tables: [t], onDelete: disable}",
            "GRANT SELECT_PRIV ON `internal`.`pnothing`.* TO 'p_binlog';",
            "GRANT ALTER_PRIV ON `internal`.`pnothing`.`t` TO 'p_binlog';");
    }

    private async Task MakeDatabaseAsync(string name)
    {
        await fixture.Sandbox.QueryAsync($"CREATE DATABASE {name}");
        await fixture.Sandbox.QueryAsync($"CREATE TABLE {name}.t (k INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES (\"replication_num\"=\"1\")");
    }

    private async Task LiveAsync(string user, string resource, params string[] expected)
    {
        await fixture.Sandbox.QueryAsync($"CREATE USER IF NOT EXISTS '{user}'@'%' IDENTIFIED BY 'pw'");
        using var project = ProjectFolder.Create().WithProgram($"name: privileges\nruntime: yaml\nresources:\n  it:\n    {resource}\n");
        await project.RunAsync("stack", "init", "dev");
        await project.RunAsync("config", "set", "dorisdr:endpoints", $"127.0.0.1:{fixture.Sandbox.MySqlPort}");
        await project.RunAsync("config", "set", "dorisdr:username", user);
        await project.RunAsync("config", "set", "--secret", "dorisdr:password", "pw");
        var granted = new List<string>();

        foreach (var command in (string[][])[["up", "--yes"], ["refresh", "--yes"], ["up", "--yes"], ["destroy", "--yes"]])
        {
            CliResult run;
            while ((run = await project.RunAsync(command)).ExitCode != 0 && granted.Count < MostDenials)
            {
                var grants = Grants().Matches(run.All).Select(match => match.Value).Distinct(StringComparer.Ordinal).ToList();
                Assert.True(grants.Count > 0, run.All);
                foreach (var grant in grants)
                {
                    await fixture.Sandbox.QueryAsync(grant.TrimEnd(';'));
                }

                granted.AddRange(grants);
            }

            Assert.True(run.ExitCode == 0, run.All);
        }

        Assert.Equal(expected, granted);
    }

    [GeneratedRegex("GRANT [^;\n]*;", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Grants();
}
