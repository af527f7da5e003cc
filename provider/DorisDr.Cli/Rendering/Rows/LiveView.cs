using DorisDr.Cli.Rendering.Sections;
using DorisDr.Cli.Rendering.Text;
using DorisDr.Engine.Events;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Provider;

namespace DorisDr.Cli.Rendering.Rows;

/// <summary>A table that is redrawn as things happen, for a person at a terminal.</summary>
internal sealed class LiveView(ViewOptions options, TextWriter output, Palette palette, TimeProvider time) : IRunView
{
    private readonly RunRecord _record = new();
    private readonly List<Row> _rows = [];
    private int _drawn;

    /// <inheritdoc/>
    public void Raise(EngineEvent engineEvent)
    {
        _record.Note(engineEvent);
        switch (engineEvent)
        {
            case RunStarted run:
                output.WriteLine(palette.Paint(RunWords.Banner(run)));
                break;
            case StepStarted { Step: var step } when IsShown(step):
                var row = RowOf(step);
                row.Status = Preview ? StepWords.Planning(step.Op) : StepWords.Running(step.Op);
                Draw();
                break;
            case StepFinished { Step: var step } when IsShown(step):
                var done = RowOf(step);
                done.Status = Preview ? StepWords.Planned(step.Op)
                    : step.Op is StepOp.Same ? "" : $"{StepWords.Done(step.Op)} ({Elapsed.Done(time.GetElapsedTime(done.Since))})";
                Draw();
                break;
            case StepFailed { Step: var step } when IsShown(step):
                RowOf(step).Status = $"**{StepWords.Failed(step.Op)}**";
                Draw();
                break;
            case Diagnostic { Severity: not LogSeverity.Debug } message when _rows.Find(r => r.Step.Urn == message.Urn) is { } said:
                said.Info = RowText.FirstLine(message);
                Draw();
                break;
            case RunFinished finished:
                Finish(finished);
                break;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => output.Flush();

    private bool Preview => _record.Started is { Preview: true };

    private static bool IsShown(StepDescription step) => !RunRecord.IsHidden(step);

    private Row RowOf(StepDescription step)
    {
        var row = _rows.Find(r => r.Step.Urn == step.Urn);
        if (row is null)
        {
            _rows.Add(row = new Row { Step = step, Since = time.GetTimestamp() });
        }

        // The halves of a replacement are shown as the replacement that they make up.
        row.Step = step.Logical || row.Step.Op is not StepOp.Replace ? step : row.Step;
        return row;
    }

    private void Finish(RunFinished finished)
    {
        foreach (var row in _rows)
        {
            row.Info = _record.CountsOf(row.Step.Urn);
        }

        _rows.RemoveAll(r => r.Step.Op is StepOp.Same or StepOp.Refresh && !RunRecord.IsRoot(r.Step) && !options.ShowSames && r.Info.Length == 0);
        Draw();
        output.WriteLine();
        foreach (var line in Blocks.All(_record, finished, options))
        {
            output.WriteLine(palette.Paint(line));
        }
    }

    private void Draw()
    {
        var lines = Lines().ToList();
        var erase = _drawn > 0 ? $"\e[{_drawn}A\e[J" : "";
        output.Write(erase + string.Concat(lines.Select(l => palette.Paint(l) + "\n")));
        output.Flush();
        _drawn = lines.Count;
    }

    private IEnumerable<StyledText> Lines()
    {
        var rows = _rows.OrderByDescending(r => RunRecord.IsRoot(r.Step)).ToList();
        string Tree(int i) => RunRecord.IsRoot(rows[i].Step) ? "" : i == rows.Count - 1 ? "└─ " : "├─ ";
        var cells = rows.Select((r, i) => (Row: r, Type: Tree(i) + r.Step.Type, Name: Urn.NameOf(r.Step.Urn))).ToList();
        var type = Math.Max(4, ValueText.Width(cells.Select(c => c.Type)));
        var name = Math.Max(4, ValueText.Width(cells.Select(c => c.Name)));
        var status = Math.Max(6, ValueText.Width(rows.Select(r => r.Status)));
        yield return new StyledText("     ").Append($"{"Type".PadRight(type)}  {"Name".PadRight(name)}  {(Preview ? "Plan" : "Status").PadRight(status)}  Info", Tone.ColumnHeader);
        foreach (var cell in cells)
        {
            var step = cell.Row.Step;
            yield return new StyledText(" ").Append(StepWords.Prefix(step.Op), StepWords.ToneOf(step.Op))
                .Append($"  {cell.Type.PadRight(type)}  {cell.Name.PadRight(name)}  ")
                .Append(cell.Row.Status.PadRight(status), StepWords.ToneOf(step.Op))
                .Append("  " + RowText.Join(RowText.Info(step), cell.Row.Info));
        }
    }

    private sealed class Row
    {
        public required StepDescription Step { get; set; }

        public required long Since { get; init; }

        public string Status { get; set; } = "";

        public string Info { get; set; } = "";
    }
}
