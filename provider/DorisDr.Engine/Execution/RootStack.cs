using DorisDr.Engine.Events;
using DorisDr.Engine.Planning;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Engine.Execution;

/// <summary>The resource that stands for the stack: registered first, finished last, with the outputs of the program.</summary>
internal sealed class RootStack(RunContext run)
{
    private Step? _step;

    /// <summary>Registers it.</summary>
    public async Task BeginAsync()
    {
        var old = run.Journal.Resources.FirstOrDefault(r => r.Urn == run.RootUrn);
        var now = run.Time.GetUtcNow();
        var wanted = (old ?? new ResourceState { Urn = run.RootUrn, Type = Urn.StackType }) with
        {
            Created = old is null ? now : old.Created,
            Modified = old is null ? now : old.Modified,
        };
        _step = new Step(old is null ? StepOp.Create : StepOp.Same, old, wanted);
        run.Events.Started(_step);
        if (!run.Preview)
        {
            var pending = old is null ? new PendingOperation(wanted with { Created = null, Modified = null }, PendingOperationType.Creating) : null;
            if (pending is not null)
            {
                await run.Journal.BeginAsync(pending, run.Control.Terminate).ConfigureAwait(false);
            }

            await run.Journal.EndAsync(pending, s => s.Finish(wanted), pending is not null, run.Control.Terminate).ConfigureAwait(false);
        }

        run.Events.Count(_step);
    }

    /// <summary>Sets the outputs of the program.</summary>
    public async Task SetOutputsAsync(PropertyMap outputs)
    {
        var before = _step!.New!;
        var state = before with { Outputs = outputs };
        _step = _step with { New = state };
        if (!run.Preview && !before.Outputs.Equals(outputs))
        {
            await run.Journal.EndAsync(null, s => s.Mark(state), true, run.Control.Terminate).ConfigureAwait(false);
        }
    }

    /// <summary>Says that everything is done.</summary>
    public void Finish()
    {
        if (_step is not null)
        {
            run.Events.Raise(new StepFinished(_step.Describe()));
        }
    }
}
