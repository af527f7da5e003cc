using DorisDr.Cli.Composition;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Problems;

namespace DorisDr.Cli.Running;

/// <summary>The stack that a command is about, opened: a real one, or the sandbox's with its sandbox.</summary>
internal sealed class StackSession : IAsyncDisposable
{
    private readonly SandboxSession? _sandbox;

    private StackSession(SandboxSession? sandbox, Workspace workspace, StackName stack) => (_sandbox, Workspace, Stack) = (sandbox, workspace, stack);

    /// <summary>The project and its backend.</summary>
    public Workspace Workspace { get; }

    /// <summary>The stack.</summary>
    public StackName Stack { get; }

    /// <summary>Opens it.</summary>
    /// <param name="terminal">The machine and the clock.</param>
    /// <param name="folder">Folder of the project.</param>
    /// <param name="stack">The named stack; null for the selected one.</param>
    /// <param name="sandbox">True for the sandbox, which has a stack of its own.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<StackSession> OpenAsync(Terminal terminal, string folder, string? stack, bool sandbox, CancellationToken cancellation)
    {
        if (sandbox && stack is not null)
        {
            throw new ProblemException(CliProblems.Exclusive("--sandbox", "--stack"));
        }

        var own = sandbox ? await SandboxSession.OpenAsync(folder, terminal.Machine, terminal.Time, cancellation) : null;
        Workspace? workspace = null;
        try
        {
            workspace = await Workspace.OpenAsync(folder, own?.Machine ?? terminal.Machine, terminal.Time, own?.SettingsFile, cancellation);
            if (own is not null)
            {
                await own.PrepareAsync(workspace, cancellation);
            }

            return new StackSession(own, workspace, await workspace.StackAsync(own is null ? stack : SandboxMachine.Stack, cancellation));
        }
        catch
        {
            workspace?.Dispose();
            await CloseAsync(own);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Workspace.Dispose();
        await CloseAsync(_sandbox);
    }

    private static ValueTask CloseAsync(SandboxSession? sandbox) => sandbox?.DisposeAsync() ?? ValueTask.CompletedTask;
}
