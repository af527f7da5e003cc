using System.Collections.Immutable;
using DorisDr.Engine.Events;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Engine.Planning;

/// <summary>
/// Finds what must be deleted with a resource that is deleted before it is made anew (pkg/resource/deploy/step_generator.go,
/// calculateDependentReplacements): what
/// is deleted with it, and what would have to be replaced if the inputs that come from it changed.
/// </summary>
internal sealed class ReplacementPlanner(IReadOnlyDictionary<string, ResourceState> olds)
{
    private readonly HashSet<string> _registered = new(StringComparer.Ordinal);
    private readonly HashSet<string> _deleted = new(StringComparer.Ordinal);

    /// <summary>A resource that is planned no longer depends on what is planned after it.</summary>
    public void Register(string urn) => _registered.Add(urn);

    public bool IsDeleted(string urn) => _deleted.Contains(urn);

    /// <summary>A delete that was planned was not done.</summary>
    public void NotDeleted(string urn) => _deleted.Remove(urn);

    /// <summary>The deletes of the dependents, in their order.</summary>
    /// <exception cref="PlanRefusedException">One of them is protected.</exception>
    public async Task<ImmutableArray<Step>> DependentsAsync(ResourceState root, IProvider provider, CancellationToken cancellationToken)
    {
        var replaced = new HashSet<string>(StringComparer.Ordinal) { root.Urn };
        var dependents = new List<ResourceState>();
        foreach (var candidate in olds.Values)
        {
            if (!candidate.Custom || candidate.IsProvider || _registered.Contains(candidate.Urn) || _deleted.Contains(candidate.Urn))
            {
                continue;
            }

            if (replaced.Contains(candidate.DeletedWith)
                || await MustGoAsync(candidate, replaced, provider, cancellationToken).ConfigureAwait(false))
            {
                replaced.Add(candidate.Urn);
                dependents.Add(candidate);
            }
        }

        var refused = dependents.Where(static d => d.Protect).Select(static d => Protection.CannotReplace(d.Urn)).ToList();
        if (refused.Count > 0)
        {
            throw new PlanRefusedException(refused);
        }

        _deleted.UnionWith(dependents.Select(static d => d.Urn));
        return
        [
            .. dependents.AsEnumerable().Reverse()
                .Select(d => new Step(StepOp.DeleteReplaced, d, null) { GoesWithAnother = replaced.Contains(d.DeletedWith) }),
        ];
    }

    private static async Task<bool> MustGoAsync(
        ResourceState candidate, HashSet<string> replaced, IProvider provider, CancellationToken cancellationToken)
    {
        var unknown = candidate.PropertyDependencies.Where(p => p.Value.Any(replaced.Contains)).Select(static p => p.Key).ToList();
        if (unknown.Count == 0)
        {
            return false;
        }

        var news = unknown.Aggregate(candidate.Inputs, static (inputs, name) => inputs.With(name, PropertyValue.Unknown));
        var identity = new ResourceIdentity(candidate.Urn, candidate.Type, candidate.Name);
        var request = new DiffRequest(identity, candidate.Id, candidate.Inputs, candidate.Outputs, news, candidate.IgnoreChanges);
        var diff = await provider.DiffAsync(request, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
        return diff.Replaces;
    }
}
