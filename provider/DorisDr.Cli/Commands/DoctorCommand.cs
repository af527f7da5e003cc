using System.CommandLine;
using DorisDr.Cli.Composition;
using DorisDr.Cli.Rendering.Doctor;
using DorisDr.Cli.Rendering.Text;
using DorisDr.Cli.Running;
using DorisDr.Engine.Operations;
using DorisDr.ResourceModel.Values;
using DorisDr.Resources.Doctor;

namespace DorisDr.Cli.Commands;

/// <summary><c>doctor</c>: whether everything that the stack's resources need is there. Only reads.</summary>
internal static class DoctorCommand
{
    private const string Package = "dorisdr";
    private const string Repository = "dorisdr:index:Repository";

    /// <summary><c>doctor</c>.</summary>
    public static Command Create(Terminal terminal)
    {
        var stack = new StackOptions();
        var json = new Option<bool>("--json", "-j") { Description = "JSON on stdout." };
        var color = new Option<string?>("--color") { Description = "always, never, auto or raw." };
        var command = stack.AddTo(new Command("doctor", "Check endpoints, versions, privileges, feature flags, nodes and object stores. Exits with 1 when something does not work."));
        command.Options.Add(json);
        command.Options.Add(color);
        command.SetAction((parsed, token) => Complaint.GuardAsync(terminal.Errors, async () =>
        {
            await using var session = await StackSession.OpenAsync(terminal, stack.Folder(parsed), stack.Stack(parsed), stack.IsSandbox(parsed), token);
            var setup = await session.Workspace.SetupAsync(session.Stack, validate: true, fallBackToState: false, token);
            using var signals = new Signals(terminal.Errors);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(token, signals.Cancel, signals.Terminate);
            var doctor = new DorisDoctor(session.Workspace.Variable, terminal.Time);
            IDoctorView view = parsed.GetValue(json)
                ? new DoctorJson(terminal.Output)
                : new DoctorText(terminal.Output, new Palette(terminal.Colors(parsed.GetValue(color))));
            await foreach (var examination in doctor.ExamineAsync(setup.ConfigurationOf(Package), await RepositoriesAsync(setup, stop.Token), stop.Token))
            {
                view.Show(examination);
            }

            return view.Finish() ? ExitCodes.Done : ExitCodes.Failed;
        }));
        return command;
    }

    private static async Task<IReadOnlyList<PropertyMap>> RepositoriesAsync(StackSetup setup, CancellationToken cancellation) =>
        [.. (await setup.Store.LoadAsync(cancellation)).Deployment.Resources.Where(r => r.Type == Repository).Select(r => r.Inputs)];
}
