using System.Collections.Immutable;
using DorisDr.Engine.Events;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Engine.Planning;

/// <summary>
/// Decides what is to be done for a registered resource: Check, Diff, and from their answers the steps
/// (pkg/resource/deploy/step_generator.go). One resource is
/// planned at a time.
/// </summary>
/// <param name="olds">The state at the beginning, by URN.</param>
/// <param name="rootUrn">URN of the root stack.</param>
/// <param name="info">Takes messages about a resource.</param>
internal sealed class Planner(IReadOnlyDictionary<string, ResourceState> olds, string rootUrn, Action<string, string> info)
{
    private readonly ReplacementPlanner _replacements = new(olds);

    /// <summary>The recorded state of a resource; null when there is none.</summary>
    public ResourceState? Old(string urn) => olds.GetValueOrDefault(urn);

    /// <summary>True when a resource was deleted in this run, since what it depends on is replaced.</summary>
    public bool IsAlreadyDeleted(string urn) => _replacements.IsDeleted(urn);

    /// <summary>A delete that was planned was not done.</summary>
    public void NotDeleted(string urn) => _replacements.NotDeleted(urn);

    /// <summary>The step that takes an existing object in; null when the goal asks for none.</summary>
    /// <exception cref="PlanRefusedException">The resource exists already, as another object.</exception>
    public Step? PlanImport(Goal goal, string provider)
    {
        var old = Old(goal.Urn);
        if (goal.ImportId.Length == 0 || (old is not null && (old.ImportId == goal.ImportId || old.Id == goal.ImportId)))
        {
            return null;
        }

        return old is null
            ? new Step(StepOp.Import, null, goal.ToState(goal.Inputs, rootUrn, provider, null) with { Id = goal.ImportId })
            : throw Refused(RunProblems.ImportDiffers.Saying(
                $"The resource is recorded as '{old.Id}' and would have to be replaced by the import of '{goal.ImportId}'.",
                "Remove the import option, or run this program with pulumi."));
    }

