using DorisDr.Sandbox;
using DorisDr.Testing;
using DorisDr.Testing.Processes;
using Xunit;

namespace DorisDr.Scenarios.Tests.Examples;

/// <summary>A copy of an example, with a sandbox that serves it, and the CLI as a reader of its README runs it.</summary>
internal sealed class ExampleRun : IAsyncDisposable
{
    private readonly ProjectFolder _project;

    private ExampleRun(ProjectFolder project, SandboxProcess sandbox)
    {
        _project = project;
        Sandbox = sandbox;
    }

    internal SandboxProcess Sandbox { get; }

    internal static string FolderOf(string name) => Checkout.PathOf("examples", name);

    internal static async Task<ExampleRun> StartAsync(string folder)
    {
        var project = ProjectFolder.Create().WithProgram(await File.ReadAllTextAsync(Path.Combine(folder, "Pulumi.yaml")));
        var sandbox = await SandboxProcess.StartAsync(Path.Combine(project.Path, ".dorisdr", "sandbox"), 1, "--bucket", SandboxOptions.DefaultBucket);
        return new ExampleRun(project, sandbox);
    }

    internal async Task<CliResult> SucceedsAsync(params string[] arguments)
    {
        var result = await _project.RunAsync([.. arguments, "--sandbox"]);
        Assert.True(result.ExitCode == 0, $"dorisdr {string.Join(' ', arguments)} exited {result.ExitCode}\n{result.All}");
        Assert.DoesNotContain(SandboxProcess.SecretKey, result.All, StringComparison.Ordinal);
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        _project.Dispose();
    }
}
