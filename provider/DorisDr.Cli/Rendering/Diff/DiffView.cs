using DorisDr.Cli.Rendering.Sections;
using DorisDr.Cli.Rendering.Text;
using DorisDr.Engine.Events;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Cli.Rendering.Diff;

/// <summary>Properties in full (<c>--diff</c>); messages go to stderr as they come.</summary>
internal sealed class DiffView(ViewOptions options, TextWriter output, TextWriter errors, Palette palette) : IRunView
{
    private readonly RunRecord _record = new();
    private bool _rootShown;

    /// <inheritdoc/>
    public void Raise(EngineEvent engineEvent)
    {
        _record.Note(engineEvent);
        switch (engineEvent)
        {
            case RunStarted run:
                Write(RunWords.Banner(run));
                break;
            case StepStarted { Step: var step } when !RunRecord.IsHidden(step) && step.Op is not StepOp.Refresh:
                Show(step);
                break;
            case StepFinished { Step: var step } when !RunRecord.IsHidden(step) && _record.Started is { Operation: OperationKind.Refresh }:
                Show(step);
                break;
            case Diagnostic { Ephemeral: false, Severity: not LogSeverity.Debug } message:
                errors.WriteLine(Blocks.PrefixOf(message.Severity).Prefix + message.Message);
                break;
            case RunFinished finished:
                foreach (var line in Blocks.All(_record, finished, options).Where(l => !l.IsEmpty).SkipWhile(IsDiagnostics))
                {
                    Write(line);
                }

                break;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => output.Flush();

    /// <summary>The blocks begin with the diagnostics, which this view has said already.</summary>
    private static bool IsDiagnostics(StyledText line) => line.ToString() is var text && text != "Outputs:" && text != "Resources:";

    private void Show(StepDescription step)
    {
        var isRoot = RunRecord.IsRoot(step);
        if ((isRoot && _rootShown) || !step.Logical || (!isRoot && step.Op is StepOp.Same or StepOp.Refresh && !options.ShowSames))
        {
            return;
        }

        _rootShown |= isRoot;
        foreach (var line in Lines(step, isRoot ? 0 : 4))
        {
            Write(line);
        }
    }

    private static IEnumerable<StyledText> Lines(StepDescription step, int indent)
    {
        var op = step.Op is StepOp.Refresh ? StepOp.Same : step.Op;
        var blanks = ValueText.Blanks(indent + 4);
        yield return new StyledText(ValueText.Blanks(indent)).Append($"{StepWords.Prefix(op)}{step.Type}: ({StepWords.Name(op)})", StepWords.ToneOf(op));
        if (step.Old is { Id.Length: > 0 } old)
        {
            yield return new StyledText($"{blanks}[id={old.Id}]");
        }

        yield return new StyledText($"{blanks}[urn={step.Urn}]");
        foreach (var line in Properties(step, indent + 4))
        {
            yield return line;
        }
    }

    private static IEnumerable<StyledText> Properties(StepDescription step, int indent)
    {
        var oldInputs = step.Old?.Inputs ?? PropertyMap.Empty;
        var newInputs = step.New?.Inputs ?? PropertyMap.Empty;
        return step.Op switch
        {
            StepOp.Create or StepOp.Import => ValueText.Entries(newInputs, indent).Select(l => new StyledText(l, Tone.Create)),
            StepOp.Delete => ValueText.Entries(oldInputs, indent).Select(l => new StyledText(l, Tone.Delete)),
            StepOp.Update or StepOp.Replace => ChangeText.Lines(Before(step, oldInputs), newInputs, indent, all: false),
            _ => [],
        };
    }

    /// <summary>The old value of what can be read is the live one, so that drift shows as what is healed.</summary>
    private static PropertyMap Before(StepDescription step, PropertyMap oldInputs)
    {
        var live = step.Old?.Outputs ?? PropertyMap.Empty;
        var byOutput = step.DetailedDiff?.Where(c => !c.InputOnly).Select(c => c.Path.First).Distinct(StringComparer.Ordinal) ?? [];
        return byOutput.Aggregate(oldInputs, (before, name) => live.Find(name) is { } value ? before.With(name, value) : before);
    }

    private void Write(StyledText line) => output.WriteLine(palette.Paint(line));
}
