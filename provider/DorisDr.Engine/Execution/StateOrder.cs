using System.Collections.Immutable;
using DorisDr.Engine.Planning;
using DorisDr.Engine.State;

namespace DorisDr.Engine.Execution;

/// <summary>
/// Keeps the order that a state must have: what something needs comes before it. An order that is right already stays as it is.
/// </summary>
internal static class StateOrder
{
    public static ImmutableArray<ResourceState> Sort(ImmutableArray<ResourceState> resources)
    {
        var byUrn = resources.ToDictionary(static r => r.Urn, StringComparer.Ordinal);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var sorted = ImmutableArray.CreateBuilder<ResourceState>(resources.Length);
        foreach (var resource in resources)
        {
            Visit(resource);
        }

        return sorted.MoveToImmutable();

        void Visit(ResourceState resource)
        {
            if (visited.Add(resource.Urn))
            {
                foreach (var need in StackGraph.NeedsOf(resource))
                {
                    if (byUrn.TryGetValue(need, out var needed))
                    {
                        Visit(needed);
                    }
                }

                sorted.Add(resource);
            }
        }
    }
}
