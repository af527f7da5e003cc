using System.CommandLine;
using DorisDr.Cli.Running;
using DorisDr.Engine.Events;
using DorisDr.Engine.Operations;

namespace DorisDr.Cli.Commands;

/// <summary><c>preview</c>, <c>up</c>, <c>refresh</c>, <c>destroy</c>, <c>import</c>: Pulumi's commands with Pulumi's options.</summary>
internal static class RunCommands
{
    /// <summary><c>preview</c>.</summary>
    public static Command Preview(Terminal terminal)
    {
        var options = new RunOptions();
        var refresh = RunOptions.RefreshOption();
        var command = options.AddTo(new Command("preview", "Show what an update would change.") { Aliases = { "pre" } });
        command.Options.Add(refresh);
        command.SetAction((parsed, token) => RunAsync(
            terminal, options.Read(OperationKind.Update, parsed) with { PreviewOnly = true, Refresh = parsed.GetValue(refresh) }, token));
        return command;
    }

    /// <summary><c>up</c>.</summary>
    public static Command Up(Terminal terminal)
    {
        var (options, confirm, refresh) = (new RunOptions(), new ConfirmOptions(), RunOptions.RefreshOption());
        var command = confirm.AddTo(options.AddTo(new Command("up", "Make reality what the program says.") { Aliases = { "update" } }));
        command.Options.Add(refresh);
        command.SetAction((parsed, token) => RunAsync(
            terminal, confirm.Read(options.Read(OperationKind.Update, parsed), parsed) with { Refresh = parsed.GetValue(refresh) }, token));
        return command;
    }

    /// <summary><c>refresh</c>.</summary>
    public static Command Refresh(Terminal terminal)
    {
        var (options, confirm, previewOnly) = (new RunOptions(), new ConfirmOptions(), ConfirmOptions.PreviewOnly());
        var command = confirm.AddTo(options.AddTo(new Command("refresh", "Make the state what reality is; with --preview-only, show drift.")));
        command.Options.Add(previewOnly);
        command.SetAction((parsed, token) => RunAsync(
            terminal, confirm.Read(options.Read(OperationKind.Refresh, parsed), parsed) with { PreviewOnly = parsed.GetValue(previewOnly) }, token));
        return command;
    }

    /// <summary><c>destroy</c>.</summary>
    public static Command Destroy(Terminal terminal)
    {
        var (options, confirm, previewOnly, refresh) = (new RunOptions(), new ConfirmOptions(), ConfirmOptions.PreviewOnly(), RunOptions.RefreshOption());
        var command = confirm.AddTo(options.AddTo(new Command("destroy", "Delete everything that the stack holds.") { Aliases = { "down", "dn" } }));
        command.Options.Add(previewOnly);
        command.Options.Add(refresh);
        command.SetAction((parsed, token) => RunAsync(
            terminal,
            confirm.Read(options.Read(OperationKind.Destroy, parsed), parsed) with { PreviewOnly = parsed.GetValue(previewOnly), Refresh = parsed.GetValue(refresh) },
            token));
        return command;
    }

    /// <summary><c>import</c>.</summary>
    public static Command Import(Terminal terminal)
    {
        var (options, confirm, previewOnly) = (new RunOptions(), new ConfirmOptions(), ConfirmOptions.PreviewOnly());
        var type = new Argument<string>("type") { Description = "Type token, e.g. dorisdr:index:Repository." };
        var name = new Argument<string>("name") { Description = "Logical name in the program." };
        var id = new Argument<string>("id") { Description = "The provider's id, e.g. the repository's name." };
        var protect = new Option<bool>("--protect") { Description = "Protect the imported resource from deletion.", DefaultValueFactory = _ => true };
        var command = confirm.AddTo(options.AddTo(new Command("import", "Take an existing object into the state.") { type, name, id }));
        command.Options.Add(previewOnly);
        command.Options.Add(protect);
        command.SetAction((parsed, token) => RunAsync(
            terminal,
            confirm.Read(options.Read(OperationKind.Import, parsed), parsed) with
            {
                PreviewOnly = parsed.GetValue(previewOnly),
                Protect = parsed.GetValue(protect),
                Imports = [new ImportRequest(parsed.GetRequiredValue(type), parsed.GetRequiredValue(name), parsed.GetRequiredValue(id))],
            },
            token));
        return command;
    }

    private static Task<int> RunAsync(Terminal terminal, RunRequest request, CancellationToken cancellation) =>
        Complaint.GuardAsync(terminal.Errors, () => new StackRun(terminal).RunAsync(request, cancellation));
}
