using DorisDr.Cli.Rendering.Sections;
using DorisDr.Cli.Rendering.Text;
using DorisDr.Engine.Events;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Provider;

namespace DorisDr.Cli.Rendering.Rows;

/// <summary>One line per event, for logs and CI: what the Pulumi CLI writes where nobody can redraw.</summary>
internal sealed class RowView(ViewOptions options, TextWriter output, Palette palette, TimeProvider time) : IRunView
{
    private readonly RunRecord _record = new();
    private readonly Dictionary<string, Row> _rows = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Raise(EngineEvent engineEvent)
    {
        _record.Note(engineEvent);
        switch (engineEvent)
        {
            case RunStarted run:
                Write(RunWords.Banner(run));
                Write(new StyledText());
                break;
            case StepStarted { Step: var step } when !RunRecord.IsHidden(step):
                Start(step);
                break;
            case StepFinished { Step: var step } when !RunRecord.IsHidden(step):
                Finish(step);
                break;
            case StepFailed { Step: var step } when !RunRecord.IsHidden(step):
                Fail(step);
                break;
            case Diagnostic { Severity: not LogSeverity.Debug } message:
                Say(message);
                break;
            case RunFinished finished:
                foreach (var line in Blocks.All(_record, finished, options))
                {
                    Write(line);
                }

                break;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => output.Flush();

    private bool Preview => _record.Started is { Preview: true };

    private void Start(StepDescription step)
    {
        var row = new Row(step, Preview ? StepWords.Planning(step.Op) : $"{StepWords.Running(step.Op)} (0s)", time.GetTimestamp());
        _rows[step.Urn] = row;
        if (step.Op is not StepOp.Same || options.ShowSames)
        {
            Print(step, step.Op is StepOp.Same ? "running" : row.Status, RowText.Info(step));
        }
    }

    private void Finish(StepDescription step)
    {
        var started = _rows.GetValueOrDefault(step.Urn);
        var wasRefreshing = started is { Step.Op: StepOp.Refresh };
        if (RunRecord.IsRoot(step))
        {
            FinishRoot(step, started);
        }
        else if (step.Op is StepOp.Same or StepOp.Refresh)
        {
            if (wasRefreshing || options.ShowSames)
            {
                Print(step with { Op = StepOp.Same }, "", "");
            }
        }
        else if (!Preview)
        {
            Print(step, $"{StepWords.Done(step.Op)} ({Elapsed.Done(Since(started))})", RowText.Info(step));
        }
        else if (wasRefreshing || started is null)
        {
            Print(step, StepWords.Planned(step.Op), RowText.Info(step));
        }
    }

    private void FinishRoot(StepDescription step, Row? started)
    {
        if (step.Op is StepOp.Same or StepOp.Refresh)
        {
            Print(step with { Op = StepOp.Same }, "", _record.CountsOf(step.Urn));
        }
        else
        {
            Print(step, Preview ? StepWords.Planned(step.Op) : $"{StepWords.Done(step.Op)} ({Elapsed.Done(Since(started))})", _record.CountsOf(step.Urn));
        }
    }

    private void Fail(StepDescription step)
    {
        var info = RunRecord.IsRoot(step)
            ? _record.CountsOf(step.Urn)
            : RowText.Join(RowText.Info(step), RowText.FirstLine(_record.Messages.LastOrDefault(m => m.Urn == step.Urn)));
        Print(step, $"**{StepWords.Failed(step.Op)}**", info);
    }

    private void Say(Diagnostic message)
    {
        if (_rows.TryGetValue(message.Urn, out var row))
        {
            Print(row.Step, row.Step.Op is StepOp.Same ? "running" : row.Status, RowText.Join(RowText.Info(row.Step), RowText.FirstLine(message)));
        }
        else if (message.Urn.Length > 0)
        {
            Write(new StyledText($"    {Urn.TypeOf(message.Urn)} {Urn.NameOf(message.Urn)}  {RowText.FirstLine(message)}"));
        }
    }

    private void Print(StepDescription step, string status, string info) => Write(RowText.Of(step, status, info));

    private void Write(StyledText line) => output.WriteLine(palette.Paint(line));

    private TimeSpan Since(Row? row) => row is null ? TimeSpan.Zero : time.GetElapsedTime(row.Since);

    private sealed record Row(StepDescription Step, string Status, long Since);
}
