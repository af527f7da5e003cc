using DorisDr.Engine.State;
using DorisDr.ResourceModel.Problems;
using DorisDr.Testing.Engine;
using Xunit;

namespace DorisDr.UnitTests.Engine.State;

public sealed class SelectedStackTests : IDisposable
{
    /// <summary>SHA-1 of <c>/p/Pulumi.yaml</c>.</summary>
    private const string HashOfTheProjectFile = "3cb4967322f36d7a491f46d51d197b172738f193";
    private static readonly CancellationToken Never = CancellationToken.None;
    private readonly StateFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Selection_Written_IsPulumisFile()
    {
        var selected = Selected();
        await Assert.ThrowsAsync<ProblemException>(() => selected.GetAsync("file:///b", Never));

        await selected.SetAsync("file:///b", new StackName("setup", "dev"), Never);

        var path = Path.Combine(_folder.Path, ".pulumi", "workspaces", $"setup-{HashOfTheProjectFile}-workspace.json");
        Assert.Equal("{\n    \"stacks\": {\n        \"file:///b\": \"organization/setup/dev\"\n    }\n}", await File.ReadAllTextAsync(path));
        Assert.Equal("organization/setup/dev", await selected.GetAsync("file:///b", Never));
        Assert.Null(await selected.FindAsync("file:///other", Never));
    }

    [Fact]
    public async Task Selection_OfTheEnvironment_Wins()
    {
        var selected = Selected();
        await selected.SetAsync("file:///b", new StackName("setup", "dev"), Never);
        _folder.Machine.Variables["PULUMI_STACK"] = "full";

        Assert.Equal("full", await selected.GetAsync("file:///b", Never));
    }

    [Fact]
    public async Task Selection_TakenBack_LeavesOthersAndWhatIsUnknown()
    {
        _folder.Machine.Variables["PULUMI_HOME"] = Path.Combine(_folder.Path, "home");
        var path = Path.Combine(_folder.Path, "home", "workspaces", $"setup-{HashOfTheProjectFile}-workspace.json");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, "{\"stack\":\"old\",\"novel\":1}");
        var selected = Selected();
        Assert.Equal("old", await selected.GetAsync("file:///b", Never));
        await selected.SetAsync("file:///c", new StackName("setup", "prod"), Never);

        await selected.SetAsync("file:///b", null, Never);

        Assert.Null(await selected.FindAsync("file:///b", Never));
        Assert.Equal("organization/setup/prod", await selected.FindAsync("file:///c", Never));
        Assert.Contains("\"novel\": 1", await File.ReadAllTextAsync(path), StringComparison.Ordinal);
    }

    private SelectedStack Selected() => new("setup", "/p/Pulumi.yaml", _folder.Options);
}
