using DorisDr.Cli.Composition;
using DorisDr.Cli.Rendering;
using DorisDr.Cli.Rendering.Text;
using DorisDr.Engine.Configuration;
using DorisDr.Engine.Events;
using DorisDr.Engine.Operations;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Problems;

namespace DorisDr.Cli.Running;

/// <summary>Runs an operation for a person: preview, question, run, exit code.</summary>
internal sealed class StackRun(Terminal terminal)
{
    /// <summary>Runs it and answers the exit code.</summary>
    public async Task<int> RunAsync(RunRequest request, CancellationToken cancellation)
    {
        Validate(request);
        var interactive = terminal.IsInteractive(request.NonInteractive);
        if (!interactive && !request.Yes && !request.SkipPreview && !request.PreviewOnly)
        {
            await Complaint.WriteAsync(terminal.Errors, [CliProblems.NotConfirmed()]);
            return request.Operation is OperationKind.Refresh ? ExitCodes.Failed : ExitCodes.NotConfirmed;
        }

        using var signals = new Signals(request.Json ? terminal.Errors : terminal.Output);
        await using var session = await StackSession.OpenAsync(terminal, request.Folder, request.Stack, request.Sandbox, cancellation);
        var (workspace, stack) = (session.Workspace, session.Stack);
        await SetConfigAsync(workspace, stack, request, cancellation);
        var (operations, store) = await workspace.OperationsAsync(
            stack, request.Operation is OperationKind.Update, request.Operation is OperationKind.Destroy, cancellation);
        return await PhasesAsync(request, operations, store, interactive, signals);
    }

    private static void Validate(RunRequest request)
    {
        var problems = new List<Problem>();
        if (request.PreviewOnly && request.Yes)
        {
            problems.Add(CliProblems.Exclusive("--yes", "--preview-only"));
        }

        if (request.PreviewOnly && request.SkipPreview)
        {
            problems.Add(CliProblems.Exclusive("--skip-preview", "--preview-only"));
        }

        if (problems.Count > 0)
        {
            throw new ProblemException(problems);
        }
    }

    private async Task<int> PhasesAsync(RunRequest request, IStackOperations operations, IStackStore store, bool interactive, Signals signals)
    {
        // The lock is held over the preview too, so that what was shown is what is done. A preview alone takes none.
        await using var held = request.PreviewOnly ? null : await store.LockAsync(signals.Terminate);
        foreach (var warning in held?.Warnings ?? [])
        {
            await terminal.Errors.WriteLineAsync($"warning: {warning}");
        }

        if (!request.SkipPreview)
        {
            var preview = await RunOnceAsync(request, operations, true, interactive, signals);
            if (preview.Result is not RunResult.Succeeded)
            {
                return Code(preview, signals);
            }

            if (request.PreviewOnly)
            {
                return await JudgeAsync(request, preview, request.Operation is OperationKind.Update ? "preview" : request.Word);
            }

            if (!request.Yes && !await ConfirmAsync(request))
            {
                throw new ProblemException(CliProblems.Declined());
            }
        }

        var outcome = await RunOnceAsync(request, operations, false, interactive, signals);
        if (outcome.Result is not RunResult.Succeeded)
        {
            return Code(outcome, signals);
        }

        if (request is { Operation: OperationKind.Destroy, Json: false })
        {
            await terminal.Output.WriteLineAsync(
                "The resources in the stack have been deleted, but the history and configuration associated with the stack are still maintained. ");
            await terminal.Output.WriteLineAsync($"If you want to remove the stack completely, run `dorisdr stack rm {store.Name.Name}`.");
        }

        return await JudgeAsync(request, outcome, request.Word);
    }

    private async Task<RunOutcome> RunOnceAsync(RunRequest request, IStackOperations operations, bool preview, bool interactive, Signals signals)
    {
        var options = new ViewOptions
        {
            Json = request.Json,
            Diff = request.Diff,
            ShowSames = request.ShowSames,
            SuppressOutputs = request.SuppressOutputs,
            Colors = terminal.Colors(request.Color),
            Interactive = interactive,
        };
        using var view = RunViews.Create(options, terminal.Output, terminal.Errors, terminal.Time);
        return await operations.RunAsync(request.Operation, request.Options(preview), view, signals.Cancel, signals.Terminate);
    }

    private async Task<int> JudgeAsync(RunRequest request, RunOutcome outcome, string word)
    {
        if (!request.ExpectNoChanges || !outcome.HasChanges)
        {
            return ExitCodes.Done;
        }

        await Complaint.WriteAsync(terminal.Errors, [CliProblems.UnexpectedChanges(word)]);
        return ExitCodes.Changes;
    }

    private async Task<bool> ConfirmAsync(RunRequest request)
    {
        var palette = new Palette(terminal.Colors(request.Color));
        await terminal.Output.WriteAsync(palette.Paint(new StyledText($"Do you want to perform this {request.Word}? (yes/no) [no] ", Tone.Prompt)));
        await terminal.Output.FlushAsync();
        return (await terminal.Input.ReadLineAsync())?.Trim() is "yes" or "y";
    }

    private static async Task SetConfigAsync(Workspace workspace, StackName stack, RunRequest request, CancellationToken cancellation)
    {
        if (request.Config.IsEmpty)
        {
            return;
        }

        var settings = await workspace.SettingsAsync(stack, cancellation);
        foreach (var pair in request.Config)
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            settings = equals > 0
                ? settings.WithText(ConfigKey.Parse(pair[..equals], workspace.Project.Name), pair[(equals + 1)..])
                : throw new ProblemException(CliProblems.NotAPair(pair));
        }

        await settings.SaveAsync(cancellation);
    }

    private static int Code(RunOutcome outcome, Signals signals) =>
        outcome.Result is RunResult.Canceled && signals.Terminate.IsCancellationRequested ? ExitCodes.Terminated : ExitCodes.Failed;
}
