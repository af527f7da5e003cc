using DorisDr.Sandbox;
using DorisDr.Testing;
using DorisDr.Testing.Processes;
using Xunit;

namespace DorisDr.Scenarios.Tests.Examples;

/// <summary>Every example, and the quick start, does what its README says.</summary>
public sealed class ExampleTests
{
    private const string RepositoryType = "type: dorisdr:Repository";

    public static TheoryData<string> Folders() =>
        [".", .. Directory.GetDirectories(Checkout.PathOf("examples")).Select(folder => Path.GetRelativePath(Checkout.Root, folder)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task Example_UpUnchangedDestroy_LeavesTheClusterAsItWas(string folder)
    {
        var source = Checkout.PathOf(folder);
        var declared = (await File.ReadAllTextAsync(Path.Combine(source, "Pulumi.yaml"))).Split(RepositoryType).Length - 1;
        await using var example = await ExampleRun.StartAsync(source);

        await example.SucceedsAsync("up", "--yes");
        Assert.Equal(declared, (await example.Sandbox.RepositoriesAsync()).Count);
        await example.SucceedsAsync("preview", "--expect-no-changes");
        await example.SucceedsAsync("refresh", "--preview-only", "--expect-no-changes");
        await example.SucceedsAsync("up", "--yes", "--expect-no-changes");

        await example.SucceedsAsync("destroy", "--yes");
        Assert.Empty(await example.Sandbox.RepositoriesAsync());
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Example_SaysHowItIsRun(string folder) =>
        Assert.Contains("up --sandbox --yes", File.ReadAllText(Checkout.PathOf(folder, "README.md")), StringComparison.Ordinal);

    [Fact]
    public async Task AdoptExisting_OfARepositoryMadeByHand_TakesItOverWithItsNewSettings()
    {
        await using var example = await ExampleRun.StartAsync(ExampleRun.FolderOf("adopt-existing"));
        await example.Sandbox.QueryAsync(
            $"CREATE REPOSITORY legacy_backups WITH S3 ON LOCATION \"s3://{SandboxOptions.DefaultBucket}/legacy\" PROPERTIES ("
            + $"\"s3.endpoint\" = \"{example.Sandbox.ObjectStore}\", \"s3.region\" = \"eu-west-9\", \"use_path_style\" = \"true\", "
            + $"\"s3.access_key\" = \"{SandboxProcess.AccessKey}\", \"s3.secret_key\" = \"{SandboxProcess.SecretKey}\")");

        var preview = await example.SucceedsAsync("preview");
        Assert.Contains("DDR1218", preview.All, StringComparison.Ordinal);
        Assert.Contains("eu-west-9", Assert.Single(await example.Sandbox.QueryAsync("SHOW CREATE REPOSITORY FOR legacy_backups")), StringComparison.Ordinal);

        await example.SucceedsAsync("up", "--yes");
        Assert.Contains("us-east-1", Assert.Single(await example.Sandbox.QueryAsync("SHOW CREATE REPOSITORY FOR legacy_backups")), StringComparison.Ordinal);
        await example.SucceedsAsync("preview", "--expect-no-changes");

        await example.SucceedsAsync("destroy", "--yes");
        Assert.Empty(await example.Sandbox.RepositoriesAsync());
    }
}
