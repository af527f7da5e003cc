using DorisDr.Cli.Composition;
using DorisDr.Cli.Running;

namespace DorisDr.Cli.Commands;

/// <summary>Opens the workspace that a command about a stack works in, the sandbox's included.</summary>
internal static class StackScope
{
    /// <summary>Does the work and answers the exit code.</summary>
    public static Task<int> RunAsync(Terminal terminal, string folder, bool sandbox, Func<Workspace, Task<int>> work, CancellationToken cancellation) =>
        Complaint.GuardAsync(terminal.Errors, async () =>
        {
            var machine = terminal.Machine;
            string? settings = null;
            if (sandbox)
            {
                var at = SandboxSession.FolderOf(folder);
                machine = new SandboxMachine(machine, at);
                settings = Path.Combine(at, "Pulumi.sandbox.yaml");
            }

            using var workspace = await Workspace.OpenAsync(folder, machine, terminal.Time, settings, cancellation);
            return await work(workspace);
        });
}
