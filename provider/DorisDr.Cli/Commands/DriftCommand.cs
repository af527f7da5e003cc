using System.CommandLine;
using DorisDr.Cli.Composition;
using DorisDr.Cli.Rendering.Drift;
using DorisDr.Cli.Rendering.Text;
using DorisDr.Cli.Running;
using DorisDr.Engine.Drift;
using DorisDr.ResourceModel.Problems;

namespace DorisDr.Cli.Commands;

/// <summary><c>drift</c>: the state against reality, for people and for audits. Writes nothing but its report.</summary>
internal static class DriftCommand
{
    /// <summary><c>drift</c>.</summary>
    public static Command Create(Terminal terminal)
    {
        var stack = new StackOptions();
        var format = new Option<string>("--format") { Description = "text, json, markdown or junit.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong([.. DriftFormats.Names]);
        var output = new Option<string?>("--output", "-o") { Description = "Write the report to this file; stdout by default." };
        var targets = new Option<string[]>("--target", "-t") { Description = "URN or glob to limit the report to; may be repeated." };
        var ignore = new Option<bool>("--ignore-undeclared") { Description = "Do not look for what is declared nowhere." };
        var color = new Option<string?>("--color") { Description = "always, never, auto or raw." };
        var command = stack.AddTo(new Command("drift", "Show what differs between the state and reality. Exits with 7 on drift, with 1 when anything is unknown."));
        foreach (var option in (Option[])[format, output, targets, ignore, color])
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, token) => Complaint.GuardAsync(terminal.Errors, async () =>
        {
            await using var session = await StackSession.OpenAsync(terminal, stack.Folder(parsed), stack.Stack(parsed), stack.IsSandbox(parsed), token);
            var setup = await session.Workspace.SetupAsync(session.Stack, validate: true, fallBackToState: false, token);
            var options = new DriftOptions { Targets = [.. parsed.GetValue(targets) ?? []], Undeclared = !parsed.GetValue(ignore) };
            using var signals = new Signals(terminal.Errors);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(token, signals.Cancel, signals.Terminate);
            var report = await new DriftInspection(setup).RunAsync(options, stop.Token);

            var file = parsed.GetValue(output);
            var text = DriftFormats.Write(parsed.GetRequiredValue(format), report, new Palette(file is null ? terminal.Colors(parsed.GetValue(color)) : ColorMode.Never));
            await WriteAsync(terminal, file, text, token);
            return ExitCode(report.Result);
        }));
        return command;
    }

    private static async Task WriteAsync(Terminal terminal, string? file, string text, CancellationToken cancellation)
    {
        if (file is null)
        {
            await terminal.Output.WriteAsync(text);
            return;
        }

        try
        {
            await File.WriteAllTextAsync(file, text, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(CliProblems.File(file, e.Message));
        }
    }

    private static int ExitCode(DriftResult result) => result switch
    {
        DriftResult.Clean => ExitCodes.Done,
        DriftResult.Drifted => ExitCodes.Changes,
        _ => ExitCodes.Failed,
    };
}
