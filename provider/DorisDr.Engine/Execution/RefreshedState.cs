using System.Collections.Immutable;
using DorisDr.Engine.Planning;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Provider;

namespace DorisDr.Engine.Execution;

/// <summary>What a read makes of a recorded resource.</summary>
internal static class RefreshedState
{
    /// <summary>
    /// The recorded resource with what was read; secrets stay secret, the time of change moves only when something changed.
    /// </summary>
    public static ResourceState Of(ResourceState old, ReadResult found, DateTimeOffset now)
    {
        var inputs = SecretMarks.Apply(found.Inputs, old.Inputs, []);
        var outputs = SecretMarks.Apply(SecretMarks.Apply(found.Outputs, old.Inputs, old.AdditionalSecretOutputs), old.Outputs, []);
        return old with
        {
            Id = found.Id,
            Inputs = inputs,
            Outputs = outputs,
            InitErrors = [.. found.Unfinished],
            Modified = inputs.Equals(old.Inputs) && outputs.Equals(old.Outputs) ? old.Modified : now,
        };
    }

    /// <summary>
    /// The resources that are left, without references to those that are gone. Inputs that come from nowhere are not listed any more.
    /// </summary>
    public static ImmutableArray<ResourceState> Rebuild(IEnumerable<ResourceState> resources, IReadOnlyDictionary<string, ResourceState> gone) =>
    [
        .. resources.Where(r => !gone.ContainsKey(r.Urn)).Select(r => r with
        {
            Dependencies = [.. r.Dependencies.Where(d => !gone.ContainsKey(d))],
            PropertyDependencies = r.PropertyDependencies
                .Select(p => KeyValuePair.Create(p.Key, p.Value.Where(d => !gone.ContainsKey(d)).ToImmutableArray()))
                .Where(static p => !p.Value.IsEmpty)
                .ToImmutableSortedDictionary(static p => p.Key, static p => p.Value, StringComparer.Ordinal),
            DeletedWith = gone.ContainsKey(r.DeletedWith) ? "" : r.DeletedWith,
            Parent = gone.TryGetValue(r.Parent, out var parent) ? parent.Parent : r.Parent,
        }),
    ];
}
