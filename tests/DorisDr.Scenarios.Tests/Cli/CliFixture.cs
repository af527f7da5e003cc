using DorisDr.Testing.Processes;
using Xunit;

namespace DorisDr.Scenarios.Tests.Cli;

/// <summary>A sandbox process that the tests of a class share; each test has a project and a repository name of its own.</summary>
public sealed class CliFixture : IAsyncLifetime
{
    private readonly ProjectFolder _folder = ProjectFolder.Create();

    public SandboxProcess Sandbox { get; private set; } = null!;

    public async Task InitializeAsync() => Sandbox = await SandboxProcess.StartAsync(Path.Combine(_folder.Path, "sandbox"));

    public async Task DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>A project with a stack <c>dev</c> whose provider talks to the sandbox.</summary>
    public async Task<ProjectFolder> ProjectAsync(RepositoryProgram program)
    {
        var project = ProjectFolder.Create().WithProgram(program.ToString());
        Assert.Equal(0, (await project.RunAsync("stack", "init", "dev")).ExitCode);
        Assert.Equal(0, (await project.RunAsync("config", "set", "dorisdr:endpoints", $"127.0.0.1:{Sandbox.MySqlPort}")).ExitCode);
        return project;
    }
}
