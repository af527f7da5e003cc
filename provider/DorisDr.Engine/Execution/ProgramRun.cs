using System.Collections.Concurrent;
using DorisDr.Engine.Planning;
using DorisDr.Engine.Programs;
using DorisDr.Engine.Programs.Checking;
using DorisDr.Engine.Programs.Evaluation;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Engine.Execution;

/// <summary>
/// Runs a program: evaluates what its nodes need, registers resources as soon as their inputs are known, then deletes what it no longer
/// declares.
/// </summary>
internal sealed class ProgramRun(
    RunContext run, CheckedProgram program, EvaluationScope scope, DefaultProvider provider, Planner planner, StepRunner steps, TargetSet targets) : IDisposable
{
    private readonly GoalBuilder _goals = new(run, scope);
    private readonly Evaluator _evaluator = new(scope);
    private readonly Registrar _registrar = new(run, provider, planner, steps);
    private readonly RootStack _root = new(run);
    private readonly ConcurrentDictionary<string, Task<NodeOutcome>> _nodes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _registered = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _targeted = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _skipped = new(StringComparer.Ordinal);

    private enum NodeOutcome
    {
        Done,
        Skipped,
        Failed,
    }

    /// <summary>The first resource that could not be brought to its goal; null for none.</summary>
    public ResourceDeclaration? FirstFailed { get; private set; }

    public async Task RunAsync()
    {
        await _root.BeginAsync().ConfigureAwait(false);
        foreach (var key in program.Order)
        {
            _nodes[key] = NodeAsync(key);
            if (run.Control.Parallel == 1)
            {
                await _nodes[key].ConfigureAwait(false);
            }
        }

        await Task.WhenAll(_nodes.Values).ConfigureAwait(false);
        if (!run.Control.Failed && !run.Control.Stopped)
        {
            await OutputsAsync().ConfigureAwait(false);
        }

        if (!run.Control.Failed && !run.Control.Stopped)
        {
            await DeleteAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Says that the root stack is finished; the last event of the run's steps.</summary>
    public void Finish() => _root.Finish();

    public void Dispose() => _registrar.Dispose();

    private async Task<NodeOutcome> NodeAsync(string key)
    {
        var resource = program.Declaration.Resources.FirstOrDefault(r => r.Key == key);
        var needs = resource is null
            ? program.Declaration.Variables.First(v => v.Name == key).Value.Accesses()
            : ReferenceGraph.Needs(resource);
        foreach (var need in needs.Select(static a => a.Root).Distinct(StringComparer.Ordinal))
        {
            if (_nodes.TryGetValue(need, out var node) && await node.ConfigureAwait(false) == NodeOutcome.Failed)
            {
                return NodeOutcome.Failed;
            }
        }

        if (run.Control.Stopped)
        {
            return NodeOutcome.Failed;
        }

        var urn = resource is null ? run.RootUrn : _goals.UrnOf(resource);
        try
        {
            var outcome = resource is null ? await VariableAsync(key).ConfigureAwait(false) : await ResourceAsync(resource).ConfigureAwait(false);
            return outcome == NodeOutcome.Failed ? Failed(resource) : outcome;
        }
        catch (OperationCanceledException) when (run.Control.Stopped && !run.Control.Terminate.IsCancellationRequested)
        {
            return NodeOutcome.Failed;
        }
        catch (Exception failure) when (!run.Control.Terminate.IsCancellationRequested)
        {
            Report(urn, failure);
            run.Control.Fail();
            return Failed(resource);
        }
    }

    private NodeOutcome Failed(ResourceDeclaration? resource)
    {
        FirstFailed ??= resource;
        return NodeOutcome.Failed;
    }

    private void Report(string urn, Exception failure)
    {
        if (failure is ReportedException)
        {
            return;
        }

        foreach (var message in (failure as PlanRefusedException)?.Messages ?? [failure.Message])
        {
            run.Events.Error(urn, message);
        }
    }

    private async Task<NodeOutcome> VariableAsync(string name)
    {
        var variable = program.Declaration.Variables.First(v => v.Name == name);
        scope.Add(name, await _evaluator.EvaluateAsync(variable.Value, run.Control.Terminate).ConfigureAwait(false));
        return NodeOutcome.Done;
    }

    private async Task<NodeOutcome> ResourceAsync(ResourceDeclaration resource)
    {
        var goal = await _goals.BuildAsync(resource, program.Schemas[resource.Key], run.Control.Terminate).ConfigureAwait(false);
        _registered[goal.Urn] = true;
        ResourceState? state;
        if (IsTargeted(goal))
        {
            RefuseSkipped(goal);
            state = await _registrar.RegisterAsync(goal).ConfigureAwait(false);
        }
        else if (planner.Old(goal.Urn) is { } old)
        {
            state = await _registrar.KeepAsync(old).ConfigureAwait(false);
        }
        else
        {
            _skipped[goal.Urn] = resource.Name;
            scope.Add(resource.Key, new RegisteredResource(goal.Urn, "", PropertyMap.Empty));
            return NodeOutcome.Skipped;
        }

        if (state is null)
        {
            return NodeOutcome.Failed;
        }

        scope.Add(resource.Key, new RegisteredResource(goal.Urn, state.Id, state.Outputs));
        return NodeOutcome.Done;
    }

    private bool IsTargeted(Goal goal)
    {
        var targeted = targets.Contains(goal.Urn)
            || (run.Options.TargetDependents && (goal.Dependencies.Any(_targeted.ContainsKey) || _targeted.ContainsKey(goal.DeletedWith)));
        if (targeted)
        {
            _targeted[goal.Urn] = true;
        }

        return targeted;
    }

    private void RefuseSkipped(Goal goal)
    {
        var missing = goal.Dependencies.Append(goal.DeletedWith).Where(_skipped.ContainsKey).ToList();
        if (missing.Count > 0)
        {
            throw new ProblemException(
            [
                .. missing.Select(urn => RunProblems.DependencyNotTargeted.Of(goal.Urn, urn)),
            ]);
        }
    }

    private async Task OutputsAsync()
    {
        var outputs = PropertyMap.Empty;
        foreach (var output in program.Declaration.Outputs)
        {
            try
            {
                var value = await _evaluator.EvaluateAsync(output.Value, run.Control.Terminate).ConfigureAwait(false);
                outputs = outputs.With(output.Name, value.Value);
            }
            catch (Exception failure) when (!run.Control.Terminate.IsCancellationRequested)
            {
                Report(run.RootUrn, failure);
                run.Control.Fail();
            }
        }

        if (!run.Control.Failed)
        {
            await _root.SetOutputsAsync(outputs).ConfigureAwait(false);
        }
    }

    private async Task DeleteAsync()
    {
        var gone = run.Journal.Resources
            .Where(r => r.Urn != run.RootUrn && !_registered.ContainsKey(r.Urn) && !(r.Urn == provider.Urn && provider.IsUsed))
            .ToList();
        if (!targets.IsAll)
        {
            var urns = gone.Where(r => targets.Contains(r.Urn)).Select(static r => r.Urn).ToHashSet(StringComparer.Ordinal);
            var all = run.Options.TargetDependents ? StackGraph.WithDependents(gone, [.. urns]) : [.. urns];
            gone = [.. gone.Where(r => all.Contains(r.Urn) && !r.IsProvider)];
            var orphans = DeleteRun.Orphans(run.Journal.Resources, gone);
            if (!orphans.IsEmpty)
            {
                foreach (var orphan in orphans)
                {
                    run.Events.Error(run.RootUrn, orphan.ToString());
                }

                run.Control.Fail();
                return;
            }
        }

        await new DeleteRun(run, steps).RunAsync(gone).ConfigureAwait(false);
    }
}
