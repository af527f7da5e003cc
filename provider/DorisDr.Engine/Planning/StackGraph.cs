using System.Collections.Immutable;
using DorisDr.Engine.State;

namespace DorisDr.Engine.Planning;

/// <summary>Who needs whom in a state. Resources are in the state's order: what something needs comes before it.</summary>
internal static class StackGraph
{
    /// <summary>URNs of what a resource needs: dependencies, parent, provider, and the one that it is deleted with.</summary>
    public static IEnumerable<string> NeedsOf(ResourceState resource)
    {
        var needs = resource.Dependencies.AsEnumerable().Concat(resource.PropertyDependencies.Values.SelectMany(static d => d.AsEnumerable()));
        return new[] { resource.Parent, ProviderUrn(resource.Provider), resource.DeletedWith }
            .Where(static u => u.Length > 0)
            .Concat(needs);
    }

    /// <summary>The URN in a provider reference <c>URN::ID</c>.</summary>
    public static string ProviderUrn(string reference)
    {
        var end = reference.LastIndexOf("::", StringComparison.Ordinal);
        return end < 0 ? "" : reference[..end];
    }

    /// <summary>
    /// The order of deletes (pkg/resource/deploy/step_generator.go, ScheduleDeletes): layers by depth, the deepest first; all of a layer
    /// may go at once.
    /// </summary>
    public static ImmutableArray<ImmutableArray<ResourceState>> Layers(IEnumerable<ResourceState> condemned)
    {
        var depths = new Dictionary<string, int>(StringComparer.Ordinal);
        var layers = new SortedDictionary<int, List<ResourceState>>();
        foreach (var resource in condemned)
        {
            var depth = NeedsOf(resource).Select(n => depths.TryGetValue(n, out var d) ? d + 1 : 0).DefaultIfEmpty().Max();
            depths[resource.Urn] = depth;
            if (!layers.TryGetValue(depth, out var layer))
            {
                layers[depth] = layer = [];
            }

            layer.Add(resource);
        }

        return [.. layers.Values.Reverse().Select(l => l.AsEnumerable().Reverse().ToImmutableArray())];
    }

    /// <summary>The URNs with all that depend on them.</summary>
    public static ImmutableHashSet<string> WithDependents(IEnumerable<ResourceState> resources, ImmutableHashSet<string> urns)
    {
        foreach (var resource in resources)
        {
            var needs = resource.Dependencies.Append(resource.DeletedWith).Concat(resource.PropertyDependencies.Values.SelectMany(static d => d.AsEnumerable()));
            if (needs.Any(urns.Contains))
            {
                urns = urns.Add(resource.Urn);
            }
        }

        return urns;
    }
}