    /// <summary>The steps that lead from what is recorded, or was just imported, to the goal.</summary>
    /// <param name="goal">What the program wants.</param>
    /// <param name="provider">The provider.</param>
    /// <param name="imported">What an import step took in; null for none.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="PlanRefusedException">It cannot be done; nothing was done.</exception>
    public async Task<ImmutableArray<Step>> PlanAsync(
        Goal goal, ProviderHandle provider, ResourceState? imported, CancellationToken cancellationToken)
    {
        var old = imported ?? Old(goal.Urn);
        _replacements.Register(goal.Urn);
        if (old is null)
        {
            var inputs = await CheckAsync(goal, provider.Provider, PropertyMap.Empty, goal.Inputs, cancellationToken).ConfigureAwait(false);
            return [new Step(StepOp.Create, null, goal.ToState(inputs, rootUrn, provider.Reference, null))];
        }

        if (_replacements.IsDeleted(goal.Urn))
        {
            var inputs = await CheckAsync(goal, provider.Provider, PropertyMap.Empty, goal.Inputs, cancellationToken).ConfigureAwait(false);
            return Recreate(goal, old, inputs, provider, null, ChangedNames(old.Inputs, inputs));
        }

        var (news, messages) = IgnoredChanges.Reset(old.Inputs, goal.Inputs, goal.IgnoreChanges);
        foreach (var message in messages)
        {
            info(goal.Urn, message);
        }

        var checkedInputs = await CheckAsync(goal, provider.Provider, old.Inputs, news, cancellationToken).ConfigureAwait(false);
        await RefuseMoveAsync(goal, old, provider, cancellationToken).ConfigureAwait(false);
        var request = new DiffRequest(goal.Identity, old.Id, old.Inputs, old.Outputs, checkedInputs, goal.IgnoreChanges);
        var diff = await provider.Provider.DiffAsync(request, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
        if (old.PendingReplacement || diff.Replaces)
        {
            return await ReplaceAsync(goal, old, provider, diff, cancellationToken).ConfigureAwait(false);
        }

        var wanted = goal.ToState(checkedInputs, rootUrn, provider.Reference, old);

        // A half-done create or update gets another chance, even when the provider sees no difference.
        return diff.Changes.Count == 0 && old.InitErrors.IsEmpty
            ? [new Step(StepOp.Same, old, wanted with { Id = old.Id, Outputs = old.Outputs })]
            : [new Step(StepOp.Update, old, wanted) { Diff = diff }];
    }

    private async Task<ImmutableArray<Step>> ReplaceAsync(
        Goal goal, ResourceState old, ProviderHandle provider, DiffResult diff, CancellationToken cancellationToken)
    {
        if (old.Protect && goal.Protect)
        {
            throw new PlanRefusedException([Protection.CannotReplace(goal.Urn)]);
        }

        if (goal.ImportId.Length > 0)
        {
            throw Refused(RunProblems.ImportDiffers.Saying(
                $"The import of '{goal.ImportId}' differs in what only a replacement can change.", "Make the program say what exists."));
        }

        if (!old.PendingReplacement && !diff.DeleteBeforeReplace)
        {
            throw Refused(RunProblems.CreateBeforeDelete.Of());
        }

        var inputs = await CheckAsync(goal, provider.Provider, PropertyMap.Empty, goal.Inputs, cancellationToken).ConfigureAwait(false);
        var deletes = await _replacements.DependentsAsync(old, provider.Provider, cancellationToken).ConfigureAwait(false);
        if (!old.PendingReplacement)
        {
            deletes = deletes.Add(new Step(StepOp.DeleteReplaced, old, null) { Diff = diff });
        }

        return deletes.AddRange(Recreate(goal, old, inputs, provider, diff, ChangedNames(old.Inputs, inputs)));
    }

    private ImmutableArray<Step> Recreate(
        Goal goal, ResourceState old, PropertyMap inputs, ProviderHandle provider, DiffResult? diff, ImmutableArray<string> changed)
    {
        var wanted = goal.ToState(inputs, rootUrn, provider.Reference, old) with { Extra = [] };
        return
        [
            new Step(StepOp.Replace, old, wanted) { Diff = diff, ChangedNames = changed },
            new Step(StepOp.CreateReplacement, old, wanted) { Diff = diff, ChangedNames = changed },
        ];
    }

    private static async Task<PropertyMap> CheckAsync(
        Goal goal, IProvider provider, PropertyMap oldInputs, PropertyMap news, CancellationToken cancellationToken)
    {
        var result = await provider.CheckAsync(new CheckRequest(goal.Identity, oldInputs, news), cancellationToken)
            .WaitAsync(cancellationToken)
            .ConfigureAwait(false);
        return Checks.Accept(result, goal.Identity, news);
    }

    // A resource whose provider is another one now stays, unless that other one manages another cluster.
    private async Task RefuseMoveAsync(Goal goal, ResourceState old, ProviderHandle provider, CancellationToken cancellationToken)
    {
        if (old.Provider == provider.Reference || !olds.TryGetValue(StackGraph.ProviderUrn(old.Provider), out var before))
        {
            return;
        }

        var identity = new ResourceIdentity(before.Urn, before.Type, before.Name);
        var request = new DiffRequest(
            identity, "", ProviderInputs.Of(before.Inputs).Plain(), ProviderInputs.Of(before.Outputs).Plain(), provider.Inputs.Plain(), []);
        var diff = await provider.Provider.DiffConfigAsync(request, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
        if (diff.Replaces)
        {
            throw Refused(RunProblems.OtherProvider.Saying(
                $"{goal.Name} would have to move to what another provider configuration manages.", "Run this program with pulumi."));
        }
    }

    private static ImmutableArray<string> ChangedNames(PropertyMap before, PropertyMap after) =>
    [
        .. before.Keys.Union(after.Keys, StringComparer.Ordinal)
            .Where(name => !Equals(before.GetValueOrDefault(name)?.Plain(), after.GetValueOrDefault(name)?.Plain()))
            .Order(StringComparer.Ordinal),
    ];

    private static PlanRefusedException Refused(Problem problem) => new([problem.ToString()]);
}
